"""Lanes follow owners: opened with a review, paused out of it, closed for good when the cycle or an owner ends."""

from peewee import fn

from coopcms.actor import SYSTEM
from coopcms.clock import now
from coopcms.content import policy, workflows
from coopcms.content.models import SUBJECT, Item
from coopcms.content.services import move
from coopcms.ledger import services as ledger
from coopcms.ledger.models import HistoryLine
from coopcms.network.models import Organisation
from coopcms.review.facts import lane_rows
from coopcms.review.models import LaneRow


def open_lanes(item: Item) -> None:
    """One lane for each accepted owner in this cycle; one that was opened before is found again."""
    have = {row.organisation_id: row for row in lane_rows(item)}
    for owner in _owners(item):
        row = have.get(owner.id)
        if row is None:
            LaneRow.create(subject_id=item.id, organisation=owner, cycle=item.cycle, opened_at=now())
        elif row.closed_at:
            _open_again(row, item)


def _open_again(row: LaneRow, item: Item) -> None:
    """A centre that had left starts anew: its acts from before, up to this line of the history, do not count."""
    again = {"closed_at": None, "closed_by": ""}
    if row.closed_by == "left":
        last = HistoryLine.select(fn.MAX(HistoryLine.id)).where(HistoryLine.subject_kind == SUBJECT)
        again |= {"opened_at": now(), "counts_from": last.where(HistoryLine.subject_id == item.id).scalar() or 0}
    LaneRow.update(**again).where(LaneRow.id == row.id).execute()


def pause_lanes(item: Item) -> None:
    """Claims end; what was signed stands if the words do."""
    _open(item, LaneRow.update(claimed_by=None, claimed_name="", claimed_at=None)).execute()


def close_lanes(item: Item, why: str) -> None:
    """No act is possible in any lane of this cycle any more: `why` is released, withdrawn or trashed."""
    _open(item, LaneRow.update(closed_at=now(), closed_by=why)).execute()


def reopen_trashed(item: Item) -> None:
    """The lanes that the trash closed are open again; their signatures hold by hash and cycle."""
    rows = LaneRow.update(closed_at=None, closed_by="").where(LaneRow.closed_by == "trashed")
    rows.where(LaneRow.subject_kind == SUBJECT, LaneRow.subject_id == item.id, LaneRow.cycle == item.cycle).execute()


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
    # where lanes have been opened in this cycle, or should be open now, the new owner gets one
    if policy.definition_of(item).states[item.state].lanes:
        open_lanes(item)


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
