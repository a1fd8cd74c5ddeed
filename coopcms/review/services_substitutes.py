"""Substitutes: named for one lane of one item by its centre's lead, and no longer there than the lane is open."""

from coopcms.accounts.models import User
from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy as content
from coopcms.content.models import SUBJECT, Item, ItemGrant
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotAllowed, NotNow, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.network.models import Organisation
from coopcms.review import policy
from coopcms.review.candidates import signers, substitutes
from coopcms.review.lanes import open_lane, unclaim
from coopcms.review.models import LaneRow
from coopcms.review.services_orphans import substitute_left
from coopcms.review.telling import tell_people


def grant(item: Item, lane: str, user: User, actor: Actor) -> Item:
    """Let an active account sign for the lane; it and the lane's other signers are told.

    Raises NotNow for a closed or paused lane, NotAllowed, and Invalid for whoever could not sign or can already.
    """
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        content.require_view(actor, item)
        row = open_lane(item, lane)
        policy.require_grant(actor, lane)
        _refuse_wrong_person(item, row, user)
        _refuse_oneself(lane, user, actor)
        ItemGrant.create(item=item, user=user, organisation=row.organisation, granted_by=actor.id, granted_at=now())
        ledger.record("substitute_granted", SUBJECT, item.id, actor, lane=lane, user=user.id, person=user.name)
        _tell(item, actor, "substitute_granted", lane, user)
    return item


def revoke(item: Item, lane: str, user: User, actor: Actor) -> Item:
    """Take the lane from a substitute: what they signed stands, what they hold is free.

    Raises NotNow, NotAllowed, and Invalid for who is none.
    """
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        content.require_view(actor, item)
        row = open_lane(item, lane)
        policy.require_grant(actor, lane)
        held = (ItemGrant.item == item.id) & (ItemGrant.user == user.id) & (ItemGrant.organisation == row.organisation)
        if not ItemGrant.select().where(held).exists():
            values = {"person": user.name, "centre": row.organisation.name}
            raise Invalid(Problem("user", msg("%(person)s is no substitute for %(centre)s here."), values))
        ledger.record("substitute_revoked", SUBJECT, item.id, actor, lane=lane, user=user.id, person=user.name)
        _tell(item, actor, "substitute_revoked", lane, user)  # before they cannot view it any more
        signed = policy.may_sign(user.id, item, lane)
        ItemGrant.delete().where(held).execute()
        if signed and not policy.may_sign(user.id, item, lane):
            _left(item, row, user, actor)
    return item


def _refuse_oneself(lane: str, user: User, actor: Actor) -> None:
    if user.id == actor.id:
        message = msg("Nobody makes themselves a substitute. Somebody else has to name you.")
        raise NotAllowed(message, field="user", who_can=policy.who_grants(lane))


def _left(item: Item, row: LaneRow, user: User, actor: Actor) -> None:
    if row.claimed_by == user.id:
        unclaim(row, actor)
    substitute_left(item, row.organisation.slug, user)


def end_grants(user: User, actor: Actor) -> None:
    """In the caller's transaction: this account stands in nowhere any more; a line of history for each lane."""
    held = ItemGrant.select(ItemGrant, Organisation).join(Organisation).where(ItemGrant.user == user.id)
    for row in list(held.order_by(ItemGrant.item, ItemGrant.id)):
        item, lane = locked_item(row.item_id), row.organisation.slug
        ledger.record("substitute_revoked", SUBJECT, item.id, actor, lane=lane, user=user.id, person=user.name)
        row.delete_instance()


def _refuse_wrong_person(item: Item, row: LaneRow, user: User) -> None:
    values = {"person": user.name, "centre": row.organisation.name}
    lane = row.organisation.slug
    if policy.may_sign(user.id, item, lane):
        raise NotNow(msg("%(person)s can sign for %(centre)s already."), field="user", **values)
    if user.id in content.contributors_of(item):
        raise Invalid(Problem("user", msg("%(person)s has contributed to this text and cannot sign it."), values))
    if all(found.id != user.id for found in substitutes(item, lane)):
        message = msg("%(person)s cannot stand in: the account is closed, or only manages accounts.")
        raise Invalid(Problem("user", message, values))


def _tell(item: Item, actor: Actor, event: str, lane: str, user: User) -> None:
    people = {user.id} | {signer.id for signer in signers(item, lane)}
    tell_people(item, actor, event, people, lane=lane, name=user.name, user=user.id)
