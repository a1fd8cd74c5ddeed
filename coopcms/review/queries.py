"""Reads for people who review: what may be done, what waits for whom, how each lane stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from peewee import JOIN, SQL, Case, Select, Value, fn

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy, workflows
from coopcms.content.models import COPY, SUBJECT, Item, ItemOwner, Revision, RevisionContributor
from coopcms.content.queries import Source, editable_by
from coopcms.db import db
from coopcms.network.models import Organisation
from coopcms.notify.models import InboxEntry
from coopcms.review.candidates import Grant, grants_on
from coopcms.review.checks import Failures, Look
from coopcms.review.facts import Rows, facts_from, rows_of
from coopcms.review.models import ChangeRequest, LaneRow, SignOff
from coopcms.review.queries_orphans import lanes_to_mend, names_substitutes
from coopcms.review.worklist import lanes_waiting_for, states_with
from coopcms.workflow import engine, lanes
from coopcms.workflow.definition import Definition
from coopcms.workflow.engine import Action
from coopcms.workflow.facts import Facts, Inputs, Person
from coopcms.workflow.reasons import Reason


@dataclass(frozen=True, slots=True)
class LaneView:
    """How one owner's review stands, in facts a page can print; `since` is when it came to stand so, if known.

    `due_at` is a date that still means something: none for a lane that is signed, closed or paused.
    """

    centre: str
    name: str
    hue: int
    status: str
    hash: str = ""
    by: str = ""
    since: datetime | None = None
    due_at: datetime | None = None
    overdue: bool = False
    claimed_by: int | None = None
    claimed_name: str = ""
    substitutes: tuple[str, ...] = ()


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
    """How many lanes wait for a signature and of these are overdue, items to release, invitations, returns, news.

    `held` are items to release that something keeps back; `orphaned` the lanes that nobody can sign, for which the
    actor names a substitute.
    """

    waiting: int
    to_release: int
    invitations: int
    overdue: int
    returned: int
    unread: int
    held: int
    orphaned: int = 0


PERMISSIONS = ("view", "comment", "edit", "trash", "owners", "copy_out", "preview", "history")


Answers = Callable[[Item, Facts], Mapping[str, tuple | None]]  # checks that were looked at already, by name


def standing(item: Item, actor: Actor, answers: Answers | None = None) -> Standing:
    """Where an item stands for this actor, from the same engine call that decides; at most 8 selects.

    `answers` may know what some checks say, and so save their selects.
    """
    definition, rows = policy.definition_of(item), rows_of(item)
    grants = grants_on(item) if rows.lanes else []
    person = Person(actor.id, actor.roles, frozenset(grant.lane for grant in grants if grant.user == actor.id))
    facts = replace(facts_from(item, rows), substitutes=frozenset(grant.lane for grant in grants))
    if answers is not None:
        facts = replace(facts, failures=Failures(Look(item, facts, Inputs(), ""), answers(item, facts)))
    allowed = frozenset(name for name in PERMISSIONS if engine.may(definition, facts, person, name))
    offered = engine.actions(definition, facts, person)
    return Standing(
        item, facts, definition.states[item.state].title, offered, _views(definition, facts, rows, grants),
        engine.holds_back(definition, facts), allowed, tuple(rows.owners), person,
        tuple(reversed(rows.change_requests)),
    )  # fmt: skip


def lane_views(item: Item, facts: Facts) -> tuple[LaneView, ...]:
    """How each lane of the present cycle stands."""
    return _views(policy.definition_of(item), facts, rows_of(item), grants_on(item))


def _views(definition: Definition, facts: Facts, rows: Rows, grants: list[Grant]) -> tuple[LaneView, ...]:
    views = []
    for row in rows.lanes:
        slug = row.organisation.slug
        view = _lane_view(row, lanes.status(slug, facts, definition), rows)
        if not lanes.signing(definition, facts.state):
            view = replace(view, due_at=None, overdue=False)
        views.append(replace(view, substitutes=tuple(grant.name for grant in grants if grant.lane == slug)))
    return tuple(views)


def _lane_view(row: LaneRow, status: str, rows: Rows) -> LaneView:
    kind = {"changes_requested": ChangeRequest, "signed": SignOff, "lapsed": SignOff}.get(status, ())
    acts = [act for act in rows.sign_offs + rows.change_requests if act.organisation_id == row.organisation_id]
    last = next((act for act in reversed(acts) if isinstance(act, kind)), None)
    by, since = (last.user_name, last.at) if last else (row.claimed_name, row.claimed_at or row.opened_at)
    place, due = row.organisation, row.due_at if status in ("lapsed", "claimed", "waiting") else None
    return LaneView(
        place.slug, place.name, place.hue, status, last.hash if last else "", by, since,
        due, due is not None and due < now(), row.claimed_by, row.claimed_name,
    )  # fmt: skip


def releasable(actor: Actor):
    """Approved items without a date that the actor may publish now, as a query that others count or join."""
    return _to_release(actor).where(~_kept_back())


def held(actor: Actor):
    """Those that the actor might publish, were they not under embargo, or copies of what is not public any more."""
    return _to_release(actor).where(_kept_back())


def _to_release(actor: Actor):
    slugs = sorted({slug for role, slug in actor.roles if role in ("publisher", "centre_lead")})
    mine = _led_by(slugs)
    return _items().where(
        Item.state.in_(states_with("schedule") - _initial()), Item.publish_at.is_null(), Item.trashed_at.is_null(),
        ~Item.closed, Item.id.in_(mine) | Item.source.in_(mine),
    )  # fmt: skip


def _kept_back():
    """What the checks `embargo_over` and `base_is_live` say of one item, as a condition on many."""
    based = Source.select(Value(1)).where(
        Source.id == Item.source, Source.public == "live", Source.trashed_at.is_null(),
        Source.live == Item.source_revision,
    )  # fmt: skip
    embargoed = Item.embargo.is_null(False) & (Item.embargo > now())
    return embargoed | ((Item.relation == COPY) & ~fn.EXISTS(based))


def inviting(actor: Actor):
    """Items whose invitation the actor may accept or decline, as such a query."""
    slugs = sorted({slug for role, slug in actor.roles if role == "centre_lead"})
    open_ones = (
        ItemOwner.select(ItemOwner.item)
        .join(Organisation)
        .where(Organisation.slug.in_(slugs), ItemOwner.accepted_at.is_null(), ItemOwner.role == "co")
    )
    return _items().where(Item.id.in_(open_ones), Item.trashed_at.is_null())


def counts_for(actor: Actor) -> Counts:
    """How much waits for the actor, in one select."""
    late, kept = LaneRow.due_at < now(), _kept_back()
    unread = InboxEntry.select().where(InboxEntry.user == actor.id, InboxEntry.read_at.is_null())
    counted = [  # each list is written once, however much of it is counted
        lanes_waiting_for(actor).select(fn.COUNT(LaneRow.id).alias("waiting"), _those(late).alias("overdue")),
        _to_release(actor).select(_those(~kept).alias("to_release"), _those(kept).alias("held")),
        inviting(actor).select(fn.COUNT(Item.id).alias("invitations")),
        returned(actor).select(fn.COUNT(Item.id).alias("returned")),
        unread.select(fn.COUNT(InboxEntry.id).alias("unread")),
    ]
    if names_substitutes(actor):
        counted.append(lanes_to_mend(actor).select(fn.COUNT(LaneRow.id).alias("orphaned")))
    lists = [rows.alias(f"list_{number}") for number, rows in enumerate(counted)]
    found = db.execute(Select(lists, [SQL("*")]))
    return Counts(**dict(zip((column[0] for column in found.description), found.fetchone(), strict=True)))


def _those(condition):
    """How many of a list's rows are so."""
    return fn.COUNT(Case(None, ((condition, 1),)))


def drafts(actor: Actor):
    """Drafts whose words the actor wrote, as such a query; who wrote in review and may not edit drafts has none."""
    wrote = RevisionContributor.select(RevisionContributor.revision).where(RevisionContributor.user_id == actor.id)
    return _items().where(
        Item.state.in_(_initial()), Item.head.in_(wrote), Item.trashed_at.is_null(), editable_by(actor)
    )


def returned(actor: Actor):
    """Those of them for which changes were asked in this cycle, as such a query."""
    asked = ChangeRequest.select(ChangeRequest.id).where(
        ChangeRequest.subject_kind == SUBJECT, ChangeRequest.subject_id == Item.id, ChangeRequest.cycle == Item.cycle
    )
    return drafts(actor).where(fn.EXISTS(asked))


def _items():
    return Item.select(Item, Revision).join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id)).switch(Item)


def _led_by(slugs: list[str]):
    return (
        ItemOwner.select(ItemOwner.item)
        .join(Organisation)
        .where(Organisation.slug.in_(slugs), ItemOwner.role == "lead")
    )


def _initial() -> set[str]:
    return {flow.initial for flow in workflows.in_force().values()}
