"""Lanes that nobody can sign any more, as somebody left or wrote: told at once, so that a substitute is named."""

from collections.abc import Iterable

from peewee import Value, fn

from coopcms.accounts.models import User
from coopcms.accounts.queries import holders
from coopcms.actor import SYSTEM, Actor
from coopcms.content.models import SUBJECT, Item, ItemGrant
from coopcms.content.queries import locked_item
from coopcms.ledger import services as ledger
from coopcms.network.models import NETWORK, Organisation
from coopcms.review.candidates import able_to_sign
from coopcms.review.lanes import unclaim
from coopcms.review.models import LaneRow
from coopcms.review.policy import may_sign
from coopcms.review.queries_orphans import grants, lanes_without_signers, writers
from coopcms.review.telling import tell_people


def signer_left(user: User, centres: set[str], actor: Actor) -> None:
    """In the caller's transaction: claims of somebody who signs no more end, and lanes left alone are told of.

    `centres` are those for which they signed by a role until now; what they were granted is looked up.
    """
    for row in _claimed(user):
        if not may_sign(user.id, row.item, row.organisation.slug):
            unclaim(row, actor)
    for row in list(_orphaned(user, centres)):
        _tell(locked_item(row.subject_id), row.organisation.slug, user)


def signers_wrote(item: Item, people: Iterable[int]) -> None:
    """In the caller's transaction: lanes are told of that nobody can sign since these people wrote in the text."""
    wrote = User.id.in_(list(people))
    for row in list(_without_signers().where(LaneRow.subject_id == item.id)):
        if found := able_to_sign(item, row.organisation.slug).where(wrote).first():
            _tell(item, row.organisation.slug, found)


def substitute_left(item: Item, lane: str, user: User) -> None:
    """In the caller's transaction: the lane is told of if nobody can sign there now that this substitute cannot."""
    if _without_signers().where(LaneRow.subject_id == item.id, Organisation.slug == lane).exists():
        _tell(item, lane, user)


def alarmed(lane: str) -> set[int]:
    """Who hears of a lane that nobody can sign: its centre's lead and the network, one of whom names substitutes."""
    return {user.id for user in (*holders("centre_lead", lane), *holders("network_editor", NETWORK))}


def _tell(item: Item, lane: str, user: User) -> None:
    """The lead hears of it also where they did it themselves: a substitute is to be named now."""
    ledger.record("lane_orphaned", SUBJECT, item.id, SYSTEM, lane=lane, user=user.id, person=user.name)
    facts = {"lane": lane, "name": user.name, "url_path": f"/admin/item/{item.id}#bahnen"}
    tell_people(item, SYSTEM, "lane_orphaned", alarmed(lane), **facts)


def _claimed(user: User):
    rows = LaneRow.select(LaneRow, Organisation, Item).join(Organisation)
    rows = rows.join_from(LaneRow, Item, on=(LaneRow.subject_id == Item.id), attr="item")
    return list(rows.where(LaneRow.subject_kind == SUBJECT, LaneRow.claimed_by == user.id, LaneRow.closed_at.is_null()))


def _orphaned(user: User, centres: set[str]):
    """Unsigned lanes for which this person could sign until now, and for which nobody active can."""
    granted = grants().where(ItemGrant.user == user.id)
    theirs = Organisation.slug.in_(centres) | fn.EXISTS(granted)
    return _without_signers().where(theirs, Value(user.id).not_in(writers()))


def _without_signers():
    return lanes_without_signers().select(LaneRow, Organisation).order_by(LaneRow.subject_id, LaneRow.id)
