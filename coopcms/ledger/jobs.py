"""Doing what was queued: at least once, by any number of processes, with growing pauses after failures."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import Event

from peewee import Case, PeeweeException

from coopcms.clock import now
from coopcms.db import db, is_postgres
from coopcms.errors import NotNow, Unknown, msg
from coopcms.ledger.models import Job

Handlers = dict[str, Callable[[dict, Job], None]]

LEASE = timedelta(minutes=5)  # a killed worker's job is taken up again after this
TRIES = 12  # then it stays failed until somebody looks
LONGEST = 3600  # seconds between two tries
PATIENCE = timedelta(days=3)  # how long a job waits for what is away
log = logging.getLogger("coopcms.jobs")
_patient: set[str] = set()  # kinds of jobs


class Hopeless(Exception):
    """Trying again cannot help: the job stays failed at once, with this reason for whoever looks."""


class Away(Exception):
    """What the job needs does not answer for now: it is tried again until PATIENCE is over, however often that is."""


@dataclass(frozen=True, slots=True)
class Report:
    """How many jobs were done and how many failed for now."""

    done: int = 0
    failed: int = 0


def give_way(name: str) -> None:
    """Jobs of this kind take long: in this process they are done when no other is due."""
    _patient.add(name)


def run_due(handlers: Handlers, limit: int = 100) -> Report:
    """Do the jobs that are due, the oldest date first; a failing one is kept with its error and tried again later."""
    done = failed = 0
    for _ in range(limit):
        job = _claim()
        if job is None:
            break
        with _Attempt(job) as attempt:
            _handler(job, handlers)(job.args, job)
        done, failed = done + attempt.done, failed + (not attempt.done)
    return Report(done, failed)


def keep_running(handlers: Handlers, stop: Event, every: float = 1.0) -> None:
    """Do due jobs until `stop` is set, looking once in `every` seconds; wait for a database that is away."""
    while not stop.is_set():
        try:
            report = run_due(handlers)
        except PeeweeException:
            log.exception("the database does not answer")
            report = Report()
        finally:
            if is_postgres():
                db.close()
        if not report.done:
            stop.wait(every)


def finish(job: Job) -> None:
    """Mark a job done; a handler that writes calls this inside its own transaction, so that both happen or neither."""
    _release(job, done_at=now(), error="")


def try_again(job: Job) -> None:
    """A failed job starts anew, as if it had just been queued."""
    anew = {"tries": 0, "failed_at": None, "due": now(), "created_at": now()}
    Job.update(**anew).where(Job.id == job.id, Job.failed_at.is_null(False), Job.done_at.is_null()).execute()


def open_jobs():
    """Jobs not done yet, failed ones included, the next first."""
    return Job.select().where(Job.done_at.is_null()).order_by(Job.due, Job.id)


def pause(tries: int) -> timedelta:
    """2, 4, 8 … seconds, at most an hour."""
    return timedelta(seconds=min(2 ** min(tries, 20), LONGEST))


def _claim() -> Job | None:
    moment = now()
    free = Job.claimed_until.is_null() | (Job.claimed_until < moment)
    query = (
        Job.select()
        .where(Job.done_at.is_null(), Job.failed_at.is_null(), Job.due <= moment, free)
        .order_by(*_first_of_all(), Job.due, Job.id)
        .limit(1)
    )
    if not query.exists():
        return None  # an idle loop takes no write lock
    with db.atomic():
        job = (query.for_update("FOR UPDATE SKIP LOCKED") if is_postgres() else query).first()
        if job is not None:
            job.claimed_until, job.tries = moment + LEASE, job.tries + 1
            job.save(only=[Job.claimed_until, Job.tries])
    return job


def _first_of_all() -> tuple:
    """What others would wait for comes last; nothing to order by where there is nothing of the kind."""
    return (Case(None, ((Job.name.in_(sorted(_patient)), 1),), 0),) if _patient else ()


def _handler(job: Job, handlers: Handlers) -> Callable[[dict, Job], None]:
    if job.tries > TRIES:
        raise NotNow(msg("The process ended at each of %(tries)s tries."), tries=TRIES)
    if job.name not in handlers:
        raise Unknown(msg("There is no kind of job called %(name)s."), name=job.name)
    return handlers[job.name]


class _Attempt:
    """One try: whatever the handler raises is written to the job's row and to the log, and the loop goes on."""

    def __init__(self, job: Job):
        self.job, self.done = job, False

    def __enter__(self) -> "_Attempt":
        return self

    def __exit__(self, kind, why, _trace) -> bool:
        if why is None:
            finish(self.job)
            self.done = True
        elif isinstance(why, Exception):
            _fail(self.job, why)
        return isinstance(why, Exception)


def _fail(job: Job, why: Exception) -> None:
    log.warning("job %s (%s) failed at try %s: %s: %s", job.id, job.name, job.tries, type(why).__name__, why)
    foreseen = isinstance(why, Hopeless | Away)
    error = str(why) if foreseen else "".join(traceback.format_exception(why))
    tries = min(job.tries, TRIES - 1) if isinstance(why, Away) else job.tries
    given_up = now() if _is_over(job, why) else None
    _release(job, tries=tries, due=now() + pause(tries), failed_at=given_up, error=error[-4000:])


def _is_over(job: Job, why: Exception) -> bool:
    if isinstance(why, Away):
        return now() - job.created_at >= PATIENCE
    return isinstance(why, Hopeless) or job.tries >= TRIES


def _release(job: Job, **values) -> None:
    Job.update(claimed_until=None, **values).where(Job.id == job.id).execute()
