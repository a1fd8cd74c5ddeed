"""A picture that somebody wants shown no more: each live text of all centres hears by a job, its keepers at once.

There may be many texts, and whoever holds a picture waits for none; so each is told in a transaction of its own.
"""

from collections.abc import Collection

from coopcms.actor import Actor
from coopcms.consents.models import LINK, REFUSED, WITHDRAWN
from coopcms.consents.queries_things import Thing
from coopcms.consents.queries_vanished import is_picture_gone, was_agreed
from coopcms.consents.services_told import DENIED
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.media import policy
from coopcms.media.models import PICTURE, Picture
from coopcms.media.queries import picture

GONE = "picture_gone"  # the kind of job; `how` is link, withdrawn, or "" where somebody noted it


def picture_denied(thing: Thing, given, written: Collection[int], actor: Actor, text: int) -> None:
    """Somebody has said something about a picture that a text shows, whose own people hear of it otherwise."""
    number = thing.about.subject
    queue_gone(number, given, written, actor, but=text)
    if given.state in (REFUSED, WITHDRAWN) and not policy.may_keep(actor, picture(number).centre):
        emit(Event(DENIED, PICTURE, number, actor, facts={"how": given.how}))


def queue_gone(number: int, given, written: Collection[int], actor: Actor, *, but: int = 0) -> None:
    """Have all live texts that show the picture hear of an answer by which it vanishes, `but` one that knows."""
    if given.state != "released" and is_picture_gone(number, written):
        how = LINK if given.how == LINK else ""
        _queue(picture(number), how, actor, f"{max(written)}", but)


def withdrawn(number: int, actor: Actor) -> None:
    """The same for a picture that was taken from everybody's eyes and that everybody in it agreed to."""
    if was_agreed(number):
        _queue(picture(number), "withdrawn", actor, "withdrawn", 0)


def _queue(row: Picture, how: str, actor: Actor, key: str, but: int) -> None:
    by = {"by": actor.id, "name": actor.name}
    args = {"picture": row.id, "title": row.title or row.name, "how": how, "but": but, **by}
    ledger.put_job(GONE, args, key=f"{GONE}-{row.id}-{key}")
