"""What waits for a person's signature: one entry for each lane, in the order in which to take them up."""

from dataclasses import dataclass
from datetime import datetime

from peewee import Case, Value, fn

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import workflows
from coopcms.content.models import SUBJECT, Item, ItemGrant, Revision, RevisionContributor
from coopcms.content.policy import stands_in
from coopcms.network.models import Organisation
from coopcms.review.models import ChangeRequest, LaneRow, SignOff

# a list shows titles: the words themselves stay where they are
_LEAN = [field for field in Revision._meta.sorted_fields if field.name not in ("content", "placement")]
Centre, Granted = Organisation.alias("signing"), LaneRow.alias("granted")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One lane in which the actor may sign and nobody has; `since` is when it came to wait."""

    item: Item
    lane: str
    lane_name: str
    since: datetime
    due_at: datetime | None
    overdue: bool
    claimed_by: int | None
    claimed_name: str
    substitute: bool


def worklist_for(actor: Actor, limit: int = 100) -> list[Waiting]:
    """Overdue ones first, then what the actor took on, what nobody did, what others did; then by date. One select."""
    return in_order(lanes_waiting_for(actor), actor, limit)


def in_order(lanes_of_reviews, actor: Actor, limit: int, offset: int = 0) -> list[Waiting]:
    """Any selection of unsigned lanes in that order; one select."""
    moment = now()
    late = Case(None, ((LaneRow.due_at < moment, 0),), 1)
    claim = Case(None, ((LaneRow.claimed_by == actor.id, 0), (LaneRow.claimed_by.is_null(), 1)), 2)
    undated = Case(None, ((LaneRow.due_at.is_null(), 1),), 0)
    rows = (
        lanes_of_reviews.select(
            LaneRow, Organisation, Item, *_LEAN, Organisation.slug.in_(_signing(actor)).alias("by_role")
        )
        .join_from(Item, Revision, on=(Item.head == Revision.id))
        .order_by(late, claim, undated, LaneRow.due_at, Item.state_since, LaneRow.id)
        .limit(limit)
        .offset(offset)
    )
    return [_waiting(row, moment) for row in rows]


def lanes_waiting_for(actor: Actor):
    """The lanes, joined with item and centre, in which a signature is missing that the actor may give."""
    wrote = RevisionContributor.select(Value(1)).where(
        RevisionContributor.revision == Item.head, RevisionContributor.user_id == actor.id
    )
    # ids, not names, so that the database begins with the few lanes of a person and not with all there are
    places = Centre.select(Centre.id).where(Centre.slug.in_(_signing(actor)))
    mine = LaneRow.organisation.in_(places) | LaneRow.id.in_(_granted(actor))
    return unsigned_lanes().where(mine, ~fn.EXISTS(wrote))


def _granted(actor: Actor):
    """The lanes in which the actor is a substitute."""
    same = (Granted.subject_id == ItemGrant.item) & (Granted.organisation == ItemGrant.organisation)
    rows = ItemGrant.select(Granted.id).join(Granted, on=same)
    return rows.where(ItemGrant.user == actor.id, stands_in(), Granted.subject_kind == SUBJECT)


def unsigned_lanes():
    """The lanes of all reviews, joined with item and centre, that lack a counting signature."""
    return (
        LaneRow.select()
        .join(Organisation)
        .join_from(LaneRow, Item, on=((LaneRow.subject_id == Item.id) & (LaneRow.cycle == Item.cycle)), attr="item")
        .where(
            LaneRow.subject_kind == SUBJECT, LaneRow.closed_at.is_null(), Item.state.in_(states_with("sign_off")),
            Item.trashed_at.is_null(), ~Item.closed, ~fn.EXISTS(_counting_sign_off()),
        )
    )  # fmt: skip


def states_with(step: str) -> set[str]:
    """The states in which some workflow offers the step."""
    flows = workflows.in_force().values()
    return {state for flow in flows if step in flow.transitions for state in flow.transitions[step].sources}


def _signing(actor: Actor) -> list[str]:
    """The centres for which the actor signs by a role."""
    return sorted({slug for role, slug in actor.roles if role in workflows.signing_roles()})


def _waiting(row: LaneRow, moment: datetime) -> Waiting:
    overdue = row.due_at is not None and row.due_at < moment
    return Waiting(
        row.item, row.organisation.slug, row.organisation.name, max(row.opened_at, row.item.state_since),
        row.due_at, overdue, row.claimed_by, row.claimed_name, not row.by_role,
    )  # fmt: skip


def _counting_sign_off():
    """A sign-off of this lane that counts: on the head's words, in this cycle, without a later change request."""
    head, later = Revision.alias("signed_head"), ChangeRequest.alias("later")
    stopped = later.select(Value(1)).where(
        later.subject_kind == SUBJECT, later.subject_id == SignOff.subject_id, later.cycle == SignOff.cycle,
        later.organisation == SignOff.organisation, later.order > SignOff.order,
    )  # fmt: skip
    wrote = RevisionContributor.select(RevisionContributor.user_id).where(RevisionContributor.revision == Item.head)
    return SignOff.select(Value(1)).join(head, on=(head.id == Item.head)).where(
        SignOff.subject_kind == SUBJECT, SignOff.subject_id == Item.id, SignOff.organisation == LaneRow.organisation,
        SignOff.cycle == Item.cycle, SignOff.hash == head.hash, ~fn.EXISTS(stopped),
        SignOff.order >= LaneRow.counts_from, SignOff.user_id.not_in(wrote),
    )  # fmt: skip
