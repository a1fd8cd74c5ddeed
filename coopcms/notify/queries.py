"""Reads of the inbox, of what people wish to be mailed, and whether mails get through."""

from collections.abc import Iterable
from typing import NamedTuple

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for
from coopcms.accounts.services_links import JOB as LINK
from coopcms.accounts.services_profile import NOTE
from coopcms.actor import Actor
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import visible_to
from coopcms.ledger.models import Job
from coopcms.network.models import Organisation
from coopcms.notify.digests import DIGEST
from coopcms.notify.kinds import KINDS, TASKS, Kind
from coopcms.notify.models import InboxEntry, MailMute, MailWish
from coopcms.notify.words import centres_named

MAIL = "mail"  # the kind of job that sends one entry
APPROVAL = "approval"  # the kind of job that writes to somebody outside
MAILS = (MAIL, DIGEST, LINK, NOTE, APPROVAL)  # all kinds of jobs that end in a mail
CLAIMED, TOLD = "claimed", "told"  # the entries a digest is about to send, and those it has sent, in its job


class Wish(NamedTuple):
    """How somebody is mailed: at once, or once a day at `hour`; never of the kinds in `muted`."""

    hour: int | None
    muted: frozenset[str]


def inbox(user: User):
    """All this person has been told, the newest first."""
    return InboxEntry.select().where(InboxEntry.user == user).order_by(InboxEntry.id.desc())


def unread(user: User):
    """What this person has not read yet, the newest first."""
    return inbox(user).where(InboxEntry.read_at.is_null())


def open_tasks(item_id: int) -> list[InboxEntry]:
    """Unread news about an item that ask somebody for something; found by who has unread news at all."""
    rows = InboxEntry.select().where(InboxEntry.user.in_(User.select(User.id)), InboxEntry.read_at.is_null())
    about = (InboxEntry.subject_kind == SUBJECT) & (InboxEntry.subject_id == item_id)
    return list(rows.where(about, InboxEntry.event.in_(TASKS)).order_by(InboxEntry.id))


def unread_first(user: User, kind: str = ""):
    """The inbox as its page shows it: unread news before read ones, all of them or those of one kind."""
    rows = inbox(user) if not kind else inbox(user).where(_of(KINDS[kind]))
    return rows.order_by(InboxEntry.read_at.is_null().desc(), InboxEntry.id.desc())


def _of(kind: Kind):
    named = [event for known in KINDS.values() for event in known.events]
    return InboxEntry.event.in_(kind.events) if kind.events else InboxEntry.event.not_in(named)


def wishes_of(ids: Iterable[int]) -> dict[int, Wish]:
    """The wishes of many people in two selects; who never said anything is mailed at once of everything."""
    ids = list(ids)
    hours = dict(MailWish.select(MailWish.user, MailWish.hour).where(MailWish.user.in_(ids)).tuples())
    muted: dict[int, set[str]] = {}
    for user, kind in MailMute.select(MailMute.user, MailMute.kind).where(MailMute.user.in_(ids)).tuples():
        muted.setdefault(user, set()).add(kind)
    return {user: Wish(hours.get(user), frozenset(muted.get(user, ()))) for user in ids}


def waiting_for_digest(user: User, claimed: Iterable[int] = ()) -> list[InboxEntry]:
    """What the next digest tells, the oldest first, and what it has `claimed` before it was interrupted.

    What has been read in the desk is no news any more.
    """
    rows = InboxEntry.select().where(
        InboxEntry.user == user,
        InboxEntry.mail == "digest",
        InboxEntry.mailed_at.is_null() | InboxEntry.id.in_(list(claimed)),
        InboxEntry.read_at.is_null(),
    )
    return list(rows.order_by(InboxEntry.id))


def visible(actor: Actor, entries: Iterable[InboxEntry]) -> set[int]:
    """The ids of those entries whose item the person may view now; what is about no item is everybody's own."""
    entries = list(entries)
    items = {entry.subject_id for entry in entries if entry.subject_kind == SUBJECT}
    rows = Item.select(Item.id).where(Item.id.in_(items), visible_to(actor))
    seen = {item for (item,) in rows.tuples()} if items else set()
    return {entry.id for entry in entries if entry.subject_kind != SUBJECT or entry.subject_id in seen}


def visible_by_mail(user: User, entries: Iterable[InboxEntry]) -> set[int]:
    """The same for somebody who is not at the desk."""
    return visible(actor_for(user, "mail"), entries)


def names_for(entries: Iterable[InboxEntry]) -> dict[str, str]:
    """The short names of all centres these entries speak of; no select where they name none."""
    slugs = centres_named(entries)
    rows = Organisation.select(Organisation.slug, Organisation.short_name, Organisation.name)
    found = rows.where(Organisation.slug.in_(slugs)).tuples() if slugs else ()
    return {slug: short or name for slug, short, name in found}


def unsent_mails():
    """Mails that failed at least once and will be tried again; the desk says so (edge 10)."""
    return Job.select().where(
        Job.name.in_(MAILS), Job.tries > 0, Job.done_at.is_null(), Job.failed_at.is_null(), Job.error != ""
    )
