"""Rights come from the database at the moment of the act."""

import pytest

from coopcms.accounts.models import Role, User
from coopcms.accounts.queries import actor_for, holders, refreshed, roles_by_user, user_by_email
from coopcms.actor import SYSTEM
from coopcms.errors import NotAllowed


def test_an_actor_has_the_roles_of_its_account(person, siegen, ruhr):
    actor = actor_for(person("a@siegen.example", "author@siegen", "reviewer@ruhr-owl"), "cli", os_user="root")
    assert actor.roles == {("author", "siegen"), ("reviewer", "ruhr-owl")}
    assert (actor.via, actor.os_user) == ("cli", "root")


def test_edge_35_a_role_taken_away_is_gone_at_the_next_act(author):
    Role.delete().execute()
    assert author.holds("author", "siegen")
    assert not refreshed(author).holds("author", "siegen")


def test_a_deactivated_account_acts_no_more(author):
    User.update(active=False).execute()
    with pytest.raises(NotAllowed):
        refreshed(author)


def test_automatic_work_needs_no_account(database):
    assert refreshed(SYSTEM) is SYSTEM


def test_an_address_is_found_whatever_its_case(person):
    known = person("autor@siegen.example")
    assert user_by_email(" Autor@Siegen.EXAMPLE ") == known


def test_only_active_accounts_hold_a_role(person, siegen, ruhr):
    here = person("a@siegen.example", "reviewer@siegen")
    person("b@siegen.example", "reviewer@siegen", active=False)
    person("c@ruhr-owl.example", "reviewer@ruhr-owl")
    assert holders("reviewer", "siegen") == [here]


def test_roles_of_many_are_read_at_once(person, siegen):
    one = person("a@siegen.example", "author@siegen", "reviewer@siegen")
    assert roles_by_user([one.id]) == {one.id: [("author", "siegen"), ("reviewer", "siegen")]}
