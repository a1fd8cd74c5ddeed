"""Reads of the lists that people keep under a name."""

from collections.abc import Iterable

from coopcms.accounts.models import SavedView
from coopcms.actor import Actor
from coopcms.errors import Unknown, msg


def views_of(actor: Actor) -> list[SavedView]:
    """The actor's kept lists by name; one select."""
    return by_name(SavedView.select().where(SavedView.user == actor.id))


def by_name(views: Iterable[SavedView]) -> list[SavedView]:
    """In the order in which people look for them."""
    return sorted(views, key=lambda view: (view.name.casefold(), view.id))


def own_view(view_id: int, actor: Actor) -> SavedView:
    """That list if the actor keeps it; raises Unknown, since those of others are nobody's business."""
    found = SavedView.get_or_none(SavedView.id == view_id, SavedView.user == actor.id)
    if found is None:
        raise Unknown(msg("You keep no list of this kind. It may have been deleted in another window."))
    return found
