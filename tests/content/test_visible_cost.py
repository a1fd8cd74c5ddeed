"""What somebody may see is one condition that both databases answer quickly, however many roles they hold."""

import pytest

from coopcms.content.models import Item
from coopcms.content.queries import visible_to
from coopcms.db import db, is_postgres


def asked(actor) -> str:
    return Item.select(Item.id).where(visible_to(actor)).sql()[0]


def test_a_person_of_one_centre_costs_one_look_at_its_owners_for_each_set_of_roles(flows, author):
    # roles as any owner, roles as the lead centre, and those who stand in
    assert asked(author).count('"item_owners"') == 3


@pytest.mark.parametrize("who", ["author", "network_editor", "everything"])
def test_nothing_is_asked_that_cannot_be_answered(flows, request, who):
    assert "0 = 1" not in asked(request.getfixturevalue(who))


def test_who_has_no_roles_sees_nothing(flows, draft, acting):
    nobody = acting("niemand@siegen.example")
    assert not Item.select().where(visible_to(nobody)).exists()


def test_postgresql_answers_without_compiling_first(database):
    if is_postgres():
        assert db.execute_sql("SHOW jit").fetchone() == ("off",)
