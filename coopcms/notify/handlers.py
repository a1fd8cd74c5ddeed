"""Telling people what happened: an inbox row each and a mail to be sent, in the transaction that caused it."""

from coopcms.clock import now
from coopcms.ledger.events import Event
from coopcms.ledger.models import Job
from coopcms.notify.audience import Told, audience_of
from coopcms.notify.digests import queue_digests
from coopcms.notify.kinds import Kind, kind_of
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import MAIL, Wish, wishes_of

SINGLE, COLLECTED = "single", "digest"  # how an entry is mailed


def told(event: Event) -> None:
    """Tell the audience, as far as each may see the item; `facts` has event, title, url_path and more.

    The fact `why` names the reason for each person by account; everybody's row keeps their own.
    """
    facts = {**event.facts, "by": event.actor.name}
    name, reasons = facts.pop("event", event.name), facts.pop("why", {})
    people = audience_of(event)
    if not people:
        return
    kind, wishes = kind_of(name), wishes_of(one.user.id for one in people)
    rows = [
        {
            "user": one.user.id, "event": name, "subject_kind": event.kind, "subject_id": event.subject, "at": now(),
            "facts": facts | _about(one, reasons), "mail": _way(one, kind, wishes[one.user.id]),
        }
        for one in people
    ]  # fmt: skip
    made = InboxEntry.insert_many(rows).returning(InboxEntry.id, InboxEntry.user, InboxEntry.mail).tuples()
    _queue(sorted(made), wishes)


def _about(one: Told, reasons: dict) -> dict:
    about = {"why": reasons.get(one.user.id, ""), "deputised": one.deputised}
    return {key: value for key, value in about.items() if value}


def _way(one: Told, kind: Kind, wish: Wish) -> str | None:
    """Alarms reach everybody at once: they are never muted, and no hour makes them wait."""
    if not one.user.email or kind.name in wish.muted:
        return None
    return SINGLE if kind.pressing or wish.hour is None else COLLECTED


def _queue(made: list[tuple[int, int, str | None]], wishes: dict[int, Wish]) -> None:
    jobs = [
        {"name": MAIL, "args": {"entry": entry}, "due": now(), "key": f"mail-{entry}", "created_at": now()}
        for entry, _user, mail in made
        if mail == SINGLE
    ]
    if jobs:
        Job.insert_many(jobs).on_conflict_ignore().execute()
    queue_digests({user: wishes[user].hour for _entry, user, mail in made if mail == COLLECTED})
