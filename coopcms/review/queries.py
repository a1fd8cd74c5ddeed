"""Reads for people who review: what may be done, what waits for whom, how each lane stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from peewee import JOIN, SQL, Select, fn

from coopcms.actor import Actor
from coopcms.content import policy, workflows
from coopcms.content.models import SUBJECT, Item, ItemOwner, Revision, RevisionContributor
from coopcms.content.queries import visible_to
from coopcms.db import db
from coopcms.network.models import Organisation
from coopcms.review.facts import Rows, acts_of, facts_from, rows_of
from coopcms.review.models import ChangeRequest, Comment, LaneRow, SignOff
from coopcms.workflow import engine, lanes
from coopcms.workflow.engine import Action
from coopcms.workflow.facts import Facts, Person
from coopcms.workflow.reasons import Reason


@dataclass(frozen=True, slots=True)
class LaneView:
    """How one owner's review stands, in facts a page can print; `since` is when it came to stand so, if known."""

    centre: str
    name: str
    hue: int
    status: str
    hash: str = ""
    by: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One item as a `person` sees it: every act with its reasons, every lane, what holds it back, all owners.

    `requests` are this cycle's, the newest first.
    """

    item: Item
    facts: Facts
    state_title: str
    actions: tuple[Action, ...]
    lanes: tuple[LaneView, ...]
    holds_back: tuple[Reason, ...]
    may: frozenset[str]
    owners: tuple[ItemOwner, ...]
    person: Person
    requests: tuple[ChangeRequest, ...]


class Counts(NamedTuple):
    """The lengths of three worklists: to sign, to release, to answer."""

    waiting: int
    to_release: int
    invitations: int


PERMISSIONS = ("view", "comment", "edit", "trash", "owners", "copy_out", "preview", "history")


def standing(item: Item, actor: Actor) -> Standing:
    """Where an item stands for this actor, from the same engine call that decides; at most 8 selects."""
    definition, rows, person = policy.definition_of(item), rows_of(item), policy.person_of(actor, item)
    facts = facts_from(item, rows)
    allowed = frozenset(name for name in PERMISSIONS if engine.may(definition, facts, person, name))
    offered = engine.actions(definition, facts, person)
    return Standing(
        item, facts, definition.states[item.state].title, offered, lane_views(item, facts, rows),
        engine.holds_back(definition, facts), allowed, tuple(rows.owners), person,
        tuple(reversed(rows.change_requests)),
    )  # fmt: skip


def lane_views(item: Item, facts: Facts, rows: Rows | None = None) -> tuple[LaneView, ...]:
    """How each lane of the present cycle stands."""
    rows = rows or rows_of(item)
    definition, acts = policy.definition_of(item), rows.sign_offs + rows.change_requests
    views = []
    for row in rows.lanes:
        status = lanes.status(row.organisation.slug, facts, definition)
        model = {"changes_requested": ChangeRequest, "signed": SignOff, "lapsed": SignOff}.get(status)
        last = next(
            (a for a in reversed(acts) if isinstance(a, model or ()) and a.organisation_id == row.organisation_id), None
        )
        by, since = (last.user_name, last.at) if last else (row.claimed_name, row.claimed_at or row.opened_at)
        place = row.organisation
        views.append(LaneView(place.slug, place.name, place.hue, status, last.hash if last else "", by, since))
    return tuple(views)


def waiting_for(actor: Actor, limit: int = 100) -> list[Item]:
    """Items in whose review a lane of the actor's waits for a signature they may give, the longest waiting first."""
    return list(_waiting(actor).order_by(Item.state_since, Item.id).limit(limit))


def _waiting(actor: Actor):
    slugs = sorted({slug for role, slug in actor.roles if role in ("reviewer", "centre_lead")})
    states = _states_with("sign_off")
    signed = _counting_sign_off()
    wrote = RevisionContributor.select().where(
        RevisionContributor.revision == Item.head, RevisionContributor.user_id == actor.id
    )
    return (
        _items()
        .join(LaneRow, on=((LaneRow.subject_id == Item.id) & (LaneRow.cycle == Item.cycle)))
        .join(Organisation)
        .where(
            LaneRow.subject_kind == SUBJECT, LaneRow.closed_at.is_null(), Organisation.slug.in_(slugs),
            Item.state.in_(states), Item.trashed_at.is_null(), ~Item.closed, ~fn.EXISTS(signed), ~fn.EXISTS(wrote),
        )
        .distinct()
    )  # fmt: skip


def to_release(actor: Actor, limit: int = 100) -> list[Item]:
    """Approved items without a date that wait for the actor to publish or date them."""
    return list(_releasable(actor).order_by(Item.state_since, Item.id).limit(limit))


def _releasable(actor: Actor):
    slugs = sorted({slug for role, slug in actor.roles if role in ("publisher", "centre_lead")})
    mine = _led_by(slugs)
    return _items().where(
        Item.state.in_(_states_with("schedule") - _initial()), Item.publish_at.is_null(), Item.trashed_at.is_null(),
        ~Item.closed, Item.id.in_(mine) | Item.source.in_(mine),
    )  # fmt: skip


def invitations_for(actor: Actor, limit: int = 100) -> list[Item]:
    """Items whose invitation the actor may accept or decline."""
    return list(_inviting(actor).order_by(Item.changed_at.desc()).limit(limit))


def _inviting(actor: Actor):
    slugs = sorted({slug for role, slug in actor.roles if role == "centre_lead"})
    open_ones = (
        ItemOwner.select(ItemOwner.item)
        .join(Organisation)
        .where(Organisation.slug.in_(slugs), ItemOwner.accepted_at.is_null(), ItemOwner.role == "co")
    )
    return _items().where(Item.id.in_(open_ones), Item.trashed_at.is_null())


def counts_for(actor: Actor) -> Counts:
    """How much waits for the actor, in one select."""
    lists = (_waiting(actor), _releasable(actor), _inviting(actor))
    columns = [Select([rows.select(Item.id).alias("waiting")], [fn.COUNT(SQL("*"))]) for rows in lists]
    return Counts(*db.execute(Select(columns=columns)).fetchone())


def drafts_of(actor: Actor, limit: int = 100) -> list[Item]:
    """Drafts whose words the actor wrote, the last changed first."""
    wrote = RevisionContributor.select(RevisionContributor.revision).where(RevisionContributor.user_id == actor.id)
    rows = _items().where(
        Item.state.in_(_initial()), Item.head.in_(wrote), Item.trashed_at.is_null(), visible_to(actor)
    )
    return list(rows.order_by(Item.changed_at.desc()).limit(limit))


def comments_on(item: Item) -> list[Comment]:
    """All remarks on the item, the oldest first."""
    return list(
        Comment.select().where(Comment.subject_kind == SUBJECT, Comment.subject_id == item.id).order_by(Comment.id)
    )


def requests_on(item: Item) -> list[ChangeRequest]:
    """The change requests of this cycle with their reasons, the newest first."""
    return acts_of(ChangeRequest, item)[::-1]


def _items():
    return Item.select(Item, Revision).join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id)).switch(Item)


def _led_by(slugs: list[str]):
    return (
        ItemOwner.select(ItemOwner.item)
        .join(Organisation)
        .where(Organisation.slug.in_(slugs), ItemOwner.role == "lead")
    )


def _states_with(step: str) -> set[str]:
    flows = workflows.in_force().values()
    return {state for flow in flows if step in flow.transitions for state in flow.transitions[step].sources}


def _initial() -> set[str]:
    return {flow.initial for flow in workflows.in_force().values()}


def _counting_sign_off():
    """A sign-off of this lane that counts: on the head's words, in this cycle, without a later change request."""
    head, later = Revision.alias("signed_head"), ChangeRequest.alias("later")
    stopped = later.select().where(
        later.subject_kind == SUBJECT, later.subject_id == SignOff.subject_id, later.cycle == SignOff.cycle,
        later.organisation == SignOff.organisation, later.order > SignOff.order,
    )  # fmt: skip
    wrote = RevisionContributor.select(RevisionContributor.user_id).where(RevisionContributor.revision == Item.head)
    return SignOff.select().join(head, on=(head.id == Item.head)).where(
        SignOff.subject_kind == SUBJECT, SignOff.subject_id == Item.id, SignOff.organisation == LaneRow.organisation,
        SignOff.cycle == Item.cycle, SignOff.hash == head.hash, ~fn.EXISTS(stopped),
        SignOff.order >= LaneRow.counts_from, SignOff.user_id.not_in(wrote),
    )  # fmt: skip
