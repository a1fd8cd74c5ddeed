"""When a lane's people are reminded: one working day before it is due, and on each working day after."""

from datetime import date, datetime

from coopcms.clock import berlin, now
from coopcms.ledger.models import Job
from coopcms.ledger.services import drop_jobs, put_job
from coopcms.review.models import LaneRow
from coopcms.review.workdays import after, before, morning

REMINDER = "reminder"  # the kind of job


def plan(row: LaneRow) -> None:
    """The first reminder of the lane's present date; whatever was planned for an older date is forgotten."""
    drop_jobs(_prefix(row.id))
    if row.due_at is None:
        return
    due, land = berlin(row.due_at).date(), row.organisation.land
    first = before(due, 1, land)
    _put(row, row.due_at, first if morning(first) > now() else after(due, 1, land))


def plan_next(row: LaneRow) -> None:
    """The next morning on which somebody has to be reminded: after the date is reached, and after today."""
    due, today = berlin(row.due_at).date(), berlin(now()).date()
    _put(row, row.due_at, after(max(due, today), 1, row.organisation.land))


def is_followed(row: LaneRow, day: date) -> bool:
    """True if the reminder of a later day is planned or done: then that of `day` has been given."""
    key, prefix = _key(row.id, row.due_at, day), f"{_prefix(row.id)}{row.due_at.timestamp():.0f}-"
    return Job.select().where(Job.key.startswith(prefix), Job.key > key).exists()


def _put(row: LaneRow, due: datetime, day: date) -> None:
    args = {"lane": row.id, "due": due.isoformat(), "day": day.isoformat()}
    put_job(REMINDER, args, morning(day), _key(row.id, due, day))


def _key(lane: int, due: datetime, day: date) -> str:
    return f"{_prefix(lane)}{due.timestamp():.0f}-{day.isoformat()}"


def _prefix(lane: int) -> str:
    return f"reminder-{lane}-"
