"""One's own account: a new password needs the old one, and ends every session."""

import pytest

from coopcms.accounts.models import Login, User
from coopcms.accounts.passwords import matches
from tests.admin.pages import Page
from tests.fixtures.people import PASSWORD

OWN, NEW = "/admin/zugang", "Zwölf Birnen am Morgen"


@pytest.fixture
def change(inside, author):
    """A factory: the answer to the password form with these words."""
    client = inside(author)

    def send(**words):
        token = Page(client.get(OWN)).root.xpath("//input[@name='csrf_token']/@value")[0]
        return client.post(OWN, data={"csrf_token": token, "current": PASSWORD, "password": NEW, "again": NEW} | words)

    return send


def stored(actor) -> str:
    return User.get_by_id(actor.id).password


def test_a_new_password_ends_all_sessions(change, author):
    answer = change()
    assert (answer.status_code, answer.location) == (303, "/admin/login")
    assert matches(stored(author), NEW) and not Login.select().exists()


@pytest.mark.parametrize(
    "words, field",
    [
        ({"current": "falsch"}, "current"),
        ({"password": "kurz", "again": "kurz"}, "password"),
        ({"again": "x"}, "again"),
    ],
)
def test_a_refusal_names_the_field_and_changes_nothing(change, author, words, field):
    answer = change(**words)
    assert answer.status_code == 422 and matches(stored(author), PASSWORD)
    assert Page(answer).root.xpath(f"//*[@id='fehler']//a[@href='#{field}']")
    assert NEW not in answer.text and PASSWORD not in answer.text


def test_one_reads_which_roles_one_holds(inside, author):
    page = Page(inside(author).get(OWN))
    assert page.texts("//dl[@class='facts']//dd")[1:] == ["autor@siegen.example", "Zentrum Siegen (Beispiel)"]


def test_all_sessions_end_at_once(inside, author):
    first, second = inside(author), inside(author)
    token = Page(first.get(OWN)).root.xpath("//input[@name='csrf_token']/@value")[0]
    assert first.post(f"{OWN}/abmelden", data={"csrf_token": token}).status_code == 303
    assert second.get("/admin/").status_code == 303
