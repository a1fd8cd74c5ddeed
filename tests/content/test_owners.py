"""Owners leave by two acts and invitations are taken back in every state."""

import pytest

from coopcms.accounts.models import Role
from coopcms.content.models import ItemOwner
from coopcms.content.services_owners import accept, invite, remove
from coopcms.errors import NotAllowed, NotNow
from coopcms.ledger.models import HistoryLine
from coopcms.network.queries import organisation


def owners(item) -> list[str]:
    rows = ItemOwner.select().where(ItemOwner.item == item.id).order_by(ItemOwner.position)
    return [row.organisation.slug for row in rows]


def test_who_leads_both_centres_says_twice_that_one_leaves(shared, lead_siegen):
    Role.create(user=lead_siegen.id, role="centre_lead", organisation=organisation("ruhr-owl"))
    row = remove(shared, "ruhr-owl", lead_siegen)
    assert row.leave_own and not row.leave_lead and owners(shared) == ["siegen", "ruhr-owl"]
    assert remove(shared, "ruhr-owl", lead_siegen) is None
    assert owners(shared) == ["siegen"]


def test_an_invitation_is_taken_back_also_where_owners_stand_still(published, act, lead_siegen, publisher, ruhr):
    invite(published, "ruhr-owl", lead_siegen)
    act(published, "withdraw", publisher, comment="Fehler.")
    assert remove(published, "ruhr-owl", lead_siegen) is None
    assert owners(published) == ["siegen"]
    assert HistoryLine.select().where(HistoryLine.verb == "invitation_taken_back").exists()


def test_who_leads_neither_centre_ends_no_invitation(draft, lead_siegen, author, ruhr):
    invite(draft, "ruhr-owl", lead_siegen)
    with pytest.raises(NotAllowed) as denied:
        remove(draft, "ruhr-owl", author)
    assert denied.value.who_can == ("centre_lead@ruhr-owl", "centre_lead@siegen")
    assert owners(draft) == ["siegen", "ruhr-owl"]


def test_a_withdrawn_item_still_takes_no_new_owner(published, act, lead_siegen, lead_ruhr, publisher):
    invite(published, "ruhr-owl", lead_siegen)
    act(published, "withdraw", publisher, comment="Fehler.")
    with pytest.raises(NotNow):
        accept(published, "ruhr-owl", lead_ruhr)
