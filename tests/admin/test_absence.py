"""Absences at the desk: one's own, and those of the people one looks after."""

import pytest

from coopcms.accounts.models import User
from tests.admin.pages import Page

HOME = "/admin/abwesenheit"
DAYS = {"first": "24.11.2026", "last": "2026-11-30"}


@pytest.fixture
def ben(person, siegen, clock):
    return person("ben@siegen.example", "author@siegen", name="Ben Beispiel")


def sent(client, user_id, end="", **words):
    token = Page(client.get("/admin/zugang")).root.xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(f"{HOME}/{user_id}{end}", data={"csrf_token": token} | words)


def test_one_notes_one_s_own_absence_with_a_deputy(inside, reviewer_siegen, ben):
    client = inside(reviewer_siegen)
    answer = sent(client, reviewer_siegen.id, **DAYS, deputy=str(ben.id))
    assert (answer.status_code, answer.location) == (303, "/admin/zugang")
    said = Page(client.get("/admin/zugang")).said
    assert "abwesend vom 24. November 2026 bis 30. November 2026; Vertretung: Ben Beispiel" in said
    assert sent(client, reviewer_siegen.id, "/beenden").status_code == 303
    assert User.get_by_id(reviewer_siegen.id).away_from is None


def test_a_lead_notes_it_for_people_of_their_centre_only(inside, lead_siegen, lead_ruhr, ben):
    client = inside(lead_siegen)
    assert f"{HOME}/{ben.id}" in Page(client.get(f"{HOME}/")).root.xpath("//main//a/@href")
    assert sent(client, ben.id, **DAYS).status_code == 303
    assert "Ben Beispiel" in Page(client.get(f"{HOME}/")).texts("//table")[0]
    stranger = inside(lead_ruhr)
    assert stranger.get(f"{HOME}/{ben.id}").status_code == 403 and sent(stranger, ben.id).status_code == 403
    assert "Ben Beispiel" not in Page(stranger.get(f"{HOME}/")).said


def test_a_wrong_day_stays_in_the_form_beside_its_reason(inside, author, ben):
    answer = sent(inside(author), author.id, first="gestern", last="2026-11-30")
    page = Page(answer)
    assert answer.status_code == 422 and page.root.xpath("//input[@id='first']/@value") == ["gestern"]
    assert page.root.xpath("//*[@id='first-fehler']") and page.root.xpath("//*[@id='fehler']//a[@href='#first']")


def test_two_who_stand_in_for_each_other_are_warned_of(inside, author, ben):
    client = inside(author)
    sent(inside_of_ben := inside(ben), ben.id, **DAYS, deputy=str(author.id))
    sent(client, author.id, **DAYS, deputy=str(ben.id))
    page = Page(client.get("/admin/zugang"))
    assert page.texts("//*[contains(@class, 'warning')]") == [
        "Achtung: Ben Beispiel ist in dieser Zeit auch abwesend. Wählen Sie möglichst eine andere Person."
    ]
    assert User.get_by_id(author.id).deputy == ben and inside_of_ben.get(f"{HOME}/").status_code == 200


@pytest.mark.parametrize("url", [f"{HOME}/", f"{HOME}/1"])
def test_the_pages_cost_few_statements(inside, lead_siegen, ben, url, statements):
    client = inside(lead_siegen)
    with statements() as counted:
        assert client.get(url).status_code == 200
    assert len(counted) <= 12, counted
