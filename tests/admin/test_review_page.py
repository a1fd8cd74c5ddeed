"""The page on which a text is read for review: what it compares, what it marks, what it leaves folded."""

from time import perf_counter

import pytest

from coopcms.content.models import ItemGrant
from coopcms.content.services import save
from coopcms.content.services_copies import edit
from coopcms.review.services_comments import comment_on
from tests.admin.pages import Page
from tests.fixtures.items import TEXT

MARKS = "//main//ins | //main//del | //main//*[@class='mark']"


def review(client, item, **asked) -> Page:
    answer = client.get(f"/admin/item/{item.id}/pruefung", query_string=asked)
    assert answer.status_code == 200, answer.text
    return Page(answer)


def words(page: Page, path: str) -> list[str]:
    """The words at a path as they are, spaces at the ends left out."""
    return page.texts(f"//section[contains(@class, 'proof')]{path}")


@pytest.fixture
def changed(clock, shared_review, act, author, reviewer_siegen, reviewer_ruhr):
    """Signed for Siegen as version 1; Ruhr-OWL asked for changes, and version 2 mends a word and adds a paragraph."""
    act(shared_review, "sign_off", reviewer_siegen)
    item = act(shared_review, "request_changes", reviewer_ruhr, comment="Bitte kürzen.")
    body = TEXT["body"].replace("weniger Papier", "kein Papier") + "<p>Wer will, kommt vorbei.</p>"
    save(item, {"body": body, "topics": "Papier"}, author)
    return act(item, "submit", author)


def test_a_text_read_for_the_first_time_has_no_marks(english, in_review, reviewer_siegen):
    page = review(english(reviewer_siegen), in_review)
    assert "it was never public: read all of it" in page.said
    assert not page.root.xpath(MARKS) and not page.root.xpath("//details[@class='same']")


def test_who_signed_sees_what_has_changed_since(english, changed, reviewer_siegen):
    page = review(english(reviewer_siegen), changed)
    assert "3 changes. Compared with version 1, which you signed on 24 November 2026, 09:00." in page.said
    assert words(page, "//del") == ["weniger"] and words(page, "//ins") == ["kein", "Wer will, kommt vorbei.", "Papier"]


def test_who_asked_for_changes_sees_what_came_of_it(english, changed, reviewer_ruhr):
    page = review(english(reviewer_ruhr), changed)
    assert "Compared with version 1, about which you asked for changes on" in page.said
    assert words(page, "//del") == ["weniger"]


def test_a_colleague_sees_what_the_centre_signed(english, changed, acting):
    page = review(english(acting("zwei@siegen.example", "reviewer@siegen")), changed)
    assert "which pruefung@siegen.example (Beispiel) signed for Zentrum Siegen (Beispiel) on" in page.said


def test_a_working_copy_is_read_against_what_is_public(clock, english, published, act, author, reviewer_siegen):
    copy = edit(published, {"title": "Neue Halle in Olpe"}, author).item
    act(copy, "submit", author)
    page = review(english(reviewer_siegen), copy)
    assert "One change. Compared with version 1, which has been public since 24 November 2026, 09:00." in page.said
    assert (words(page, "//del"), words(page, "//ins")) == (["Siegen"], ["Olpe"])


def test_one_chooses_what_to_compare_with(english, changed, reviewer_siegen):
    client = english(reviewer_siegen)
    page = review(client, changed)
    choices = {link.text: link.get("href") for link in page.root.xpath("//nav[@class='choices']//a")}
    assert list(choices) == ["since my last signature", "the whole text"]
    whole = Page(client.get(choices["the whole text"]))
    assert "The whole text, without marks." in whole.said and not whole.root.xpath(MARKS)
    assert whole.texts("//nav[@class='choices']//a[@aria-current]") == ["the whole text"]


@pytest.mark.parametrize("wish", ["live", "zentrum", "bitte", "nonsense", "<b>", "ganz "])
def test_what_cannot_be_compared_with_is_passed_over(english, changed, reviewer_siegen, wish):
    assert "which you signed on" in review(english(reviewer_siegen), changed, seit=wish).said


def test_hidden_words_say_what_marks_show(english, changed, reviewer_siegen):
    said = review(english(reviewer_siegen), changed).texts("//*[contains(@class, 'is-change')]//p[1]")
    assert "Die Mitarbeiter:innen wollten [deleted: weniger] [inserted: kein] Papier." in said


def test_what_has_not_changed_is_folded_and_a_heading_stays_above_what_did(english, changed, reviewer_siegen):
    page = review(english(reviewer_siegen), changed)
    assert page.texts("//details[@class='same']/summary") == ["one unchanged paragraph", "one unchanged detail"]
    assert "Anfang" in page.texts("//*[contains(@class, 'passage')][not(ancestor::details)]//h4[@class='as-h2']")


def test_changes_lead_from_one_to_the_next_and_to_the_decision(english, changed, reviewer_siegen):
    page = review(english(reviewer_siegen), changed)
    ids = page.root.xpath("//*[@class='mark']/@id")
    assert ids == ["a1", "a2", "a3"]
    assert page.root.xpath("//*[@class='jumps']/a/@href") == ["#a1", "#entscheidung"]
    assert page.root.xpath("//*[@class='mark']/a[@class='on']/@href") == ["#a2", "#a3", "#entscheidung"]
    order = page.root.xpath("//*[@id='a3'] | //*[@id='entscheidung'] | //form[contains(@action, '/sign_off')]")
    assert [node.get("id") for node in order] == ["a3", "entscheidung", "akt-sign_off"]


def test_placement_stands_apart_and_says_that_it_voids_nothing(english, changed, reviewer_siegen):
    page = review(english(reviewer_siegen), changed)
    apart = page.root.xpath("//h3[contains(., 'voids no signature')]/following-sibling::*//*[@class='field-name']")
    assert [node.text for node in apart] == ["Topics"]


def test_a_moved_paragraph_says_where_it_stood(english, shared_review, act, author, reviewer_siegen, reviewer_ruhr):
    three = [f"<p>{text}</p>" for text in ("Das Erste ist lang.", "Das Zweite ist kurz.", "Das Dritte ist neu.")]
    save(shared_review, {"body": "".join(three)}, reviewer_ruhr)
    act(shared_review, "sign_off", reviewer_siegen)
    save(shared_review, {"body": "".join((three[2], three[0], three[1]))}, reviewer_ruhr)
    page = review(english(reviewer_siegen), shared_review)
    assert page.texts("//*[@class='mark']/span") == ["Moved here; it stood after “Das Zweite ist kurz.”"]
    (link,) = page.root.xpath("//*[@class='mark']/a[1]/@href")
    assert page.texts(f"//*[@id='{link[1:]}']//*[@class='left']") == ["Moved away: “Das Dritte ist neu.”"]
    assert not words(page, "//ins") and not words(page, "//del")


def test_nothing_of_a_text_becomes_markup(english, shared_review, act, reviewer_siegen, reviewer_ruhr):
    act(shared_review, "sign_off", reviewer_siegen)
    nasty = "<script>alert(1)</script> & \"'"
    save(shared_review, {"title": nasty, "lead": nasty, "contact": nasty}, reviewer_ruhr)
    comment_on(shared_review, "title", nasty, reviewer_ruhr)
    page = review(english(reviewer_siegen), shared_review)
    assert not page.root.xpath("//script[not(@src)]") and page.said.count(nasty) >= 4


def test_an_author_reads_and_is_told_who_signs(english, in_review, author, reviewer_siegen):
    page = review(english(author), in_review)
    assert not page.root.xpath("//form[contains(@action, '/sign_off')]")
    told = " ".join(page.texts("//dl[@class='denied']"))
    assert "“Sign off”" in told and f"This can: {reviewer_siegen.name}, Zentrum Siegen (Beispiel)." in told


def test_who_wrote_along_is_told_that_four_eyes_are_needed(english, in_review, reviewer_siegen):
    save(in_review, {"title": "Von mir"}, reviewer_siegen)
    page = review(english(reviewer_siegen), in_review)
    assert "You have contributed to this text." in " ".join(page.texts("//dl[@class='denied']"))


def test_where_nobody_signs_one_still_reads_and_compares(english, published, author):
    page = review(english(author), published)
    assert "Nothing is decided here now" in page.said and "No word has changed." in page.said


def test_who_signed_already_is_told_so_and_may_still_ask_for_changes(english, shared_review, act, reviewer_siegen):
    act(shared_review, "sign_off", reviewer_siegen)
    page = review(english(reviewer_siegen), shared_review)
    (said,) = page.texts("//*[@class='signed']")
    assert said.startswith(f"Your centre has signed already: {reviewer_siegen.name}, ")
    assert page.root.xpath("//form/@action[contains(., '/pruefung/')]") == [
        f"/admin/item/{shared_review.id}/pruefung/request_changes"
    ]


def test_who_may_not_see_the_text_finds_nothing(english, in_review, reviewer_hannover):
    client = english(reviewer_hannover)
    assert client.get(f"/admin/item/{in_review.id}/pruefung").status_code == 404
    assert client.get(f"/admin/item/{in_review.id}/pruefung?reihe=1").status_code == 404


@pytest.mark.parametrize("asked", ["", "?seit=ganz", "?texte=1-2"])
def test_it_costs_twelve_statements_at_most(english, changed, reviewer_siegen, author, statements, asked):
    comment_on(changed, "title", "Gut.", author)
    client = english(reviewer_siegen)
    with statements() as sent:
        client.get(f"/admin/item/{changed.id}/pruefung{asked}")
    assert len(sent) <= 12, sent


def test_a_text_of_two_pages_is_there_at_once(english, shared_review, act, reviewer_siegen, reviewer_ruhr):
    pages = [f"<p>{' '.join(f'Wort{n}{k}' for k in range(60))}.</p>" for n in range(18)]
    save(shared_review, {"body": "".join(pages)}, reviewer_ruhr)
    act(shared_review, "sign_off", reviewer_siegen)
    pages = [page.replace("Wort", "Satz") if n % 3 else page for n, page in enumerate(pages[9:] + pages[:9])]
    save(shared_review, {"body": "".join(pages)}, reviewer_ruhr)
    client = english(reviewer_siegen)
    review(client, shared_review)
    times = []
    for _again in range(5):
        begun = perf_counter()
        review(client, shared_review)
        times.append(perf_counter() - begun)
    assert min(times) < 0.5  # 0.15 where nothing else runs


def test_who_signs_nowhere_reads_what_holds_for_them(english, shared_review, network_editor, reviewer_siegen):
    said = review(english(network_editor), shared_review).said
    assert "it is not public, and you belong to no centre that signs it." in said and "Nobody of you" not in said


def test_a_substitute_is_one_of_those_who_sign(english, shared_review, acting, netz, siegen):
    helper = acting("hilfe@netz.example", "author@netz")
    ItemGrant.create(item=shared_review, organisation=siegen, user=helper.id, granted_by=1)
    assert "Nobody of you has signed this text before" in review(english(helper), shared_review).said


def test_who_could_decide_is_named_as_on_the_items_page(english, shared_review, author, reviewer_siegen, lead_ruhr):
    save(shared_review, {"title": "Anders"}, reviewer_siegen)
    client = english(author)
    who = "leitung@siegen.example (Beispiel), Zentrum Siegen (Beispiel); leitung@ruhr-owl.example (Beispiel), Zentrum"
    for path in (f"/admin/item/{shared_review.id}", f"/admin/item/{shared_review.id}/pruefung"):
        denied = Page(client.get(path)).texts("//dt[contains(., 'Sign off')]/following-sibling::dd")
        assert f"This can: {who}" in denied[0], path
