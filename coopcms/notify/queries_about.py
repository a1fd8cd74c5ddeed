"""What a mail is about, for who looks after the mails: its kind, and whether its words are for their eyes."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopcms.actor import Actor
from coopcms.errors import msg
from coopcms.ledger.models import Job
from coopcms.notify.digests import DIGEST
from coopcms.notify.kinds import kind_of
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import APPROVAL, CLAIMED, MAIL, MAILS, TOLD, visible

_ACCOUNT, _DAILY, _LOST = msg("About an account"), msg("News of a day"), msg("Not known any more")
_OUTSIDE = msg("To somebody who is asked for consent")  # their words and their link are nobody else's


@dataclass(frozen=True, slots=True)
class About:
    """`kind` is a msgid; `is_open` where the reader may view every text that the mail speaks of."""

    kind: str
    is_open: bool
    is_digest: bool = False


_UNKNOWN = About(_LOST, is_open=False)


def mails_about(actor: Actor, numbers: Iterable[int]) -> dict[int, About]:
    """Each of these mails by the number of its job; three selects. Of what nobody knows any more, nothing is shown."""
    numbers = set(numbers)
    jobs = list(Job.select().where(Job.id.in_(numbers), Job.name.in_(MAILS))) if numbers else []
    told = {job.id: _told(job) for job in jobs}
    wanted = {entry for entries in told.values() for entry in entries}
    entries = {one.id: one for one in InboxEntry.select().where(InboxEntry.id.in_(wanted))} if wanted else {}
    seen = visible(actor, entries.values())
    return dict.fromkeys(numbers, _UNKNOWN) | {job.id: _about(job, told[job.id], entries, seen) for job in jobs}


def _told(job: Job) -> list[int]:
    """The entries of the inbox that it tells."""
    if job.name == MAIL:
        return [job.args["entry"]]
    return job.args.get(TOLD) or job.args.get(CLAIMED) or []


def _about(job: Job, told: list[int], entries: dict[int, InboxEntry], seen: set[int]) -> About:
    if job.name == APPROVAL:
        return About(_OUTSIDE, is_open=False)
    if job.name not in (MAIL, DIGEST):
        return About(_ACCOUNT, is_open=True)
    is_open = bool(told) and seen.issuperset(told)
    if job.name == DIGEST:
        return About(_DAILY, is_open, is_digest=True)
    entry = entries.get(told[0])
    return About(kind_of(entry.event).title, is_open) if entry else _UNKNOWN
