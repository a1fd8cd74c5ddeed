"""Lanes follow owners: opened with a review, paused out of it, closed for good when the cycle or an owner ends."""

from datetime import datetime

from peewee import fn

from coopcms.actor import SYSTEM, Actor
from coopcms.clock import now
from coopcms.content import policy, workflows
from coopcms.content.models import SUBJECT, Item, ItemGrant
from coopcms.content.services import move
from coopcms.errors import NotNow, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.models import HistoryLine
from coopcms.network.models import Organisation
from coopcms.network.queries import organisation
from coopcms.review.facts import lane_rows
from coopcms.review.models import LaneRow
from coopcms.review.reminders import plan
from coopcms.review.workdays import due_after

UNCLAIMED = {"claimed_by": None, "claimed_name": "", "claimed_at": None}


def open_lanes(item: Item) -> None:
    """A lane for each accepted owner in this cycle, each with the date its state gives; old ones are found again."""
    _open_for_owners(item)
    for row in lane_rows(item):
        if row.closed_at is None:
            _date(row, item)


def _open_for_owners(item: Item) -> list[LaneRow]:
    """The lanes that were not open before."""
    have, opened = {row.organisation_id: row for row in lane_rows(item)}, []
    for owner in _owners(item):
        row = have.get(owner.id)
        if row is None:
            opened.append(LaneRow.create(subject_id=item.id, organisation=owner, cycle=item.cycle, opened_at=now()))
        elif row.closed_at:
            _open_again(row, item)
            opened.append(row)
    return opened


def _open_again(row: LaneRow, item: Item) -> None:
    """A centre that had left starts anew: its acts from before, up to this line of the history, do not count."""
    again = {"closed_at": None, "closed_by": ""}
    if row.closed_by == "left":
        last = HistoryLine.select(fn.MAX(HistoryLine.id)).where(HistoryLine.subject_kind == SUBJECT)
        again |= {"opened_at": now(), "counts_from": last.where(HistoryLine.subject_id == item.id).scalar() or 0}
    LaneRow.update(**again).where(LaneRow.id == row.id).execute()


def pause_lanes(item: Item) -> None:
    """Claims and dates end; what was signed stands if the words do."""
    _open(item, LaneRow.update(**UNCLAIMED, due_at=None)).execute()


def unclaim(row: LaneRow, actor: Actor) -> None:
    """Nobody holds the lane's review any more; the history says who did."""
    LaneRow.update(**UNCLAIMED).where(LaneRow.id == row.id).execute()
    facts = {"lane": row.organisation.slug, "user": row.claimed_by, "person": row.claimed_name}
    ledger.record("given_back", SUBJECT, row.subject_id, actor, **facts)


def close_lanes(item: Item, why: str) -> None:
    """No act is possible in any lane of this cycle any more: `why` is released, withdrawn or trashed.

    Substitutes are named for a lane, so they go with it; what comes back from the trash finds them again.
    """
    _open(item, LaneRow.update(closed_at=now(), closed_by=why)).execute()
    if why != "trashed":
        ItemGrant.delete().where(ItemGrant.item == item.id).execute()


def reopen_trashed(item: Item) -> None:
    """The lanes that the trash closed are open again, with new dates; their signatures hold by hash and cycle."""
    rows = LaneRow.update(closed_at=None, closed_by="").where(LaneRow.closed_by == "trashed")
    rows.where(LaneRow.subject_kind == SUBJECT, LaneRow.subject_id == item.id, LaneRow.cycle == item.cycle).execute()
    for row in lane_rows(item):
        if row.closed_at is None:
            _date(row, item)


def open_lane(item: Item, centre: str) -> LaneRow:
    """The lane of this centre, open where owners review now. Raises NotNow."""
    row = lane_of(item, centre)
    stands = not (item.trashed_at or item.closed) and policy.definition_of(item).states[item.state].lanes
    if row.closed_at or not stands:
        raise NotNow(msg("The review of %(centre)s is not open now."), field="lane", centre=row.organisation.name)
    return row


def lane_of(item: Item, centre: str) -> LaneRow:
    """The lane of this centre in the present cycle, open or not. Raises NotNow, and Unknown for no organisation."""
    row = next((row for row in lane_rows(item) if row.organisation.slug == centre), None)
    if row is None:
        raise NotNow(msg("%(centre)s does not review this text."), field="lane", centre=organisation(centre).name)
    return row


def set_due_at(row: LaneRow, at: datetime | None) -> None:
    """The lane is due at another moment, or not at all; the reminders of the old one are forgotten."""
    row.due_at = at
    row.save(only=[LaneRow.due_at])
    plan(row)


def _date(row: LaneRow, item: Item) -> None:
    """A lane that opens is due as its state says; where the state says nothing, it is not."""
    span = policy.definition_of(item).states[item.state].remind_after
    set_due_at(row, due_after(now(), span, row.organisation.land) if span else None)


def sync_lanes(item: Item) -> None:
    """After a change of owners: the workflow for co-owned items, a lane for who joined, none for who left."""
    if item.closed or item.trashed_at or not policy.is_known(item):
        return
    owners = _owners(item)
    _move_to_shared(item, len(owners))
    gone = LaneRow.update(closed_at=now(), closed_by="left").where(LaneRow.organisation.not_in([o.id for o in owners]))
    gone.where(
        LaneRow.subject_kind == SUBJECT, LaneRow.subject_id == item.id, LaneRow.cycle == item.cycle,
        LaneRow.closed_at.is_null(),
    ).execute()  # fmt: skip
    ItemGrant.delete().where(ItemGrant.item == item.id, ItemGrant.organisation.not_in([o.id for o in owners])).execute()
    # where lanes have been opened in this cycle, or should be open now, the new owner gets one
    if policy.definition_of(item).states[item.state].lanes:
        for row in _open_for_owners(item):
            _date(row, item)


def _owners(item: Item) -> list[Organisation]:
    return [row.organisation for row in policy.owners_of(item) if row.role != "shown" and row.accepted_at]


def _move_to_shared(item: Item, owners: int) -> None:
    """The first co-owner moves an item to the workflow for co-owned ones; state and signatures are kept."""
    shared, current = workflows.when_co_owned(), workflows.definition_named(item.workflow)
    if item.workflow == shared.name or (owners < 2 and not (item.is_copy and item.source.workflow == shared.name)):
        return
    unsigned = item.state == "approved" and not current.has_lanes
    state = {"state": shared.initial} if unsigned or item.state not in shared.states else {}
    ledger.record(
        "workflow_moved", SUBJECT, item.id, SYSTEM, definition=shared.digest, of=current.name, to=shared.name, **state
    )
    move(item, workflow=shared.name, digest=shared.digest, **state)


def _open(item: Item, query):
    return query.where(
        LaneRow.subject_kind == SUBJECT, LaneRow.subject_id == item.id, LaneRow.cycle == item.cycle,
        LaneRow.closed_at.is_null(),
    )  # fmt: skip
