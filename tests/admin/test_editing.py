"""The form of an item: every word typed ends as a revision, in a working copy, or before the eyes of who typed it."""

import re

import pytest

from coopcms.blocks.tags import GROUP_TAGS, LEAF_TAGS, MARK_TAGS
from coopcms.content.models import Item, Revision
from coopcms.content.services import save
from tests.admin.pages import Page

NEW = "/admin/neu/article"


def edit_of(item) -> str:
    return f"/admin/item/{item.id}/bearbeiten"


def opened(client, address) -> dict[str, str]:
    """The form as it stands in the browser."""
    return Page(client.get(address)).form()


def test_a_draft_is_begun_with_a_title_alone(inside, flows, author):
    client = inside(author)
    answer = client.post(NEW, data=opened(client, NEW) | {"title": "Neue Halle"})
    item = Item.get()
    assert (answer.status_code, answer.location) == (303, f"/admin/item/{item.id}")
    assert (item.head.title, item.head.author_id, item.state) == ("Neue Halle", author.id, "draft")


def test_a_form_sent_twice_begins_one_draft(inside, flows, author):
    client = inside(author)
    form = opened(client, NEW) | {"title": "Neue Halle"}
    first, second = client.post(NEW, data=form), client.post(NEW, data=form)
    assert first.location == second.location and Item.select().count() == 1


def test_only_who_writes_for_a_centre_begins_there(inside, flows, author, ruhr, reviewer_siegen):
    client = inside(author)
    form = opened(client, NEW)
    assert client.post(NEW, data=form | {"title": "X", "centre": "ruhr-owl"}).status_code == 422
    assert inside(reviewer_siegen).get(NEW).status_code == 403
    assert not Item.select().exists()


def test_faults_are_named_beside_the_field_and_all_words_stay(inside, flows, author):
    client = inside(author)
    typed = {"title": "x" * 1_000_000, "lead": "Mein Satz bleibt.", "body": "<p>Text</p>", "news_date": "31.02.2026"}
    answer = client.post(NEW, data=opened(client, NEW) | typed)
    page = Page(answer)
    assert answer.status_code == 422 and not Item.select().exists()
    assert {name: page.form()[name] for name in typed} == typed
    assert page.root.xpath("//*[@id='fehler']//a[@href='#title']") and page.root.xpath(
        "//*[@id='fehler']//a[@href='#news_date']"
    )
    assert page.root.xpath("//*[@id='title'][@aria-invalid='true'][contains(@aria-describedby, 'title-fehler')]")


def test_a_form_whose_token_is_wrong_comes_back_with_a_fresh_one_and_every_word(inside, draft, author):
    client = inside(author)
    form = opened(client, edit_of(draft))
    answer = client.post(edit_of(draft), data=form | {"lead": "Mein Satz bleibt.", "csrf_token": "forged"})
    again = Page(answer).form()
    assert answer.status_code == 422 and Revision.select().count() == 1
    assert again["lead"] == "Mein Satz bleibt." and again["csrf_token"] != "forged"
    assert client.post(edit_of(draft), data=again).status_code == 303
    assert draft.refetch().head.content["lead"] == "Mein Satz bleibt."


def test_saving_makes_a_version_and_says_which(inside, draft, author):
    client = inside(author)
    form = opened(client, edit_of(draft))
    answer = client.post(edit_of(draft), data=form | {"subtitle": "Mit Papier am Ende"})
    assert (answer.status_code, answer.location) == (303, f"/admin/item/{draft.id}")
    assert draft.refetch().head.content["subtitle"] == "Mit Papier am Ende"
    assert "2" in Page(client.get("/admin/")).texts("//main//*[@role='status']")[0]


def test_going_on_writing_leads_back_to_the_form(inside, draft, author):
    client = inside(author)
    form = opened(client, edit_of(draft))
    answer = client.post(edit_of(draft), data=form | {"subtitle": "Neu", "weiter": "1"})
    assert answer.location == edit_of(draft)


def test_sending_the_form_unchanged_makes_no_version(inside, draft, author):
    client = inside(author)
    assert client.post(edit_of(draft), data=opened(client, edit_of(draft))).status_code == 303
    assert Revision.select().count() == 1


def test_every_field_comes_back_as_it_was_saved(inside, flows, author):
    client = inside(author)
    address = "/admin/neu/story"
    typed = {
        "title": "Beispiel GmbH spart Zeit", "figure_value": "1234,5", "topics": "KI, Lager", "company_size": "small",
        "situation": "Erste Zeile\r\nZweite Zeile", "body": "<p>Eins</p>\r\n<ul><li>Zwei</li></ul>",
    }  # fmt: skip
    client.post(address, data=opened(client, address) | typed)
    form = opened(client, edit_of(Item.get()))
    carried = re.sub(r' data-block="b[0-9a-f]{8}"', "", form["body"])
    assert carried == "<p>Eins</p>\r\n<ul><li><p>Zwei</p></li></ul>"
    assert {name: form[name] for name in typed if name != "body"} == {k: v for k, v in typed.items() if k != "body"}


def test_a_block_keeps_its_id_through_the_form_whatever_becomes_of_its_words(inside, draft, author):
    save(draft, {"body": "<p>Eins.</p><p>Zwei.</p>"}, author)
    first, second = (block["id"] for block in draft.refetch().head.content["body"])
    client = inside(author)
    form = opened(client, edit_of(draft))
    form["body"] = form["body"].replace("Zwei.", "Nichts wie vorher, und viel mehr.") + "<p>Neu.</p>"
    client.post(edit_of(draft), data=form)
    saved = [block["id"] for block in draft.refetch().head.content["body"]]
    assert saved[:2] == [first, second] and len(set(saved)) == 3


def test_two_tabs_of_one_person_are_stale_like_anybodys_edge_34(inside, draft, author):
    client = inside(author)
    first, second = opened(client, edit_of(draft)), opened(client, edit_of(draft))
    assert client.post(edit_of(draft), data=first | {"title": "Erster"}).status_code == 303
    assert client.post(edit_of(draft), data=second | {"lead": "Zweiter"}).status_code == 409
    assert draft.refetch().head.content["title"] == "Erster"


@pytest.mark.parametrize("base", ["", "x", "0", "99999999999999999999", "-1"])
def test_a_forged_base_never_passes_for_the_newest(inside, draft, author, base):
    client = inside(author)
    form = opened(client, edit_of(draft))
    assert client.post(edit_of(draft), data=form | {"base": base, "lead": "Mein Satz."}).status_code == 409
    assert Revision.select().count() == 1


def test_a_live_text_is_edited_in_a_working_copy(inside, published, author):
    client = inside(author)
    page = client.get(edit_of(published))
    form = Page(page).form()
    answer = client.post(edit_of(published), data=form | {"title": "Ohne Tippfehler"})
    copy = Item.get(Item.source == published)
    assert (answer.status_code, answer.location) == (303, f"/admin/item/{copy.id}")
    assert (copy.head.title, published.refetch().live.title) == ("Ohne Tippfehler", "Neue Halle in Siegen")
    assert f"/admin/item/{copy.id}" in client.get(edit_of(published)).text


def test_a_live_text_sent_back_unchanged_opens_nothing(inside, published, author):
    client = inside(author)
    assert client.post(edit_of(published), data=opened(client, edit_of(published))).status_code == 303
    assert Item.select().count() == 1


def test_who_may_not_see_an_item_is_told_that_there_is_none(inside, draft, author_ruhr):
    client = inside(author_ruhr)
    assert client.get(edit_of(draft)).status_code == 404
    assert client.get("/admin/item/999/bearbeiten").status_code == 404
    assert client.get("/admin/item/99999999999999999999/bearbeiten").status_code == 404


def test_who_may_see_but_not_edit_is_told_who_could(inside, draft, publisher):
    answer = inside(publisher).get(edit_of(draft))
    assert answer.status_code == 403 and "Zentrum Siegen (Beispiel)" in answer.text


def test_words_are_kept_in_view_when_the_right_to_edit_was_lost_meanwhile(inside, draft, author, act):
    client = inside(author)
    form = opened(client, edit_of(draft))
    act(draft, "submit", author)
    answer = client.post(edit_of(draft), data=form | {"lead": "Mein Satz bleibt."})
    assert answer.status_code == 403 and "Mein Satz bleibt." in answer.text


def test_the_form_costs_few_statements(inside, shared_published, author, statements):
    client = inside(author)
    with statements() as sent:
        assert client.get(edit_of(shared_published)).status_code == 200
    assert len(sent) <= 12, sent


def test_the_field_of_the_text_says_first_which_tags_mean_something(inside, draft, author):
    for path in ("/admin/neu/article", f"/admin/item/{draft.id}/bearbeiten"):
        page = Page(inside(author).get(path))
        (field,) = page.root.xpath("//textarea[@name='body']")
        (hint,) = page.root.xpath(f"//*[@id='{field.get('aria-describedby').split()[0]}']")
        assert field.xpath("preceding::*[@id='body-hinweis']") == [hint]
        tags = [code.text_content().strip("<>").split()[0] for code in hint.xpath(".//code")]
        assert set(tags) <= {*LEAF_TAGS, *GROUP_TAGS, *MARK_TAGS, "a", "q", "br", "span", "figure", "img"}
        assert {"p", "h2", "ul", "blockquote"} <= set(tags)


def test_typographic_quotation_marks_are_kept(inside, draft, author):
    client = inside(author)
    form = Page(client.get(f"/admin/item/{draft.id}/bearbeiten")).form()
    client.post(f"/admin/item/{draft.id}/bearbeiten", data=form | {"body": "<p>Sie sagt: „Wir planen ‚anders‘.“</p>"})
    assert "„Wir planen ‚anders‘.“" in Page(client.get(f"/admin/item/{draft.id}/bearbeiten")).form()["body"]
