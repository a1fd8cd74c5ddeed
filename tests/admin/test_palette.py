"""Quick access leads where the rail and the list of items lead, as a page and for the script."""

import pytest

from tests.admin.pages import Page

QUICK = "/admin/schnell"


def asked(client, text: str) -> dict:
    return client.get(QUICK, query_string={"q": text}, headers={"Accept": "application/json"}).json


def test_without_a_word_it_shows_every_entry_of_the_rail(inside, flows, author):
    client = inside(author)
    page = Page(client.get(QUICK))
    assert page.root.xpath("//ul[@class='hits']//a/@href") == page.root.xpath("//nav[@aria-label='Aufgaben']//a/@href")


def test_a_word_finds_pages_and_texts(inside, draft, author):
    client = inside(author)
    assert [hit["url"] for hit in asked(client, "pressetext")["hits"]] == ["/admin/einlesen"]
    assert asked(client, "halle in")["hits"] == [
        {"title": "Neue Halle in Siegen", "about": f"Meldung, Nr. {draft.id}", "url": f"/admin/item/{draft.id}"}
    ]


def test_a_number_finds_its_text(inside, draft, author):
    assert [hit["url"] for hit in asked(inside(author), f"#{draft.id}")["hits"]] == [f"/admin/item/{draft.id}"]


def test_what_one_may_not_view_is_not_found(inside, draft, author_ruhr):
    found = asked(inside(author_ruhr), "halle")
    assert (found["hits"], found["said"]) == ([], "Nichts heißt so.")


def test_the_page_says_the_same_to_who_has_no_script(inside, draft, author):
    page = Page(inside(author).get(QUICK, query_string={"q": "Halle"}))
    assert page.texts("//ul[@class='hits']//a") == ["Neue Halle in Siegen"]
    assert page.texts("//main//h2") == ["1 Treffer"]
    assert page.root.xpath("//input[@name='q']/@value") == ["Halle"]


def test_the_answer_is_kept_nowhere(inside, flows, author):
    assert inside(author).get(QUICK).headers["Cache-Control"] == "no-store"


def test_a_stranger_has_to_log_in(client, flows):
    assert client.get(QUICK).status_code == 303


@pytest.mark.parametrize("who", ["author", "everything", "administrator"])
def test_it_costs_few_statements(inside, request, who, shared_review, statements):
    client = inside(request.getfixturevalue(who))
    with statements() as sent:
        assert asked(client, "halle")["said"]
    assert len(sent) <= 12, sent
