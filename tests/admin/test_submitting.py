"""Save and give for review in one go: what is saved stays saved, what is missing is named beside its field."""

import pytest

from coopcms.content.models import Item
from coopcms.content.services import create, save
from tests.admin.pages import Page
from tests.fixtures.items import TEXT


def flash(client, answer) -> str:
    assert answer.status_code == 303, answer.text
    return Page(client.get(answer.location)).texts("//*[contains(@class, 'flash')]")[-1]


def edit(client, item, **typed):
    address = f"/admin/item/{item.id}/bearbeiten"
    return client.post(address, data=Page(client.get(address)).form() | {"pruefung": "1"} | typed)


def test_a_saved_text_is_in_review(english, draft, author):
    client = english(author)
    message = flash(client, edit(client, draft, title="Neue Halle in Olpe"))
    told = "It is in review now. Next, these sign: Zentrum Siegen (Beispiel). They have been told."
    assert message == f"{told} 4 things are still missing."
    assert (draft.refetch().state, draft.refetch().head.title) == ("review", "Neue Halle in Olpe")


def test_what_is_still_missing_is_told_with_the_way_to_it(english, draft, author):
    client = english(author)
    page = Page(client.get(edit(client, draft, title="Neue Halle in Olpe").location))
    (link,) = page.root.xpath("//*[contains(@class, 'flash')]/a")
    assert (link.text, link.get("href")) == ("4 things are still missing.", f"/admin/item/{draft.id}/bereit")
    listed = Page(client.get(link.get("href")))
    assert "Still missing: 4" in listed.texts("//*[@class='ready-counts']")[0].replace("still", "Still")


def test_unchanged_words_are_given_for_review_too(english, draft, author):
    client = english(author)
    assert "It is in review now." in flash(client, edit(client, draft))
    assert (draft.refetch().state, draft.refetch().head.number) == ("review", 1)


def test_a_text_is_begun_and_given_for_review(english, flows, author):
    client = english(author)
    form = Page(client.get("/admin/neu/article")).form()
    assert "It is in review now." in flash(
        client, client.post("/admin/neu/article", data=form | TEXT | {"pruefung": "1"})
    )
    assert Item.get().state == "review"


def test_what_is_missing_is_named_beside_its_field_and_the_words_are_saved(english, flows, author):
    client = english(author)
    form = Page(client.get("/admin/neu/article")).form()
    answer = client.post("/admin/neu/article", data=form | {"title": "Nur ein Titel", "pruefung": "1"})
    item = Item.get()
    assert answer.location == f"/admin/item/{item.id}/bearbeiten?fehlt=1"
    page = Page(client.get(answer.location))
    assert "Saved, but not given for review yet." in page.said
    assert (item.state, item.head.title) == ("draft", "Nur ein Titel")
    links = page.root.xpath("//*[@id='fehler']//a/@href")
    assert links == ["#lead", "#body"]
    assert page.root.xpath("//*[@id='lead'][@aria-invalid='true'][contains(@aria-describedby, 'lead-fehler')]")
    assert page.form()["base"] == str(item.head_id)


def test_a_field_that_cannot_be_saved_is_asked_for_first(english, draft, author):
    answer = edit(english(author), draft, title="x" * 300)
    assert answer.status_code == 422 and draft.refetch().state == "draft"


def test_a_save_that_comes_too_late_submits_nothing(english, draft, author, everything):
    client, address = english(author), f"/admin/item/{draft.id}/bearbeiten"
    form = Page(client.get(address)).form()
    save(draft, {"title": "Anders"}, everything)
    answer = client.post(address, data=form | {"title": "Mein Titel", "pruefung": "1"})
    assert answer.status_code == 409 and draft.refetch().state == "draft"


@pytest.mark.parametrize("who", ["author", "author_ruhr", "reviewer_siegen"])
def test_the_button_stands_where_one_may(request, english, shared, act, author, who):
    actor = request.getfixturevalue(who)
    item = act(shared, "submit", author) if who == "reviewer_siegen" else shared
    page = Page(english(actor).get(f"/admin/item/{item.id}/bearbeiten"))
    assert bool(page.root.xpath("//button[@name='pruefung']")) == (who == "author")


def test_who_may_save_but_not_submit_is_told_who_could(english, shared, author_ruhr):
    client = english(author_ruhr)
    answer = edit(client, shared, title="Neue Halle in Olpe")
    assert answer.location.endswith("/bearbeiten?fehlt=1")
    assert (shared.refetch().state, shared.refetch().head.title) == ("draft", "Neue Halle in Olpe")


@pytest.mark.parametrize("end", ["", "?fehlt=1"])
def test_the_form_costs_twelve_statements_at_most(english, flows, author, statements, end):
    item = create("article", "siegen", {"title": "Nur ein Titel"}, author)
    client = english(author)
    with statements() as sent:
        client.get(f"/admin/item/{item.id}/bearbeiten{end}")
    assert len(sent) <= 12, sent
