"""Words that remarks are about: pointed at by a sentence or by a browser, marked in the text, linked both ways."""

import pytest

from coopcms.content.services import save
from coopcms.review.models import Comment
from coopcms.review.passages import Spot, texts_of
from coopcms.review.services_comments import comment_on_words, resolve
from tests.admin.pages import Page

TEXT = "Nun planen sie am Bildschirm. Das spart Zeit."
BODY = f"<p>Die Halle ist neu.</p><p>{TEXT}</p><ul><li>Ein Lager</li><li>Ein Büro im <em>Hof</em></li></ul>"


@pytest.fixture
def item(in_review, reviewer_siegen):
    """In review, with paragraphs of several sentences and a list."""
    save(in_review, {"body": BODY}, reviewer_siegen)
    return in_review.refetch()


def at(item, words: str) -> str:
    return next(name for name, text in texts_of(item.kind, item.head).items() if words in text)


def review(client, item, **asked) -> Page:
    answer = client.get(f"/admin/item/{item.id}/pruefung", query_string={"seit": "ganz"} | asked)
    assert answer.status_code == 200, answer.text
    return Page(answer)


def form_at(page: Page, place: str):
    (form,) = page.root.xpath(f"//form[.//input[@name='place'][@value='{place}']]")
    return form


def post(client, form, **typed):
    return client.post(form.get("action"), data=dict(form.form_values()) | typed)


def remark(item, words: str, actor, text: str = "Bitte prüfen.") -> Comment:
    return comment_on_words(item, Spot(at(item, words), words), text, actor)


def test_a_passage_offers_its_sentences_to_point_at(english, item, reviewer_siegen):
    page = review(english(reviewer_siegen), item)
    form = form_at(page, at(item, "Zeit"))
    assert [option.text for option in form.xpath(".//select[@name='words']/option")] == [
        "the whole passage", "Nun planen sie am Bildschirm.", "Das spart Zeit.",
    ]  # fmt: skip
    assert "The words it is about" in form.xpath(".//label[.//select]")[0].text_content()


def test_of_one_sentence_nothing_is_to_be_chosen_without_a_script(english, item, reviewer_siegen):
    form = form_at(review(english(reviewer_siegen), item), at(item, "neu"))
    assert not form.xpath(".//select") and form.get("data-words") == "The words it is about"


def test_a_sentence_is_commented_on_without_a_script_and_marked(english, item, reviewer_siegen):
    client, where = english(reviewer_siegen), at(item, "Zeit")
    answer = post(client, form_at(review(client, item), where), words="Das spart Zeit.", comment="Wie viel?")
    said = Comment.get()
    assert answer.location.endswith(f"/pruefung?seit=ganz#k{said.id}")
    assert (said.anchor, said.words, said.start) == (where, "Das spart Zeit.", TEXT.index("Das"))
    page = review(client, item)
    assert page.texts(f"//*[@data-block='{where}']//mark[@id='w{said.id}']") == ["Das spart Zeit."]
    assert page.texts(f"//*[@data-block='{where}']/a[@href='#k{said.id}']") == ["Comment no. 1"]
    assert page.texts(f"//*[@id='k{said.id}']//a[@href='#w{said.id}']") == ["“Das spart Zeit.”"]


def test_words_that_a_browser_sends_are_found_near_their_letter(english, item, reviewer_siegen):
    save(item, {"body": "<p>Ein Tor, ein Hof, ein Tor.</p>"}, reviewer_siegen)
    item, client = item.refetch(), english(reviewer_siegen)
    form = form_at(review(client, item), at(item, "Tor"))
    assert post(client, form, words="Tor", near=f"{at(item, 'Tor')}:22", comment="Welches?").status_code == 303
    assert Comment.get().start == 22


@pytest.mark.parametrize("near", ["", ":", "x", "x:y", "b1:99999999999", "b1:-1", "<b>:1", "b1:²"])
def test_a_place_that_is_none_does_no_harm(english, item, reviewer_siegen, near):
    client = english(reviewer_siegen)
    form = form_at(review(client, item), at(item, "Zeit"))
    assert post(client, form, words="am Bildschirm", near=near, comment="So?").status_code == 303
    assert Comment.get().words == "am Bildschirm"


def test_words_that_are_not_there_come_back_with_the_field_to_mend(english, item, reviewer_siegen):
    client = english(reviewer_siegen)
    form = form_at(review(client, item), at(item, "Zeit"))
    answer = post(client, form, words="am Fenster", comment="So?")
    page = Page(answer)
    assert answer.status_code == 422 and not Comment.select().exists()
    assert page.root.xpath("//*[@id='fehler']//a[@href='#words']")
    kept = page.form("comment")
    assert (kept["words"], kept["comment"], kept["place"]) == ("am Fenster", "So?", at(item, "Zeit"))
    assert client.post(f"/admin/item/{item.id}/kommentare", data=kept | {"words": "am Bildschirm"}).status_code == 303


def test_words_of_a_list_item_are_marked_within_it_through_other_marks(english, item, reviewer_siegen):
    said = remark(item, "Büro im Hof", reviewer_siegen)
    page = review(english(reviewer_siegen), item)
    (one,) = page.root.xpath("//li[contains(., 'Büro')]")
    assert one.get("data-block") == said.anchor
    assert [mark.text_content() for mark in one.xpath(".//mark")] == ["Büro im ", "Hof"]
    assert one.xpath(".//mark/em") and len(one.xpath(f".//mark[@id='w{said.id}']")) == 1
    top = next(block["id"] for block in item.head.content["body"] if block["type"] == "ul")
    assert page.texts(f"//*[@id='stelle-{top}']//*[@id='k{said.id}']")


def test_a_marked_link_stays_one_link_and_the_way_to_the_remark_stands_behind_it(english, item, reviewer_siegen):
    save(item, {"body": '<p>Siehe <a href="https://beispiel.example/">die ganze Liste</a> dort.</p>'}, reviewer_siegen)
    item = item.refetch()
    said = remark(item, "ganze Liste dort", reviewer_siegen)
    other = remark(item, "ganze", reviewer_siegen)
    page = review(english(reviewer_siegen), item)
    (link,) = page.root.xpath("//a[@href='https://beispiel.example/']")
    assert not link.xpath(".//a") and link.text_content() == "die ganze Liste"
    assert link.getnext().get("href") == f"#k{other.id}"
    assert page.texts(f"//mark[@id='w{said.id}']") == ["ganze"]


def test_remarks_that_overlap_are_both_marked(english, item, reviewer_siegen):
    first, second = (
        remark(item, "sie am Bildschirm", reviewer_siegen),
        remark(item, "am Bildschirm. Das", reviewer_siegen),
    )
    page = review(english(reviewer_siegen), item)
    shared = page.root.xpath("//mark/mark")
    assert [mark.text_content() for mark in shared] == ["am Bildschirm"]
    assert page.texts(f"//mark[@id='w{first.id}']") == ["sie"] and page.texts(f"//mark[@id='w{second.id}']") == [
        "am Bildschirm"
    ]
    assert page.texts("//*[@class='ref']") == ["Comment no. 1", "Comment no. 2"]


def test_words_in_a_heading_a_lead_and_a_long_field_are_marked(english, item, reviewer_siegen):
    save(item, {"contact": "Anna Beispiel\n0271 000"}, reviewer_siegen)
    item = item.refetch()
    for name, words in (("title", "Halle in Siegen"), ("lead", "digital"), ("contact", "Beispiel 0271")):
        comment_on_words(item, Spot(name, words), "So?", reviewer_siegen)
    page = review(english(reviewer_siegen), item)
    assert page.texts("//*[@data-block='title']//mark") == ["Halle in Siegen"]
    assert page.texts("//*[@data-block='lead']//mark") == ["digital"]
    assert page.texts("//*[@data-block='contact']//mark") == ["Beispiel0271"]  # a line break between


def test_changed_words_are_marked_where_they_are_and_said_as_they_were(english, item, reviewer_siegen):
    said = remark(item, "am Bildschirm", reviewer_siegen)
    save(item, {"body": BODY.replace("am Bildschirm", "am großen Bildschirm")}, reviewer_siegen)
    page = review(english(reviewer_siegen), item.refetch())
    assert page.texts(f"//mark[@id='w{said.id}']") == ["am großen Bildschirm"]
    thread = page.texts(f"//*[@id='k{said.id}']")[0]
    assert "The passage has changed since. It said then:am Bildschirm" in thread


def test_words_that_are_gone_are_told_beside_their_passage(english, item, reviewer_siegen):
    said = remark(item, "am Bildschirm", reviewer_siegen)
    changed = BODY.replace(TEXT, "Das spart viel Zeit, wie alle im Haus und auch davor sagen.")
    save(item, {"body": changed}, reviewer_siegen)
    page = review(english(reviewer_siegen), item.refetch())
    assert "The words it is about are gone. They were:am Bildschirm" in page.texts(f"//*[@id='k{said.id}']")[0]
    assert not page.root.xpath("//mark | //*[@class='ref']")


def test_a_settled_remark_marks_nothing(english, item, reviewer_siegen):
    said = remark(item, "am Bildschirm", reviewer_siegen)
    resolve(item, said.id, reviewer_siegen)
    page = review(english(reviewer_siegen), item)
    assert not page.root.xpath("//*[contains(@class, 'proof')]//*[@class='text']//mark")


def test_the_page_of_comments_shows_the_words_in_their_company(english, item, reviewer_siegen):
    said = remark(item, "am Bildschirm", reviewer_siegen)
    client = english(reviewer_siegen)
    page = Page(client.get(f"/admin/item/{item.id}/kommentare"))
    assert page.texts(f"//*[@id='k{said.id}']//blockquote") == [TEXT]
    assert page.texts(f"//*[@id='k{said.id}']//mark") == ["am Bildschirm"]
    assert page.root.xpath(f"//*[@id='k{said.id}']//a[@href='/admin/item/{item.id}/pruefung#w{said.id}']")


def test_a_remark_has_the_same_number_everywhere(english, item, reviewer_siegen):
    remark(item, "am Bildschirm", reviewer_siegen)
    second = remark(item, "neu", reviewer_siegen)
    client = english(reviewer_siegen)
    for end in ("/pruefung", "/kommentare"):
        page = Page(client.get(f"/admin/item/{item.id}{end}"))
        assert page.texts(f"//*[@id='k{second.id}']//*[@class='no']") == ["Comment no. 2"], end
    (reference,) = review(client, item).root.xpath(f"//a[@class='ref'][@href='#k{second.id}']")
    assert reference.text_content() == "Comment no. 2"


def test_beside_what_is_gone_nothing_can_be_pointed_at(english, item, act, author, reviewer_siegen, acting):
    act(item, "sign_off", acting("zwei@siegen.example", "reviewer@siegen"))
    act(item, "reopen", acting("lead@siegen.example", "centre_lead@siegen", "publisher@siegen"))
    save(item.refetch(), {"body": BODY.replace("<p>Die Halle ist neu.</p>", "")}, author)
    act(item, "submit", author)
    answer = english(acting("drei@siegen.example", "reviewer@siegen")).get(f"/admin/item/{item.id}/pruefung")
    (gone,) = Page(answer).root.xpath("//div[contains(@class, 'is-delete')]")
    assert not gone.xpath(".//form | .//*[@data-block]")


def test_the_marks_cost_no_statement_more(english, item, reviewer_siegen, statements):
    for words in ("am Bildschirm", "Lager", "neu"):
        remark(item, words, reviewer_siegen)
    client = english(reviewer_siegen)
    for end in ("/pruefung", "/kommentare"):
        with statements() as sent:
            client.get(f"/admin/item/{item.id}{end}")
        assert len(sent) <= 12, sent
