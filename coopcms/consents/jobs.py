"""The jobs of consents, by kind."""

from coopcms.consents.services_forget import FORGET, forget
from coopcms.consents.services_recount import recount
from coopcms.consents.services_told import RECOUNT
from coopcms.ledger.jobs import Handlers
from coopcms.ledger.models import Job


def jobs() -> Handlers:
    """What looks anew at texts that show a picture, and deletes links that are over."""
    return {RECOUNT: _recount, FORGET: forget}


def _recount(args: dict, _job: Job) -> None:
    recount(args["picture"])
