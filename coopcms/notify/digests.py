"""When the one mail a day is due: at the hour a person chose, as the clocks in Berlin show it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from coopcms.clock import BERLIN, berlin, now
from coopcms.ledger.models import Job
from coopcms.ledger.services import drop_jobs

DIGEST = "digest"  # the kind of job


def due_on(day: date, hour: int) -> datetime:
    """That hour of that day. An hour skipped in spring comes an hour later, one that occurs twice is its first."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)


def next_days(moment: datetime, hour: int) -> tuple[date, date]:
    """The next two days whose hour is still to come."""
    today = berlin(moment).date()
    first = today if due_on(today, hour) > moment else today + timedelta(days=1)
    return first, first + timedelta(days=1)


def queue_digests(hours: Mapping[int, int]) -> None:
    """Have a digest made for each of these people at their hour, one at most for each person and day; one statement.

    Two days, since the first digest may be made while news for it is still being written; an empty one is not sent.
    """
    moment = now()
    rows = [
        {
            "name": DIGEST, "args": {"user": user, "day": day.isoformat()}, "due": due_on(day, hour),
            "key": f"digest-{user}-{day}", "created_at": moment,
        }
        for user, hour in hours.items()
        for day in next_days(moment, hour)
    ]  # fmt: skip
    if rows:
        Job.insert_many(rows).on_conflict_ignore().execute()


def move_digest(user_id: int, hour: int) -> None:
    """The digest under way comes at another hour."""
    drop_jobs(f"digest-{user_id}-")
    queue_digests({user_id: hour})
