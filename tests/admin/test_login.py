"""The door of the desk: who comes in, who does not, and what stays of what was typed."""

import re

import pytest

from coopcms.accounts.models import Login
from tests.fixtures.people import PASSWORD

LOGIN = "/admin/login"


@pytest.fixture
def member(person, siegen):
    return person("autor@siegen.example", "author@siegen", name="Ada Beispiel")


def token_in(answer) -> str:
    return re.search(r'name="csrf_token"[^>]* value="([^"]+)"', answer.text)[1]


def sent(client, address=LOGIN, **words):
    """The login form as a browser sends it."""
    return client.post(address, data={"csrf_token": token_in(client.get(LOGIN)), **words})


def test_a_stranger_is_asked_to_log_in_and_led_back(client, member):
    asked = client.get("/admin/inhalte/?q=Halle")
    assert asked.status_code == 303 and asked.location.startswith("/admin/login?next=")
    answer = sent(client, asked.location, email=member.email, password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/admin/inhalte/?q=Halle")
    assert "Ada Beispiel" in client.get("/admin/").text


def test_the_wish_never_leads_out_of_the_desk(client, member):
    answer = sent(client, f"{LOGIN}?next=https://boese.example/", email=member.email, password=PASSWORD)
    assert answer.location == "/admin/"


def test_a_wrong_password_keeps_the_address_and_never_the_password(client, member):
    answer = sent(client, email=member.email, password="falsch-und-lang-genug")
    assert answer.status_code == 422
    assert f'value="{member.email}"' in answer.text and "falsch-und-lang-genug" not in answer.text
    assert 'id="fehler"' in answer.text and 'role="alert"' in answer.text and not Login.select().exists()


def test_nothing_typed_names_both_fields(client):
    answer = sent(client)
    assert answer.status_code == 422
    assert 'href="#email"' in answer.text and 'href="#password"' in answer.text


def test_after_failures_one_has_to_wait(client, member, clock):
    for _ in range(3):
        sent(client, email=member.email, password="falsch-und-lang-genug")
    assert sent(client, email=member.email, password=PASSWORD).status_code == 429
    clock.forward(seconds=5)
    assert sent(client, email=member.email, password=PASSWORD).status_code == 303


def test_a_form_without_its_token_is_shown_again_with_what_was_typed(client, member):
    answer = client.post(LOGIN, data={"email": member.email, "password": PASSWORD})
    assert answer.status_code == 422 and not Login.select().exists()
    assert f'value="{member.email}"' in answer.text and token_in(answer)


def test_a_session_prepared_by_somebody_else_is_left_behind(client, member):
    with client.session_transaction(base_url="http://localhost/admin/") as session:
        session["prepared"] = "evil"
    sent(client, email=member.email, password=PASSWORD)
    with client.session_transaction(base_url="http://localhost/admin/") as session:
        assert "prepared" not in session


def test_logging_out_ends_the_session_in_the_database(desk, member):
    inside = desk(member)
    page = inside.get("/admin/")
    answer = inside.post("/admin/logout", data={"csrf_token": token_in(page)})
    assert (answer.status_code, answer.location) == (303, LOGIN)
    assert not Login.select().exists() and 'role="status"' in inside.get(LOGIN).text


def test_a_link_logs_nobody_out(desk, member):
    inside = desk(member)
    assert inside.get("/admin/logout").status_code == 405
    assert inside.post("/admin/logout").status_code == 400
    assert Login.select().count() == 1
