"""After each answer the upper rooms hear of it: reviews count anew, public pages change at once."""

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content.models import SUBJECT, Item
from coopcms.content.services import facts_changed
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit

ITEM_ANSWERED, PICTURE_ANSWERED = "item_answered", "picture_answered"  # events
VANISHED, DENIED = "words_vanished", "picture_denied"  # events: from a live text · a no about another centre's picture
RECOUNT = "recount"  # the kind of job


def tell(original: int, actor: Actor, trigger: str) -> None:
    """Somebody has said something about an item's quotes or facts: it and its copies are re-evaluated."""
    item = Item.get_by_id(original)
    facts_changed(item, actor, trigger)
    if item.live_id:
        emit(Event(ITEM_ANSWERED, SUBJECT, original, actor))


def tell_of_picture(picture: int, actor: Actor) -> None:
    """Somebody has said something about a picture of themselves: everything public that shows it changes.

    Drafts and reviews that show it follow by a job, each in a transaction of its own: there may be many, and whoever
    holds a picture waits for no text.
    """
    emit(Event(PICTURE_ANSWERED, "picture", picture, actor))
    ledger.put_only_job(RECOUNT, {"picture": picture}, now(), f"{RECOUNT}-{picture}-")
