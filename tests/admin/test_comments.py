"""Talk beside the text at the desk: from the margin of a review and from its own page."""

import pytest

from coopcms.content.services import save
from coopcms.review.models import Comment
from coopcms.review.queries_comments import passages_of
from coopcms.review.services_comments import answer, comment, comment_on, resolve
from tests.admin.pages import Page


def page_of(client, item, end: str) -> Page:
    answered = client.get(f"/admin/item/{item.id}{end}")
    assert answered.status_code == 200, answered.text
    return Page(answered)


def send(client, page: Page, action: str, **typed):
    """Fill in the form on the page that is sent there."""
    form = next(form for form in page.root.xpath("//form") if (form.get("action") or "").endswith(action))
    return client.post(form.get("action") or page.answer.request.path, data=dict(form.form_values()) | typed)


def place(item, words: str) -> str:
    at = passages_of(item.kind, item.head)
    return next(name for name, text in at.items() if text == words)


PASSAGE = "Nun planen sie am Bildschirm."


def test_a_passage_is_commented_on_in_the_margin_and_one_stays_there(english, in_review, reviewer_siegen):
    client, where = english(reviewer_siegen), place(in_review, PASSAGE)
    page = page_of(client, in_review, "/pruefung?seit=ganz")
    (form,) = page.root.xpath(f"//form[.//input[@name='place'][@value='{where}']]")
    answered = client.post(form.get("action"), data=dict(form.form_values()) | {"comment": "Seit wann?"})
    said = Comment.get()
    assert answered.location == f"/admin/item/{in_review.id}/pruefung?seit=ganz#k{said.id}"
    assert (said.anchor, said.passage) == (where, PASSAGE)
    beside = Page(client.get(answered.location.partition("#")[0])).texts(
        f"//*[@id='stelle-{where}']//*[@id='k{said.id}']"
    )
    assert "Seit wann?" in beside[0]


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "/admin/item/1/pruefungen", "/admin/", "", "javascript:x"]
)
def test_a_comment_leads_back_to_no_other_page(english, in_review, reviewer_siegen, back):
    client = english(reviewer_siegen)
    token = page_of(client, in_review, "/kommentare").root.xpath("//input[@name='csrf_token']/@value")[0]
    data = {"csrf_token": token, "comment": "Gut.", "back": back}
    answered = client.post(f"/admin/item/{in_review.id}/kommentare", data=data)
    assert answered.location == f"/admin/item/{in_review.id}/kommentare#k{Comment.get().id}"


@pytest.mark.parametrize("typed", ["  ", "x" * 5001])
def test_a_comment_that_cannot_be_comes_back_with_its_place(english, in_review, reviewer_siegen, typed):
    client, where = english(reviewer_siegen), place(in_review, PASSAGE)
    page = page_of(client, in_review, "/pruefung")
    (form,) = page.root.xpath(f"//form[.//input[@name='place'][@value='{where}']]")
    answered = client.post(form.get("action"), data=dict(form.form_values()) | {"comment": typed})
    assert answered.status_code == 422 and not Comment.select().exists()
    form = Page(answered).form("comment")
    assert form["place"] == where and (form["comment"] == typed or not typed.strip())


def test_a_passage_that_went_meanwhile_is_told_and_no_word_is_lost(english, in_review, reviewer_siegen):
    client, where = english(reviewer_siegen), place(in_review, PASSAGE)
    page = page_of(client, in_review, "/pruefung")
    (form,) = page.root.xpath(f"//form[.//input[@name='place'][@value='{where}']]")
    save(in_review, {"body": "<ul><li>Etwas anderes</li></ul>"}, reviewer_siegen)
    answered = client.post(form.get("action"), data=dict(form.form_values()) | {"comment": "Seit wann?"})
    assert answered.status_code == 422 and "This passage is not in the text any more." in answered.text
    assert Page(answered).form("comment")["comment"] == "Seit wann?"


def test_one_answers_settles_and_opens_again(english, in_review, author, reviewer_siegen):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    client = english(author)
    page = page_of(client, in_review, "/kommentare")
    assert send(client, page, f"/{first.id}/antwort", comment="Ja.").status_code == 303
    assert send(client, page, f"/{first.id}/erledigt").status_code == 303
    page = page_of(client, in_review, "/kommentare")
    thread = page.texts(f"//*[@id='k{first.id}']")[0]
    assert "Stimmt das?" in thread and "Ja." in thread and f"Settled by {author.name} on" in thread
    assert send(client, page, f"/{first.id}/offen").status_code == 303
    assert first.refetch().resolved_at is None


def test_an_answer_that_cannot_be_comes_back_and_stays_an_answer(english, in_review, author, reviewer_siegen):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    client = english(author)
    answered = send(client, page_of(client, in_review, "/kommentare"), f"/{first.id}/antwort", comment="x" * 5001)
    assert answered.status_code == 422
    page = Page(answered)
    action = page.root.xpath("//form[contains(@class, 'comment')]/@action")
    assert action == [f"/admin/item/{in_review.id}/kommentare/{first.id}/antwort"]
    client.post(action[0], data=page.form("comment") | {"comment": "Kürzer."})
    assert Comment.select().where(Comment.answers == first.id).get().text == "Kürzer."


def test_a_publisher_is_offered_no_settling_of_the_talk_of_others(english, in_review, publisher, reviewer_siegen):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    client = english(publisher)
    page = page_of(client, in_review, "/kommentare")
    assert not page.root.xpath("//form[contains(@action, '/erledigt')]")
    token = page.root.xpath("//input[@name='csrf_token']/@value")[0]
    forged = client.post(f"/admin/item/{in_review.id}/kommentare/{first.id}/erledigt", data={"csrf_token": token})
    assert forged.status_code == 403 and first.refetch().resolved_at is None


def test_open_talk_comes_first_and_can_be_shown_alone(english, in_review, author, reviewer_siegen):
    done = comment(in_review, "Erledigtes", reviewer_siegen)
    resolve(in_review, done.id, author)
    comment(in_review, "Offenes", reviewer_siegen)
    client = english(author)
    said = "//*[contains(@class, 'thread')]//*[@class='remark'][1]//p[@class='lines']"
    assert page_of(client, in_review, "/kommentare").texts(said) == ["Offenes", "Erledigtes"]
    assert page_of(client, in_review, "/kommentare?zeigen=offen").texts(said) == ["Offenes"]
    assert page_of(client, in_review, "/kommentare?zeigen=erledigt").texts(said) == ["Erledigtes"]
    assert page_of(client, in_review, "/kommentare?zeigen=x").texts(said) == ["Offenes", "Erledigtes"]


def test_marks_within_the_words_of_a_heading_are_inner_ones(inside, draft, author):
    item = save(draft, {"body": "<p>Und sie fügt an: „Das war es.“ Dann geht sie.</p>"}, author).item
    where = place(item, "Und sie fügt an: „Das war es.“ Dann geht sie.")
    said = comment_on(item, where, "Gut.", author)
    heading = page_of(inside(author), item, "/kommentare").texts(f"//*[@id='k{said.id}']//h3 | //h3")[0]
    assert "„Und sie fügt an: ‚Das war es.‘ Dann geht sie.“" in heading
    Comment.update(words="fügt an: „Das war es.“", start=8).execute()
    beside = page_of(inside(author), item, "/pruefung?seit=ganz").texts("//p[@class='its-words']")
    assert beside == ["„fügt an: ‚Das war es.‘“"]


def test_talk_leads_to_its_place_and_keeps_the_old_words(english, in_review, reviewer_siegen, author):
    where = place(in_review, PASSAGE)
    comment_on(in_review, where, "Seit wann?", reviewer_siegen)
    text = in_review.head.content["body"]
    blocks = [{**one, "runs": [["Nun planen alle am Bildschirm.", []]]} if one["id"] == where else one for one in text]
    save(in_review, {"body": blocks}, reviewer_siegen)
    page = page_of(english(author), in_review, "/kommentare")
    assert page.root.xpath("//*[@class='place']/a/@href") == [f"/admin/item/{in_review.id}/pruefung#stelle-{where}"]
    assert page.texts("//*[@class='outdated']//blockquote") == [PASSAGE]
    review = page_of(english(author), in_review, "/pruefung")
    assert review.root.xpath(f"//*[@id='stelle-{where}']//*[contains(@class, 'thread')]")


def test_talk_about_what_is_gone_stands_at_the_end_of_the_text(english, in_review, reviewer_siegen, author):
    first = comment_on(in_review, place(in_review, PASSAGE), "Seit wann?", reviewer_siegen)
    save(in_review, {"body": "<ul><li>Etwas anderes</li></ul>"}, reviewer_siegen)
    page = page_of(english(author), in_review, "/pruefung")
    assert page.root.xpath(f"//section[@class='whole']//*[@id='k{first.id}']")
    assert PASSAGE in page.texts(f"//*[@id='k{first.id}']")[0]


def test_a_passage_that_is_talked_about_is_not_folded(english, shared_review, act, reviewer_siegen, reviewer_ruhr):
    where = place(shared_review, PASSAGE)
    act(shared_review, "sign_off", reviewer_siegen)
    client = english(reviewer_siegen)
    folded = f"//details[@class='same']//*[@id='stelle-{where}']"
    assert page_of(client, shared_review, "/pruefung").root.xpath(folded)
    first = comment_on(shared_review, where, "Seit wann?", reviewer_ruhr)
    assert not page_of(client, shared_review, "/pruefung").root.xpath(folded)
    resolve(shared_review, first.id, reviewer_ruhr)
    assert page_of(client, shared_review, "/pruefung").root.xpath(folded)


def test_one_is_told_who_has_been_called_and_who_could_not(english, in_review, publisher, reviewer_siegen):
    client = english(reviewer_siegen)
    page = page_of(client, in_review, "/kommentare")
    assert publisher.name in page.texts("//form[contains(@class, 'comment')]//*[@class='help']")[0]
    data = page.form("comment") | {"comment": f"@{publisher.name} und @Xaver, wann?"}
    answered = client.post(f"/admin/item/{in_review.id}/kommentare", data=data)
    flash = Page(client.get(answered.location)).texts("//*[contains(@class, 'flash')]")[0]
    assert f"Told by name: {publisher.name}." in flash
    assert "Nobody who may read this text is called @xaver." in flash


def test_who_may_only_look_says_nothing(english, published, act, publisher, author):
    item = act(published, "withdraw", publisher, comment="Weg.", mode="banner")
    for end in ("/kommentare", "/pruefung"):
        assert not page_of(english(author), item, end).root.xpath("//main//textarea")


def test_who_may_not_see_the_text_finds_no_talk(english, in_review, reviewer_siegen, reviewer_hannover):
    first = comment(in_review, "Stimmt das?", reviewer_siegen)
    client = english(reviewer_hannover)
    token = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")[0]
    for end in ("", f"/{first.id}/antwort", f"/{first.id}/erledigt", f"/{first.id}/offen"):
        answered = client.post(
            f"/admin/item/{in_review.id}/kommentare{end}", data={"csrf_token": token, "comment": "Hallo"}
        )
        assert answered.status_code == 404, end
    assert Comment.select().count() == 1


def test_the_page_costs_twelve_statements_at_most(english, shared_review, author, reviewer_siegen, statements):
    for n in range(5):
        first = comment(shared_review, f"Nummer {n}", reviewer_siegen)
        answer(shared_review, first.id, "Ja.", author)
    client = english(reviewer_siegen)
    with statements() as sent:
        client.get(f"/admin/item/{shared_review.id}/kommentare")
    assert len(sent) <= 12, sent


def test_names_are_proposed_of_those_who_may_read_the_text_to_those_who_may_comment(
    english, in_review, author, publisher, reviewer_siegen, reviewer_hannover, reviewer_ruhr
):
    ask = f"/admin/item/{in_review.id}/kommentare/namen"
    client = english(author)
    found = client.get(ask, query_string={"q": "P"}).json
    assert found["names"] == ["pruefung@siegen.example (Beispiel)", "publikation@siegen.example (Beispiel)"]
    assert found["said"].startswith("Names that fit: 2.")
    assert author.name not in client.get(ask, query_string={"q": "(beisp"}).json["names"]
    assert client.get(ask, query_string={"q": "xaver"}).json == {
        "names": [],
        "said": "Nobody who may read this text is called so.",
    }
    assert english(reviewer_hannover).get(ask).status_code == 404


def test_who_may_only_look_is_proposed_nobody(english, published, act, publisher, author):
    item = act(published, "withdraw", publisher, comment="Weg.", mode="banner")
    assert english(author).get(f"/admin/item/{item.id}/kommentare/namen").status_code == 403
