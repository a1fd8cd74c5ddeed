"""Kept lists at the desk: kept where they are seen, in the rail, renamed and deleted; never a way elsewhere."""

import pytest

from coopcms.accounts.models import SavedView
from coopcms.accounts.services_views import keep_view
from tests.admin.pages import Page

LIST, VIEWS = "/admin/inhalte/", "/admin/inhalte/ansichten"


@pytest.fixture
def client(inside, draft, author):
    return inside(author)


def keep(client, name: str, query: str):
    """As the form on the list does it."""
    token = Page(client.get(LIST, query_string="art=article")).root.xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(VIEWS, data={"csrf_token": token, "name": name, "query": query})


def rail(client, path: str = LIST) -> dict[str, str]:
    links = Page(client.get(path)).root.xpath("//nav[@aria-label='Aufgaben']//a")
    return {" ".join(link.text_content().split()): link.get("href") for link in links}


def test_a_list_without_filters_need_not_be_kept(client):
    assert not Page(client.get(LIST)).root.xpath("//details[@class='keep']")


def test_the_form_on_the_list_keeps_what_is_seen(client, author):
    page = Page(client.get(LIST, query_string={"zustand": "draft", "sort": "titel", "spalten": "art", "seite": "1"}))
    given = dict(page.root.xpath("//details[@class='keep']//form")[0].form_values())
    answer = client.post(VIEWS, data=given | {"name": "Entwürfe"})
    assert answer.status_code == 303
    assert answer.location == f"{LIST}?zustand=draft&sort=titel&spalten=art"
    assert Page(client.get(answer.location)).texts("//h1") == ["Entwürfe"]


def test_it_stands_in_the_rail_of_its_owner_on_every_page(client, inside, lead_siegen, author):
    keep_view("Entwürfe", "zustand=draft", author)
    for path in (LIST, "/admin/", "/admin/planung/"):
        assert rail(client, path)["Entwürfe"] == f"{LIST}?zustand=draft"
    assert "Entwürfe" not in rail(inside(lead_siegen))
    page = Page(client.get(f"{LIST}?zustand=draft"))
    assert page.texts("//nav[@aria-label='Aufgaben']//a[@aria-current]") == ["Entwürfe"]


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("//boese.example/", ""),
        ("https://boese.example/?art=article", ""),
        ("art=article&next=//boese.example&seite=7", "art=article"),
        ("zustand=erfunden&zentrum=nirgends&q=Halle", "q=Halle"),
        ("q=a%26zustand%3Ddraft%23x", "q=a%26zustand%3Ddraft%23x"),
        ("art=article%0d%0aSet-Cookie:x=1", ""),
    ],
)
def test_only_what_a_list_can_ask_for_is_kept(client, typed, kept):
    answer = keep(client, "Ansicht", typed)
    assert SavedView.get().query == kept
    assert answer.location == (f"{LIST}?{kept}" if kept else LIST)


def test_a_name_that_is_taken_comes_back_with_the_list(client, author):
    keep_view("Entwürfe", "zustand=draft", author)
    answer = keep(client, "entwürfe", "art=article")
    page = Page(answer)
    assert answer.status_code == 422 and "Sie haben schon eine Ansicht namens „entwürfe“." in page.said
    again = page.form("plain")
    assert (again["name"], again["query"]) == ("entwürfe", "art=article")
    assert client.post(VIEWS, data=again | {"name": "Meldungen"}).location == f"{LIST}?art=article"


def test_without_a_token_nothing_is_kept_and_the_name_comes_back(client):
    answer = client.post(VIEWS, data={"name": "Entwürfe", "query": "zustand=draft"})
    assert answer.status_code == 422 and Page(answer).form("plain")["name"] == "Entwürfe"
    assert not SavedView.select().exists()


def test_the_page_says_what_each_list_asks_for(client, author):
    keep_view("Entwürfe", "zustand=draft&q=Halle", author)
    assert Page(client.get(VIEWS)).texts("//main//li/p[@class='about']") == ["Enthält „Halle“; Zustand: Entwurf"]


def test_a_list_is_renamed_and_deleted(client, author):
    view = keep_view("Entwürfe", "zustand=draft", author)
    rename, delete = Page(client.get(VIEWS)).root.xpath("//main//form")
    answer = client.post(rename.get("action"), data=dict(rename.form_values()) | {"name": "Meine"})
    assert (answer.status_code, view.refetch().name) == (303, "Meine")
    answer = client.post(delete.get("action"), data=dict(delete.form_values()))
    assert (answer.status_code, SavedView.select().count()) == (303, 0)
    assert "Sie haben noch keine Ansicht." in Page(client.get(VIEWS)).said


def test_a_wrong_name_comes_back_beside_its_list(client, author):
    keep_view("Andere", "", author)
    view = keep_view("Entwürfe", "zustand=draft", author)
    form = next(form for form in Page(client.get(VIEWS)).root.xpath("//main//form")
                if form.get("action").endswith(f"/{view.id}"))  # fmt: skip
    answer = client.post(form.get("action"), data=dict(form.form_values()) | {"name": "andere"})
    page = Page(answer)
    assert answer.status_code == 422 and view.refetch().name == "Entwürfe"
    assert len(page.root.xpath("//main//li[details[@open]]//*[contains(@class, 'error')]")) == 1


def test_the_lists_of_others_are_not_there(client, inside, author, lead_siegen):
    view = keep_view("Fremde", "", lead_siegen)
    keep_view("Eigene", "", author)
    form = dict(Page(client.get(VIEWS)).root.xpath("//main//form")[0].form_values()) | {"name": "Meine"}
    for path in (f"{VIEWS}/{view.id}", f"{VIEWS}/{view.id}/loeschen", f"{VIEWS}/99999"):
        assert client.post(path, data=form).status_code == 404
    assert view.refetch().name == "Fremde"


def test_what_has_lost_its_meaning_since_is_left_out_and_named(client, author):
    SavedView.create(user=author.id, name="Alt", query="art=article&zentrum=aufgeloest")
    page = Page(client.get(f"{LIST}?art=article&zentrum=aufgeloest"))
    assert "zentrum=aufgeloest" in page.said and page.texts("//main//tbody//th/a") == ["Neue Halle in Siegen"]
    assert Page(client.get(VIEWS)).texts("//main//li/p[@class='about']") == ["Art: Meldungen"]


def test_the_list_shows_what_one_keeps_and_where_one_is(client, author):
    assert not Page(client.get(LIST)).root.xpath("//nav[@class='kept-views']")
    keep_view("Entwürfe", "zustand=draft", author)
    keep_view("Meldungen", "art=article", author)
    page = Page(client.get(f"{LIST}?art=article"))
    assert page.texts("//nav[@class='kept-views']//li") == ["Entwürfe", "Meldungen"]
    assert page.texts("//nav[@class='kept-views']//a[@aria-current='page']") == ["Meldungen"]
