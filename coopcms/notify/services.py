"""Sending what was queued, and marking what was read."""

from coopcms.accounts.models import User
from coopcms.accounts.queries import user as account
from coopcms.clock import now
from coopcms.config import Settings
from coopcms.errors import Unknown
from coopcms.ledger.models import Job
from coopcms.notify.kinds import kind_of
from coopcms.notify.letter import Letter, compose
from coopcms.notify.models import InboxEntry
from coopcms.notify.news_letters import digest_letter, news_letter
from coopcms.notify.post import send
from coopcms.notify.queries import names_for, visible_by_mail, waiting_for_digest, wishes_of


def deliver(settings: Settings, args: dict, job: Job) -> None:
    """Send the mail of one inbox entry, once: neither what a server has accepted nor what became no business of theirs.

    Whoever has lost the account, the view of the item or the wish for such mails since gets none.
    """
    entry = InboxEntry.select(InboxEntry, User).join(User).where(InboxEntry.id == args["entry"]).first()
    if entry is None or entry.mailed_at or not _wanted(entry.user, [entry]):
        return
    dispatch(news_letter(entry, names_for([entry]), settings), entry.user, job, settings)
    _mailed([entry])


def deliver_digest(settings: Settings, args: dict, job: Job) -> None:
    """Send a person the news they have not been mailed yet, as one mail; none where there are none."""
    try:
        user = account(args["user"])
    except Unknown:
        return
    waiting = waiting_for_digest(user)
    if entries := _wanted(user, waiting):
        dispatch(digest_letter(entries, names_for(entries), now(), settings), user, job, settings)
        _mailed(entries)
    if dropped := {entry.id for entry in waiting} - {entry.id for entry in entries}:
        InboxEntry.update(mail=None).where(InboxEntry.id.in_(dropped)).execute()


def dispatch(letter: Letter, user: User, job: Job, settings: Settings) -> None:
    """Compose and hand over; without an exception it was accepted. Raises Away, and Hopeless for a wrong address."""
    send(compose(letter, user, job, settings), job, settings)


def mark_read(user: User, entry_id: int | None = None) -> int:
    """Everything this person has been told, or that one entry of theirs, is read now; how many entries it were."""
    rows = InboxEntry.update(read_at=now()).where(InboxEntry.user == user, InboxEntry.read_at.is_null())
    return (rows if entry_id is None else rows.where(InboxEntry.id == entry_id)).execute()


def _wanted(user: User, entries: list[InboxEntry]) -> list[InboxEntry]:
    """Those that may still be mailed to this person."""
    if not (entries and user.active and user.email):
        return []
    muted, seen = wishes_of([user.id])[user.id].muted, visible_by_mail(user, entries)
    return [entry for entry in entries if entry.id in seen and kind_of(entry.event).name not in muted]


def _mailed(entries: list[InboxEntry]) -> None:
    InboxEntry.update(mailed_at=now()).where(InboxEntry.id.in_([entry.id for entry in entries])).execute()
