"""Sending once more what was given up."""

from coopcms.accounts.policy import require_administrator
from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.db import db
from coopcms.errors import Unknown, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.jobs import try_again
from coopcms.ledger.models import Job
from coopcms.notify.queries import MAILS


def send_again(job_id: int | None, actor: Actor) -> int:
    """Try a mail that was given up anew, or all of them without a number; how many. Raises NotAllowed, Unknown."""
    with db.atomic():
        actor = refreshed(actor)
        require_administrator(actor)
        failed = Job.select().where(Job.name.in_(MAILS), Job.failed_at.is_null(False), Job.done_at.is_null())
        jobs = list(failed if job_id is None else failed.where(Job.id == job_id))
        if job_id is not None and not jobs:
            raise Unknown(msg("This mail is under way already, or there is no such mail."))
        for job in jobs:
            try_again(job)
            ledger.record("mail_retried", "job", job.id, actor, name=job.name)
    return len(jobs)
