"""What readiness does when lower floors tell of new words, in the transaction of the save; and its jobs."""

from coopcms.ledger.events import Event
from coopcms.ledger.jobs import Handlers
from coopcms.ledger.models import Job
from coopcms.readiness.links import outside
from coopcms.readiness.pace import in_force
from coopcms.readiness.passages import BODY
from coopcms.readiness.services import ALL, ONE, look_at, look_at_all, queue_visits


def worded(event: Event) -> None:
    """New words: their links to other sites are looked at soon."""
    if in_force().a_day:
        queue_visits(outside(event.facts["content"].get(BODY) or [], in_force().origin))


def jobs() -> Handlers:
    """What looks at links, by kind of job."""
    return {ONE: _look_at, ALL: _look_at_all}


def _look_at(args: dict, _job: Job) -> None:
    look_at(args["url"])


def _look_at_all(_args: dict, _job: Job) -> None:
    look_at_all()
