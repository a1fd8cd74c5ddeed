"""An address belongs to one account and is taken once mails reach it, also where two people ask for it at once."""

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.queries_links import ADDRESS
from coopcms.accounts.services import create_user, deactivate, set_password
from coopcms.accounts.services_links import issue
from coopcms.accounts.services_profile import ask_email, confirm_email
from coopcms.actor import Actor
from coopcms.errors import NotAllowed, Taken, Unknown
from coopcms.ledger.models import HistoryLine, Job
from tests.fixtures.people import PASSWORD

WISH = "wunsch@siegen.example"


def link(user, to: str = WISH) -> str:
    return issue(user.id, ADDRESS, to)[1]


@pytest.fixture
def anna(person, clock):
    return person("a@siegen.example", name="Anna Beispiel")


@pytest.fixture
def rival(monkeypatch, person):
    """A factory: somebody takes the address in the moment before `User.<name>` writes it."""

    def arrive(name: str) -> None:
        write = getattr(User, name)

        def late(*args, **values):
            monkeypatch.setattr(User, name, write)
            User.insert(email=WISH, name="Uwe Beispiel").execute()
            return write(*args, **values)

        monkeypatch.setattr(User, name, late)

    return arrive


def test_of_two_who_change_to_an_address_at_once_one_is_told_that_it_is_taken(person, rival):
    anna = person("a@siegen.example")
    token = link(anna)
    rival("update")
    with pytest.raises(Taken) as refused:
        confirm_email(token)
    assert refused.value.field == "email" and anna.refetch().email == "a@siegen.example"
    assert [line.verb for line in HistoryLine.select()] == ["link_sent"] and not Job.select().exists()


def test_of_two_who_are_entered_with_an_address_at_once_one_is(administrator, rival):
    rival("create")
    with pytest.raises(Taken) as refused:
        create_user(WISH, "Anna Beispiel", None, administrator)
    assert refused.value.field == "email" and not HistoryLine.select().exists()


def test_an_address_in_use_is_refused(person):
    anna, ben = person("a@siegen.example"), person("b@siegen.example")
    with pytest.raises(Taken):
        ask_email(anna, f" {ben.email.upper()} ", PASSWORD, Actor(anna.id, anna.name))
    assert anna.refetch().email == "a@siegen.example"


def test_a_new_address_holds_once_its_link_is_followed_and_the_old_one_is_told(anna):
    ask_email(anna, f" {WISH.upper()} ", PASSWORD, Actor(anna.id, anna.name))
    (asked,) = Job.select()
    assert asked.args == {"user": anna.id, "purpose": ADDRESS, "to": WISH}
    assert anna.refetch().email == "a@siegen.example"
    assert confirm_email(link(anna)).email == anna.refetch().email == WISH
    note = Job.select().order_by(Job.id.desc()).get()
    assert note.args == {"user": anna.id, "to": "a@siegen.example"}
    verbs = [line.verb for line in HistoryLine.select().order_by(HistoryLine.id)]
    assert verbs == ["email_asked", "link_sent", "email_changed"]


def test_a_link_gives_its_own_address_once_and_no_other(anna):
    token = link(anna)
    for false in (token[:43], token[:43] + "Ym9lc2VAc2llZ2VuLmV4YW1wbGU", token[:-1], "x"):
        with pytest.raises(Unknown):
            confirm_email(false)
    assert confirm_email(token).email == WISH
    with pytest.raises(Unknown):
        confirm_email(token)


def test_a_newer_wish_and_a_day_make_a_link_worthless(anna, clock):
    first, second = link(anna), link(anna, "zweiter@siegen.example")
    with pytest.raises(Unknown):
        confirm_email(first)
    clock.forward(hours=24)
    with pytest.raises(Unknown):
        confirm_email(second)
    assert anna.refetch().email == "a@siegen.example"


@pytest.mark.parametrize("end", [deactivate, lambda user, actor: set_password(user, "Zwölf Birnen am Morgen", actor)])
def test_a_closed_account_and_another_password_stop_a_move_under_way(anna, administrator, end):
    token = link(anna)
    end(anna, administrator)
    with pytest.raises(Unknown):
        confirm_email(token)
    assert anna.refetch().email == "a@siegen.example"


def test_nobody_moves_somebody_else(anna, author):
    with pytest.raises(NotAllowed):
        ask_email(anna, WISH, PASSWORD, author)
    assert not Job.select().exists()


def test_the_address_one_has_is_no_wish(anna):
    ask_email(anna, anna.email, PASSWORD, Actor(anna.id, anna.name))
    assert not Job.select().exists() and not HistoryLine.select().exists()
