"""Writing what happened, what is to be done later, and that public pages have changed."""

from datetime import datetime

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.db import db, locked
from coopcms.ledger.chain import chain_digest
from coopcms.ledger.models import Generation, HistoryLine, Job


def record(verb: str, kind: str, subject: int, actor: Actor, **facts) -> HistoryLine:
    """Append one line to the subject's chain; the facts `definition` and `lateness` (seconds) get columns."""
    definition, lateness = facts.pop("definition", ""), facts.pop("lateness", 0)
    last = locked(
        HistoryLine.select(HistoryLine.digest)
        .where(HistoryLine.subject_kind == kind, HistoryLine.subject_id == subject)
        .order_by(HistoryLine.id.desc())
        .limit(1)
    ).first()
    line = HistoryLine(
        subject_kind=kind, subject_id=subject, verb=verb, actor_id=actor.id, actor_name=actor.name, at=now(),
        via=actor.via, request=actor.request, os_user=actor.os_user, definition=definition, lateness=lateness,
        facts=facts, previous=last.digest if last else "",
    )  # fmt: skip
    line.digest = chain_digest(line)
    line.save(force_insert=True)
    return line


def raise_generation() -> None:
    """Make every stored public page unusable; called in the transaction that changes one."""
    Generation.update(n=Generation.n + 1).execute()


def put_job(name: str, args: dict, due: datetime | None = None, key: str | None = None) -> None:
    """Queue work in the caller's transaction; a second job with the same `key` is not made."""
    Job.insert(name=name, args=args, due=due or now(), key=key, created_at=now()).on_conflict_ignore().execute()


def put_only_job(name: str, args: dict, due: datetime, prefix: str) -> None:
    """Queue work in place of what waits under keys with this prefix; a job that is being done just now stays."""
    with db.atomic():
        waits = Job.done_at.is_null() & Job.claimed_until.is_null()
        Job.delete().where(Job.key.startswith(prefix), waits).execute()
        put_job(name, args, due, f"{prefix}{due.timestamp():.6f}")


def drop_jobs(prefix: str) -> None:
    """Forget undone jobs whose key starts with `prefix`: the date they waited for is gone."""
    Job.delete().where(Job.key.startswith(prefix), Job.done_at.is_null()).execute()


def forget_jobs(name: str, before: datetime) -> None:
    """Delete jobs of a kind that were done before the moment: for kinds of which there are many, and all alike."""
    Job.delete().where(Job.name == name, Job.done_at < before).execute()
