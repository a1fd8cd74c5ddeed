"""The jobs of the library, by kind."""

from coopcms.ledger.jobs import Handlers, give_way
from coopcms.ledger.models import Job
from coopcms.media.services import MAKE, SWEEP
from coopcms.media.services_make import make
from coopcms.media.services_sweep import sweep
from coopcms.media.services_withdraw import ERASE, erase


def jobs() -> Handlers:
    """What makes pictures, deletes the files of withdrawn ones, and sweeps; no mail waits for a picture."""
    give_way(MAKE)
    return {MAKE: _make, ERASE: _erase, SWEEP: _sweep}


def _make(args: dict, job: Job) -> None:
    make(args["picture"], job.tries)


def _erase(args: dict, _job: Job) -> None:
    erase(args["picture"])


def _sweep(_args: dict, _job: Job) -> None:
    sweep()
