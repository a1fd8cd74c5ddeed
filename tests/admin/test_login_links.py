"""Links from mails as people use them: the door of the desk opens once, and tells strangers nothing."""

import re

import pytest

from coopcms.accounts.models import Login, User
from coopcms.accounts.passwords import matches
from coopcms.accounts.queries_links import INVITE, RESET
from coopcms.accounts.services_links import issue
from coopcms.ledger.models import Job
from tests.admin.pages import Page
from tests.fixtures.people import PASSWORD

FORGOTTEN, NEW = "/admin/passwort-vergessen", "Zwölf Birnen am Morgen"


@pytest.fixture
def ada(person, siegen):
    return person("ada@siegen.example", "author@siegen", name="Ada Beispiel")


@pytest.fixture
def invitation(ada):
    User.update(password="").where(User.id == ada.id).execute()
    return f"/admin/einladung/{issue(ada.id, INVITE)[1]}"


def sent(client, address: str, **words):
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', client.get(address).text)[1]
    return client.post(address, data={"csrf_token": token, **words})


def test_the_door_leads_to_a_new_password(client):
    assert FORGOTTEN in Page(client.get("/admin/login")).root.xpath("//a/@href")


@pytest.mark.parametrize("email", ["ada@siegen.example", "niemand@siegen.example"])
def test_the_answer_is_the_same_whether_an_address_is_known(client, ada, email):
    answer = sent(client, FORGOTTEN, email=email)
    assert (answer.status_code, answer.location) == (303, f"{FORGOTTEN}/gesendet")
    said = Page(client.get(answer.location)).said
    assert "Wenn es zu dieser Adresse ein Konto gibt" in said and email not in said and "60 Minuten" in said
    assert Job.select().count() == 1


@pytest.mark.parametrize("email", ["ada@siegen.example", "niemand@siegen.example"])
def test_wishes_are_throttled_alike(client, ada, email):
    answers = [sent(client, FORGOTTEN, email=email) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]
    assert Page(answers[-1]).root.xpath("//*[@id='email-fehler']")


def test_the_invited_person_reads_who_they_shall_be_and_is_inside(client, ada, invitation):
    for _ in range(2):
        page = Page(client.get(invitation))
    assert "Willkommen, Ada Beispiel" in page.said and "Zentrum Siegen (Beispiel)" in page.said
    answer = sent(client, invitation, password=NEW, again=NEW)
    assert (answer.status_code, answer.location) == (303, "/admin/")
    assert "Ada Beispiel" in client.get("/admin/").text and matches(ada.refetch().password, NEW)
    assert client.get(invitation).status_code == 410


def test_a_weak_or_misspelt_password_is_told_beside_its_field_and_uses_nothing_up(client, ada, invitation):
    for words, field in (
        ({"password": "kurz", "again": "kurz"}, "password"),
        ({"password": NEW, "again": "x"}, "again"),
    ):
        answer = sent(client, invitation, **words)
        page = Page(answer)
        assert answer.status_code == 422 and page.root.xpath(f"//*[@id='{field}-fehler']")
        assert page.root.xpath(f"//*[@id='fehler' and @autofocus]//a[@href='#{field}']") and NEW not in answer.text
    assert client.get(invitation).status_code == 200 and not Login.select().exists()


def test_a_new_password_ends_the_sessions_and_asks_to_log_in(client, desk, ada):
    inside = desk(ada)
    address = f"/admin/passwort/{issue(ada.id, RESET)[1]}"
    answer = sent(client, address, password=NEW, again=NEW)
    assert (answer.status_code, answer.location) == (303, "/admin/login")
    assert inside.get("/admin/").status_code == 303 and not Login.select().exists()
    assert sent(client, "/admin/login", email=ada.email, password=NEW).status_code == 303


def test_a_link_that_is_void_says_so_and_leads_on(client, ada):
    for address in ("/admin/einladung/x", "/admin/passwort/x", f"/admin/passwort/{'ü' * 90}"):
        answer = client.get(address)
        assert answer.status_code == 410 and FORGOTTEN in Page(answer).root.xpath("//a/@href")


def test_an_invitation_read_by_somebody_logged_in_makes_a_session_of_its_own(desk, person, ada, invitation):
    other = desk(person("ben@siegen.example", name="Ben Beispiel"))
    sent(other, invitation, password=NEW, again=NEW)
    assert "Ada Beispiel" in other.get("/admin/").text and "Ben Beispiel" not in other.get("/admin/").text


def test_pages_with_a_link_are_kept_nowhere_and_named_to_nobody(client, invitation):
    headers = client.get(invitation).headers
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "same-origin")


def test_a_fault_on_the_way_writes_no_token_to_the_log(client, invitation, monkeypatch, caplog):
    monkeypatch.setattr("coopcms.admin.door_links.roles_by_user", lambda ids: 1 / 0)
    assert client.get(invitation).status_code == 500
    assert "incident" in caplog.text and invitation.rpartition("/")[2] not in caplog.text


def test_what_was_typed_as_a_password_is_not_shown_after_the_session_has_ended(client):
    answer = client.post("/admin/zugang", data={"current": PASSWORD, "password": NEW, "again": NEW})
    assert answer.status_code == 401 and NEW not in answer.text and PASSWORD not in answer.text
