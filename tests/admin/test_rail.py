"""The rail orders the desk by tasks, shows what waits in each, and lets everybody choose light or dark."""

import pytest

from tests.admin.pages import Page

TASKS = ["Start", "Inhalte", "Prüfung", "Planung", "Netzwerk", "Verwaltung"]
NAV = "//nav[@aria-label='Aufgaben']"


def tasks(client) -> list[str]:
    return Page(client.get("/admin/schnell")).texts(f"{NAV}/p")


@pytest.mark.parametrize("who", ["author", "reviewer_siegen", "lead_siegen", "network_editor", "administrator"])
def test_tasks_stand_in_their_order_and_none_is_empty(inside, flows, request, who):
    page = Page(inside(request.getfixturevalue(who)).get("/admin/schnell"))
    shown = page.texts(f"{NAV}/p")
    assert shown == [task for task in TASKS if task in shown] and shown[0] == "Start"
    assert all(ul.xpath(".//a") for ul in page.root.xpath(f"{NAV}/ul"))


def test_who_writes_has_no_reviews_and_who_only_administers_no_texts(inside, flows, author, administrator):
    assert "Prüfung" not in tasks(inside(author))
    assert {"Inhalte", "Prüfung"}.isdisjoint(tasks(inside(administrator)))


def test_the_page_one_is_on_is_marked(inside, flows, author):
    client = inside(author)
    for address in ("/admin/", "/admin/planung/", "/admin/inhalte/", "/admin/inhalte/?meine=1"):
        page = Page(client.get(address))
        assert page.root.xpath(f"{NAV}//a[@aria-current]/@href") == [address]


def test_what_waits_is_counted_where_it_is_done(inside, shared_review, act, author, reviewer_siegen):
    act(shared_review, "request_changes", reviewer_siegen, comment="Bitte die Zahl belegen.")
    page = Page(inside(author).get("/admin/inhalte/"))
    assert page.texts(f"{NAV}//a[@href='/admin/#zurueck']/*[@class='count']") == ["1"]


def test_light_or_dark_is_kept_and_leads_back(inside, flows, author):
    client = inside(author)
    page = Page(client.get("/admin/planung/?was=review"))
    form = page.root.xpath("//form[@class='scheme']")[0]
    assert page.root.get("data-scheme") is None
    answer = client.post(form.get("action"), data=dict(form.form_values()) | {"scheme": "dark"})
    assert (answer.status_code, answer.location) == (303, "/admin/planung/?was=review")
    after = Page(client.get("/admin/"))
    assert after.root.get("data-scheme") == "dark"
    assert after.root.xpath("//button[@name='scheme'][@aria-pressed='true']/@value") == ["dark"]
    client.post(form.get("action"), data=dict(form.form_values()) | {"scheme": "<nonsense>"})
    assert Page(client.get("/admin/")).root.get("data-scheme") is None


def test_the_choice_cannot_be_used_to_lead_elsewhere(inside, flows, author):
    client = inside(author)
    token = Page(client.get("/admin/")).root.xpath("//form[@class='scheme']//input/@value")[0]
    answer = client.post("/admin/aussehen?next=https://example.org/", data={"csrf_token": token, "scheme": "dark"})
    assert answer.location == "/admin/"


def test_a_refusal_keeps_the_choice(inside, flows, author):
    client = inside(author)
    with client.session_transaction(base_url="http://localhost/admin/") as session:
        session["scheme"] = "dark"
    assert Page(client.get("/admin/item/4711")).root.get("data-scheme") == "dark"
