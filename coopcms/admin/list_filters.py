"""Each filter of the list of items as a condition, joined with what the actor may see."""

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import and_, or_

from peewee import Expression

from coopcms.actor import Actor
from coopcms.admin.list_wanted import SCHEDULED, Wanted
from coopcms.clock import BERLIN, now
from coopcms.content.models import COPY, SUBJECT, Item, ItemOwner, Revision
from coopcms.content.queries import visible_to
from coopcms.content.slugs import slug
from coopcms.db import UtcField
from coopcms.network.models import Organisation
from coopcms.review.models import Comment, LaneRow, Watch
from coopcms.review.worklist import lanes_waiting_for, unsigned_lanes


def condition(actor: Actor, wanted: Wanted, *, any_state: bool = False) -> Expression:
    """A condition on Item joined with its head; `any_state` leaves out the state that is asked for."""
    names = [name for name in wanted.filters if name != "state" or not any_state]
    asked = [CONDITIONS[name](actor, wanted) for name in names]
    return reduce(and_, asked, Item.trashed_at.is_null(not wanted.trash) & ~Item.closed) & visible_to(actor)


def _state(_actor: Actor, wanted: Wanted) -> Expression:
    return Item.publish_at.is_null(False) if wanted.state == SCHEDULED else Item.state == wanted.state


def _centre(_actor: Actor, wanted: Wanted) -> Expression:
    owned = ItemOwner.select(ItemOwner.item).join(Organisation)
    owned = owned.where(Organisation.slug == wanted.centre, ItemOwner.accepted_at.is_null(False))
    return Item.id.in_(owned) | ((Item.relation == COPY) & Item.source.in_(owned))


def _topic(_actor: Actor, wanted: Wanted) -> Expression:
    """A quoted word: anywhere first, since reading JSON is dear, then among the topics."""
    written = {wanted.topic, wanted.topic_name or wanted.topic}
    quoted = sorted({json.dumps(word, ensure_ascii=ascii) for word in written for ascii in (True, False)})
    anywhere, stored = Revision.placement.cast("text"), Revision.placement["topics"].cast("text")
    return reduce(or_, map(anywhere.contains, quoted)) & reduce(or_, map(stored.contains, quoted))


def _text(_actor: Actor, wanted: Wanted) -> Expression:
    """Title or address hold the text; `#7` is the item of that number, and 7 is that one too."""
    text = wanted.text
    number = text.removeprefix("#")
    same = Item.id == int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    if same is not None and number != text:
        return same
    says = Revision.title.contains(text)
    if any(letter.isalnum() for letter in text):
        says |= Item.slug.contains(slug(text))
    return says if same is None else says | same


def _turn(actor: Actor, _wanted: Wanted) -> Expression:
    return Item.id.in_(lanes_waiting_for(actor).select(LaneRow.subject_id))


def _waiting(_actor: Actor, wanted: Wanted) -> Expression:
    return Item.id.in_(unsigned_lanes().where(Organisation.slug == wanted.waiting).select(LaneRow.subject_id))


def _overdue(_actor: Actor, _wanted: Wanted) -> Expression:
    return Item.id.in_(unsigned_lanes().where(LaneRow.due_at < now()).select(LaneRow.subject_id))


def _invited(_actor: Actor, _wanted: Wanted) -> Expression:
    asked = ItemOwner.select(ItemOwner.item).where(ItemOwner.role == "co", ItemOwner.accepted_at.is_null())
    return Item.id.in_(asked)


def _commented(_actor: Actor, _wanted: Wanted) -> Expression:
    still_open = Comment.select(Comment.subject_id).where(
        Comment.subject_kind == SUBJECT, Comment.answers.is_null(), Comment.resolved_at.is_null()
    )
    return Item.id.in_(still_open)


def _mine(actor: Actor, _wanted: Wanted) -> Expression:
    return Item.id.in_(Revision.select(Revision.item).where(Revision.author_id == actor.id))


def _watched(actor: Actor, _wanted: Wanted) -> Expression:
    return Item.id.in_(Watch.select(Watch.subject_id).where(Watch.user == actor.id, Watch.subject_kind == SUBJECT))


def _begins(day: date) -> datetime:
    """The moment at which a day begins in Berlin."""
    return datetime.combine(day, time.min, BERLIN)


def _from(field: UtcField, name: str) -> Callable[[Actor, Wanted], Expression]:
    return lambda _actor, wanted: field >= _begins(getattr(wanted, name))


def _until(field: UtcField, name: str) -> Callable[[Actor, Wanted], Expression]:
    return lambda _actor, wanted: field < _begins(getattr(wanted, name) + timedelta(days=1))


CONDITIONS: dict[str, Callable[[Actor, Wanted], Expression]] = {
    "text": _text,
    "state": _state,
    "kind": lambda _actor, wanted: Item.kind == wanted.kind,
    "centre": _centre,
    "topic": _topic,
    "copies": lambda _actor, wanted: (Item.relation == COPY) if wanted.copies == "nur" else (Item.relation != COPY),
    "turn": _turn,
    "waiting": _waiting,
    "overdue": _overdue,
    "invited": _invited,
    "commented": _commented,
    "mine": _mine,
    "watched": _watched,
    "planned_from": _from(Item.publish_at, "planned_from"),
    "planned_until": _until(Item.publish_at, "planned_until"),
    "expiring_from": _from(Item.expire_at, "expiring_from"),
    "expiring_until": _until(Item.expire_at, "expiring_until"),
    "since": _from(Item.changed_at, "since"),
}
