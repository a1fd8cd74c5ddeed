"""Reads of the inbox, and whether mails get through."""

from coopcms.accounts.models import User
from coopcms.ledger.models import Job
from coopcms.notify.handlers import MAIL
from coopcms.notify.models import InboxEntry


def inbox(user: User):
    """All this person has been told, the newest first."""
    return InboxEntry.select().where(InboxEntry.user == user).order_by(InboxEntry.id.desc())


def unread(user: User):
    """What this person has not read yet, the newest first."""
    return inbox(user).where(InboxEntry.read_at.is_null())


def unsent_mails():
    """Mails that failed at least once and are not sent yet; the desk says so (edge 10)."""
    return Job.select().where(Job.name == MAIL, Job.tries > 0, Job.done_at.is_null(), Job.error != "")
