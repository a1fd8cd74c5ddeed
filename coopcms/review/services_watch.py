"""Hearing of an item whatever one's part in it: a person's own wish, so no line of the item's history."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.review.models import Watch


def watch(item: Item, actor: Actor) -> None:
    """From now on the actor is told of every step; watching already is no fault. Raises Unknown."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require_view(actor, item)
        row = {"user": actor.id, "subject_kind": SUBJECT, "subject_id": item.id, "since": now()}
        Watch.insert(**row).on_conflict_ignore().execute()


def unwatch(item: Item, actor: Actor) -> None:
    """No more news but those of one's part; also of what one may not view any more."""
    with db.atomic():
        Watch.delete().where(
            Watch.user == refreshed(actor).id, Watch.subject_kind == SUBJECT, Watch.subject_id == item.id
        ).execute()
