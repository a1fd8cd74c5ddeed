"""When the one mail a day is due: at the hour a person chose, as the clocks in Berlin show it."""

from datetime import date, datetime, timedelta

from coopcms.clock import BERLIN, berlin, now
from coopcms.ledger.services import drop_jobs, put_job

DIGEST = "digest"  # the kind of job


def due_on(day: date, hour: int) -> datetime:
    """That hour of that day. An hour skipped in spring comes an hour later, one that occurs twice is its first."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)


def next_days(moment: datetime, hour: int) -> tuple[date, date]:
    """The next two days whose hour is still to come."""
    today = berlin(moment).date()
    first = today if due_on(today, hour) > moment else today + timedelta(days=1)
    return first, first + timedelta(days=1)


def queue_digest(user_id: int, hour: int) -> None:
    """Have a digest made, one at most for each person and day.

    Two days, since the first digest may be made while news for it is still being written; an empty one is not sent.
    """
    for day in next_days(now(), hour):
        put_job(DIGEST, {"user": user_id, "day": day.isoformat()}, due_on(day, hour), f"digest-{user_id}-{day}")


def move_digest(user_id: int, hour: int) -> None:
    """The digest under way comes at another hour."""
    drop_jobs(f"digest-{user_id}-")
    queue_digest(user_id, hour)
