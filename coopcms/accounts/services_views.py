"""Lists that a person keeps under a name: their own convenience, so no line of any history."""

from coopcms.accounts.models import SavedView, User
from coopcms.accounts.queries import refreshed
from coopcms.accounts.queries_views import own_view, views_of
from coopcms.actor import Actor
from coopcms.db import db, locked
from coopcms.errors import Invalid, NotNow, Problem, Taken, msg

MOST, LONGEST = 30, 80
_QUERY = 2000  # longer than any list of ours: every filter once


def keep_view(name: str, query: str, actor: Actor) -> SavedView:
    """Keep a list (its address behind the question mark) under a new name. Raises Invalid, Taken, NotNow."""
    name = _named(name)
    if len(query) > _QUERY:
        raise Invalid(Problem("name", msg("This list has too many filters to be kept.")))
    with db.atomic():
        actor, kept = _alone(actor)
        if len(kept) >= MOST:
            raise NotNow(msg("You keep %(most)s lists already. Delete one you do not need."), field="name", most=MOST)
        _require_free(name, kept)
        return SavedView.create(user=actor.id, name=name, query=query)


def rename_view(view: SavedView, name: str, actor: Actor) -> SavedView:
    """Another name for the same list. Raises Invalid, Taken, Unknown."""
    name = _named(name)
    with db.atomic():
        actor, kept = _alone(actor)
        view = own_view(view.id, actor)
        _require_free(name, [other for other in kept if other.id != view.id])
        view.name = name
        view.save(only=[SavedView.name])
    return view


def delete_view(view: SavedView, actor: Actor) -> None:
    """Forget the list; the items in it are not touched. Raises Unknown."""
    with db.atomic():
        own_view(view.id, refreshed(actor)).delete_instance()


def _alone(actor: Actor) -> tuple[Actor, list[SavedView]]:
    """The actor and what they keep; until commit nobody else changes that."""
    actor = refreshed(actor)
    locked(User.select(User.id).where(User.id == actor.id)).first()
    return actor, views_of(actor)


def _named(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise Invalid(Problem("name", msg("Please give the list a name.")))
    if len(name) > LONGEST:
        raise Invalid(Problem("name", msg("At most %(most)s characters, please."), {"most": LONGEST}))
    return name


def _require_free(name: str, kept: list[SavedView]) -> None:
    """Raise Taken where another list is called so; letters alone, small or capital, tell no two names apart."""
    if any(view.name.casefold() == name.casefold() for view in kept):
        raise Taken(msg("You keep a list called “%(name)s” already."), field="name", name=name)
