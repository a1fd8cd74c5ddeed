"""A lane's review among people: handed over, given back, due on another day. None of it changes what may be signed."""

from datetime import date, timedelta

from coopcms.accounts.models import User
from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import berlin, now
from coopcms.content import policy as content
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.review import policy
from coopcms.review.candidates import signers
from coopcms.review.lanes import open_lane, set_due_at, unclaim
from coopcms.review.models import LaneRow
from coopcms.review.telling import tell_people
from coopcms.review.workdays import evening

FURTHEST = timedelta(days=366)


def hand_over(item: Item, lane: str, to: User, actor: Actor) -> Item:
    """Give the review for the lane to somebody who may sign there, who is told. Raises NotNow, NotAllowed, Invalid."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        content.require_view(actor, item)
        row = open_lane(item, lane)
        policy.require_hand_over(actor, item, lane)
        if not policy.may_sign(to.id, item, lane):
            message = msg("%(person)s cannot sign for %(centre)s here.")
            raise Invalid(Problem("to", message, {"person": to.name, "centre": row.organisation.name}))
        before = row.claimed_by
        if before == to.id:
            raise NotNow(msg("%(person)s has taken on this review already."), field="to", person=to.name)
        claim = {"claimed_by": to.id, "claimed_name": to.name, "claimed_at": now()}
        LaneRow.update(**claim).where(LaneRow.id == row.id).execute()
        ledger.record("handed_over", SUBJECT, item.id, actor, lane=lane, user=to.id, person=to.name)
        tell_people(item, actor, "handed_over", {to.id, before} - {None}, lane=lane, name=to.name, user=to.id)
    return item


def give_back(item: Item, lane: str, actor: Actor) -> Item:
    """Nobody in particular holds the lane's review any more. Raises NotNow where nobody did, NotAllowed."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        content.require_view(actor, item)
        row = open_lane(item, lane)
        policy.require_give_back(actor, lane, row.claimed_by)
        if row.claimed_by is None:
            raise NotNow(msg("Nobody has taken on the review for %(centre)s."), centre=row.organisation.name)
        unclaim(row, actor)
        tell_people(item, actor, "given_back", {user.id for user in signers(item, lane)}, lane=lane)
    return item


def set_due(item: Item, lane: str, day: date | None, actor: Actor) -> Item:
    """The lane is due at the end of this day, or not at all; its signers are told. Raises Invalid for a day gone by."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        content.require_view(actor, item)
        row = open_lane(item, lane)
        policy.require_date(actor, item, lane)
        at = _evening(day) if day else None
        set_due_at(row, at)
        told = at.isoformat() if at else ""
        ledger.record("due_set" if at else "due_taken_back", SUBJECT, item.id, actor, lane=lane, at=told)
        tell_people(item, actor, "due_changed", {user.id for user in signers(item, lane)}, lane=lane, due=told)
    return item


def _evening(day: date):
    today = berlin(now()).date()
    if day > today + FURTHEST:
        raise Invalid(Problem("due", msg("Choose a day within a year.")))
    if day < today or evening(day) <= now():
        raise Invalid(Problem("due", msg("This day is over. Choose a later one.")))
    return evening(day)
