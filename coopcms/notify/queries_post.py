"""Reads for those who look after the mails: what did not get through, and what the folder holds."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from coopcms.accounts.models import User
from coopcms.config import Settings
from coopcms.consents.models import ApprovalLink, Party
from coopcms.ledger.models import Job
from coopcms.notify.models import InboxEntry
from coopcms.notify.post import folder, is_server
from coopcms.notify.queries import APPROVAL, MAILS

_NAME = re.compile(r"\d{8,}\Z")
_HEAD = 16_384  # bytes that hold all headers of a mail of ours


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A mail that has not left: to whom, the last reason, how often it was tried; `failed_at` once it is given up."""

    id: int
    name: str
    to: str
    reason: str
    tries: int
    due: datetime
    failed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A mail in the folder: `name` is its address in the desk, `number` that of the job which wrote it."""

    name: str
    number: int
    subject: str
    to: str
    at: datetime | None


def undelivered(limit: int = 100) -> list[Undelivered]:
    """Mails that failed, the given-up ones first: to whom and why, nothing of what they tell; three selects."""
    rows = Job.select().where(Job.name.in_(MAILS), Job.done_at.is_null(), Job.tries > 0, Job.error != "")
    jobs = list(rows.order_by(Job.failed_at.is_null(), Job.id.desc()).limit(limit))
    people = _people(jobs)
    return [
        Undelivered(job.id, job.name, people.get(job.id, ""), _reason(job.error), job.tries, job.due, job.failed_at)
        for job in jobs
    ]


def kept(settings: Settings, page: int, size: int) -> tuple[int, list[Kept]]:
    """(how many mails the folder holds, those of the page), the newest first; none where mails leave by a server."""
    files = [] if is_server(settings) else sorted(folder(settings).glob("*.eml"), reverse=True)
    return len(files), [_kept(file) for file in files[(page - 1) * size : page * size]]


def kept_mail(settings: Settings, name: str) -> EmailMessage | None:
    """One mail of the folder; None for any name that is not that of a mail there."""
    if is_server(settings) or not _NAME.match(name):
        return None
    try:
        return message_from_bytes((folder(settings) / f"{name}.eml").read_bytes(), policy=policy.default)
    except OSError:
        return None


def _kept(file: Path) -> Kept:
    with file.open("rb") as mail:
        head = message_from_bytes(mail.read(_HEAD), policy=policy.default)
    number = int(file.stem) if _NAME.match(file.stem) else 0
    return Kept(file.stem, number, str(head["Subject"] or ""), str(head["To"] or ""), written_at(head))


def written_at(mail: EmailMessage) -> datetime | None:
    """The moment in its head, if there is one."""
    return parsedate_to_datetime(mail["Date"]) if mail["Date"] else None


def _people(jobs: list[Job]) -> dict[int, str]:
    """Whom each of these jobs writes to, by its number."""
    entries = [job.args["entry"] for job in jobs if "entry" in job.args]
    told = dict(InboxEntry.select(InboxEntry.id, InboxEntry.user).where(InboxEntry.id.in_(entries)).tuples())
    users = {job.id: told.get(job.args.get("entry"), job.args.get("user")) for job in jobs}
    links = {job.id: job.args["link"] for job in jobs if job.name == APPROVAL}
    rows = ApprovalLink.select(ApprovalLink.id, Party.email).join(Party).where(ApprovalLink.id.in_([*links.values()]))
    outside = dict(rows.tuples()) if links else {}
    rows = User.select(User.id, User.email).where(User.id.in_({user for user in users.values() if user}))
    emails = dict(rows.tuples())
    return {
        job.id: outside.get(links.get(job.id)) or job.args.get("to") or emails.get(users[job.id], "") for job in jobs
    }


def _reason(error: str) -> str:
    """The last line of what was kept: the reason itself, or a traceback's end."""
    lines = error.strip().splitlines()
    return lines[-1] if lines else ""
