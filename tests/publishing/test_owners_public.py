"""Whom the public reads as owners of an item: those of its last release."""

import pytest

from coopcms.content.models import ItemOwner
from coopcms.content.services_copies import edit
from coopcms.content.services_owners import accept, invite, remove
from coopcms.publishing.queries import owners_of


def public(item) -> list[tuple[str, str]]:
    return [(slug, role) for slug, _, _, role in owners_of([item.id])[item.id]]


@pytest.fixture
def left(shared_published, lead_siegen, lead_ruhr):
    """A live item of two centres, one of which has left since."""
    remove(shared_published, "ruhr-owl", lead_ruhr)
    assert remove(shared_published, "ruhr-owl", lead_siegen) is None
    return shared_published.refetch()


def test_who_left_since_is_named_until_the_next_release(left, act, author, reviewer_siegen, publisher):
    assert ItemOwner.select().where(ItemOwner.item == left.id).count() == 1
    assert public(left) == [("siegen", "lead"), ("ruhr-owl", "co")]
    copy = edit(left, {"title": "Halle eröffnet"}, author).item
    act(copy, "submit", author)
    act(copy, "sign_off", reviewer_siegen)
    act(copy, "publish", publisher)
    assert public(left) == [("siegen", "lead")]


def test_who_joined_since_is_named_from_the_next_release_on(
    published, act, author, reviewer_siegen, reviewer_ruhr, publisher, lead_siegen, lead_ruhr
):
    invite(published, "ruhr-owl", lead_siegen)
    accept(published, "ruhr-owl", lead_ruhr)
    assert public(published) == [("siegen", "lead")]
    copy = edit(published, {"title": "Halle eröffnet"}, author).item
    act(copy, "submit", author)
    act(copy, "sign_off", reviewer_siegen)
    act(copy, "sign_off", reviewer_ruhr)
    act(copy, "publish", publisher)
    assert public(published) == [("siegen", "lead"), ("ruhr-owl", "co")]


def test_what_is_withdrawn_names_the_owners_it_has(left, act, publisher):
    act(left, "withdraw", publisher, comment="Fehler.")
    assert public(left) == [("siegen", "lead")]


def test_the_lead_comes_first_and_one_statement_is_enough(shared_published, statements):
    with statements() as asked:
        assert public(shared_published) == [("siegen", "lead"), ("ruhr-owl", "co")]
    assert len(asked) == 1
