"""Telling people what happened: an inbox row each and a mail to be sent, in the transaction that caused it."""

from coopcms.accounts.models import User
from coopcms.accounts.queries import holders
from coopcms.clock import now
from coopcms.ledger.events import Event
from coopcms.ledger.services import put_job
from coopcms.notify.models import InboxEntry

MAIL = "mail"  # the kind of job


def told(event: Event) -> None:
    """Tell the active people of the audience, never the one who acted; `facts` has event, title, url_path and more."""
    facts = {**event.facts, "by": event.actor.name}
    name = facts.pop("event", event.name)
    for user in _people(event):
        entry = InboxEntry.create(
            user=user, event=name, subject_kind=event.kind, subject_id=event.subject, facts=facts, at=now()
        )
        if user.email:
            put_job(MAIL, {"entry": entry.id}, key=f"mail-{entry.id}")


def _people(event: Event) -> list[User]:
    ids = {one for one in event.audience if isinstance(one, int)}
    for entry in event.audience:
        if isinstance(entry, str):
            role, _, slug = entry.partition("@")
            ids |= {user.id for user in holders(role, slug)}
    ids.discard(event.actor.id)
    return list(User.select().where(User.id.in_(ids), User.active).order_by(User.id)) if ids else []
