"""An address belongs to one account, also where two people ask for it at the same moment."""

import pytest

from coopcms.accounts.models import User
from coopcms.accounts.services import create_user
from coopcms.accounts.services_profile import change_email
from coopcms.actor import Actor
from coopcms.errors import Taken
from coopcms.ledger.models import HistoryLine, Job
from tests.fixtures.people import PASSWORD

WISH = "wunsch@siegen.example"


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
    rival("update")
    with pytest.raises(Taken) as refused:
        change_email(anna, WISH, PASSWORD, Actor(anna.id, anna.name))
    assert refused.value.field == "email" and anna.refetch().email == "a@siegen.example"
    assert not HistoryLine.select().exists() and not Job.select().exists()


def test_of_two_who_are_entered_with_an_address_at_once_one_is(administrator, rival):
    rival("create")
    with pytest.raises(Taken) as refused:
        create_user(WISH, "Anna Beispiel", None, administrator)
    assert refused.value.field == "email" and not HistoryLine.select().exists()


def test_an_address_in_use_is_refused(person):
    anna, ben = person("a@siegen.example"), person("b@siegen.example")
    with pytest.raises(Taken):
        change_email(anna, f" {ben.email.upper()} ", PASSWORD, Actor(anna.id, anna.name))
    assert anna.refetch().email == "a@siegen.example"
