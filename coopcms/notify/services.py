"""Sending what was queued, and marking what was read."""

from coopcms.accounts.models import User
from coopcms.clock import now
from coopcms.config import Settings
from coopcms.ledger.models import Job
from coopcms.notify.letter import letter
from coopcms.notify.models import InboxEntry
from coopcms.notify.post import send


def deliver(settings: Settings, args: dict, job: Job) -> None:
    """Send the mail of one inbox entry; a closed account gets none. A second try sends the same mail again."""
    entry = InboxEntry.select(InboxEntry, User).join(User).where(InboxEntry.id == args["entry"]).first()
    if entry is not None and entry.user.active and entry.user.email:
        send(letter(entry, job, settings), job, settings)


def mark_read(user: User) -> int:
    """Everything this person has been told is read now; how many entries it were."""
    return InboxEntry.update(read_at=now()).where(InboxEntry.user == user, InboxEntry.read_at.is_null()).execute()
