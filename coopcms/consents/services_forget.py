"""Once a night: links that are over are deleted after their time; what was answered by them stays as the proof.

A link says who was asked for what, when, and how often it was opened: nobody needs that any more once it opens nothing.
"""

from datetime import date, datetime, timedelta

from peewee import Case, Expression

from coopcms.actor import SYSTEM
from coopcms.clock import BERLIN, berlin, now
from coopcms.consents.models import ApprovalLink
from coopcms.db import db
from coopcms.ledger import services as ledger
from coopcms.ledger.jobs import finish
from coopcms.ledger.models import Job

FORGET, SUBJECT = "approval_links", "retention"  # the kind of job · of the lines that tell what was deleted
KEPT = timedelta(days=90)  # after the answer, the end or the taking back
_JOBS = timedelta(days=30)  # how long looks are remembered
_HOUR, _AT_ONCE = 4, 500  # at night in Berlin · links of one statement


def queue_forgetting(day: date | None = None) -> None:
    """Have links looked through in the night to a day, or now for today, once; each look queues the next."""
    due = datetime(day.year, day.month, day.day, _HOUR, tzinfo=BERLIN) if day else None
    day = day or berlin(now()).date()
    ledger.put_job(FORGET, {"day": day.isoformat()}, due, f"{FORGET}-{day}")


def forget(_args: dict, job: Job) -> None:
    """Delete what is over for long enough and queue the next night; running twice, or late, does the same."""
    with db.atomic():
        counts = _forgotten()
        if any(counts.values()):
            ledger.record("links_deleted", SUBJECT, 0, SYSTEM, **counts)
        queue_forgetting(berlin(now()).date() + timedelta(days=1))
        ledger.forget_jobs(FORGET, now() - _JOBS)
        finish(job)


def _forgotten() -> dict[str, int]:
    """How many were deleted, by how they had ended."""
    counts = {"answered": 0, "revoked": 0, "expired": 0}
    ended = Case(
        None,
        ((ApprovalLink.answered_at.is_null(False), "answered"), (ApprovalLink.revoked_at.is_null(False), "revoked")),
        "expired",
    )
    rows = list(ApprovalLink.select(ApprovalLink.id, ended).where(_is_over()).order_by(ApprovalLink.id).tuples())
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        ApprovalLink.delete().where(ApprovalLink.id.in_([number for number, _how in part])).execute()
    for _number, how in rows:
        counts[how] += 1
    return counts


def _is_over() -> Expression:
    """A condition on ApprovalLink: what ended it, whichever came first, is long ago."""
    before = now() - KEPT
    unused = ApprovalLink.answered_at.is_null() & ApprovalLink.revoked_at.is_null()
    return (
        (ApprovalLink.answered_at < before)
        | (ApprovalLink.revoked_at < before)
        | (unused & (ApprovalLink.expires_at < before))
    )
