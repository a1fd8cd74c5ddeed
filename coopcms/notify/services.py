"""Sending what was queued, and marking what was read."""

from collections.abc import Iterable
from datetime import datetime

from coopcms.accounts.models import User
from coopcms.accounts.queries import user as account
from coopcms.clock import now
from coopcms.config import Settings
from coopcms.db import db, locked
from coopcms.errors import Unknown
from coopcms.ledger.jobs import Away, Hopeless
from coopcms.ledger.models import Job
from coopcms.notify.kinds import kind_of
from coopcms.notify.letter import Letter, compose
from coopcms.notify.models import InboxEntry
from coopcms.notify.news_letters import digest_letter, news_letter
from coopcms.notify.post import send
from coopcms.notify.queries import CLAIMED, TOLD, visible_by_mail, waiting_for_digest, wishes_of
from coopcms.notify.readers import known_for


def deliver(settings: Settings, args: dict, job: Job) -> None:
    """Send the mail of one inbox entry, once: neither what a server has accepted nor what became no business of theirs.

    Whoever has lost the account, the view of the item or the wish for such mails since gets none.
    """
    entry = InboxEntry.select(InboxEntry, User).join(User).where(InboxEntry.id == args["entry"]).first()
    if entry is None or entry.mailed_at or not _wanted(entry.user, [entry]):
        return
    dispatch(news_letter(entry, known_for(entry.user, [entry]), settings), entry.user, job, settings)
    InboxEntry.update(mailed_at=now()).where(InboxEntry.id == entry.id).execute()


def deliver_digest(settings: Settings, args: dict, job: Job) -> None:
    """Send a person the news they have not been mailed yet, as one mail; none where there are none.

    News are this job's before they leave, so that another digest due meanwhile does not tell them too. What was not
    accepted waits again for whichever comes first; after a sudden death the job finds again what it had claimed.
    """
    try:
        user = account(args["user"])
    except Unknown:
        return
    if not (entries := _claimed(user, job)):
        return
    try:
        dispatch(digest_letter(entries, known_for(user, entries), now(), settings), user, job, settings)
    except (Away, Hopeless, OSError):
        _settle(entries, job, None)
        raise
    _settle(entries, job, now())


def dispatch(letter: Letter, user: User, job: Job, settings: Settings) -> None:
    """Compose and hand over; without an exception it was accepted. Raises Away, and Hopeless for a wrong address."""
    send(compose(letter, user, job, settings), job, settings)


def mark_read(user: User, entry_id: int | None = None) -> int:
    """Everything this person has been told, or that one entry of theirs, is read now; how many entries it were."""
    rows = InboxEntry.update(read_at=now()).where(InboxEntry.user == user, InboxEntry.read_at.is_null())
    return (rows if entry_id is None else rows.where(InboxEntry.id == entry_id)).execute()


def mark_done(ids: Iterable[int]) -> None:
    """What these entries asked for is done, whoever did it: they are news no more. In the caller's transaction."""
    if ids := list(ids):
        InboxEntry.update(read_at=now()).where(InboxEntry.id.in_(ids), InboxEntry.read_at.is_null()).execute()


def _claimed(user: User, job: Job) -> list[InboxEntry]:
    """What this digest tells, under a lock of the person: nobody else's from now on."""
    with db.atomic():
        locked(User.select(User.id).where(User.id == user.id)).first()
        waiting = waiting_for_digest(user, job.args.get(CLAIMED, ()))
        entries = _wanted(user, waiting)
        ids = [entry.id for entry in entries]
        InboxEntry.update(mail=None).where(
            InboxEntry.id.in_([one.id for one in waiting if one.id not in ids])
        ).execute()
        InboxEntry.update(mailed_at=now()).where(InboxEntry.id.in_(ids)).execute()
        Job.update(args=job.args | {CLAIMED: ids}).where(Job.id == job.id).execute()
    return entries


def _settle(entries: list[InboxEntry], job: Job, mailed_at: datetime | None) -> None:
    """These were mailed, which the job keeps, or wait again; either way they are no longer claimed."""
    args, ids = {key: value for key, value in job.args.items() if key != CLAIMED}, [entry.id for entry in entries]
    args |= {TOLD: ids} if mailed_at else {}
    with db.atomic():
        InboxEntry.update(mailed_at=mailed_at).where(InboxEntry.id.in_(ids)).execute()
        Job.update(args=args).where(Job.id == job.id).execute()


def _wanted(user: User, entries: list[InboxEntry]) -> list[InboxEntry]:
    """Those that may still be mailed to this person."""
    if not (entries and user.active and user.email):
        return []
    muted, seen = wishes_of([user.id])[user.id].muted, visible_by_mail(user, entries)
    return [entry for entry in entries if entry.id in seen and kind_of(entry.event).name not in muted]
