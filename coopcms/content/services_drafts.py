"""The row of an editing session and the words in it: as they were typed, in characters every database holds."""

import re
import secrets
from collections.abc import Mapping
from typing import Any, NamedTuple

from peewee import Expression

from coopcms.actor import Actor
from coopcms.blocks.html import to_html
from coopcms.clock import now
from coopcms.content.models import EditSession, Item, Revision
from coopcms.errors import Invalid, Problem, msg

LARGEST = 2 * 2**20  # bytes of one draft
MOST = 20  # sessions of one person on one item; drafts among them are never more


class Typed(NamedTuple):
    """What stands in a form: the fields that differ from revision `base`, sent for the `number`-th time."""

    words: Mapping[str, Any]
    base: int | None = None
    number: int = 0


def opened(item: Item, actor: Actor, base: int | None) -> EditSession:
    """A new session on a locked item, begun with one of its revisions; it holds no lease and no words yet.

    Where the person has MOST of them, those longest without a sign of life that hold no words leave for it.
    """
    _make_room(item, actor)
    session = EditSession(
        token=secrets.token_urlsafe(32), item=item.id, user_id=actor.id, user_name=actor.name,
        base=_known(item.id, base), opened_at=now(), pinged_at=now(),
    )  # fmt: skip
    session.save(force_insert=True)
    return session


def _known(item_id: int, base: int | None) -> int | None:
    """The revision if it is one of the item's."""
    there = base and Revision.select().where(Revision.id == base, Revision.item == item_id).exists()
    return base if there else None


def _make_room(item: Item, actor: Actor) -> None:
    """Windows that are open, and the one with the lease, leave last."""
    theirs = _theirs(item.id, actor.id)
    surplus = EditSession.select().where(theirs).count() - MOST + 1
    if surplus > 0:
        order = EditSession.leased_at.is_null(False), EditSession.closed_at.is_null(), EditSession.pinged_at
        idle = EditSession.select(EditSession.id).where(theirs, EditSession.kept_at.is_null())
        ids = [row.id for row in idle.order_by(*order, EditSession.id).limit(surplus)]
        EditSession.delete().where(EditSession.id.in_(ids), EditSession.kept_at.is_null()).execute()


def _theirs(item_id: int, user_id: int) -> Expression:
    return (EditSession.item == item_id) & (EditSession.user_id == user_id)


def overtaken(session: EditSession, number: int) -> bool:
    """True where a later sending has been here, which wins; a save wins over the words that were sent with it."""
    return number < session.number or (number == session.number and session.saved_as_id is not None)


def fill(session: EditSession, typed: Typed) -> None:
    """The words in place of those before; the caller has asked what is overtaken, and writes the row.

    Raises Invalid where the person has as many other drafts of the item as they may have.
    """
    if typed.words and session.kept_at is None:
        others = _theirs(session.item_id, session.user_id) & (EditSession.id != session.id)
        if EditSession.select().where(others, EditSession.kept_at.is_null(False)).count() >= MOST:
            raise Invalid(Problem("", _TOO_MANY, {"count": MOST}))
    session.base = _known(session.item_id, typed.base)
    session.words, session.kept_at = dict(typed.words), now() if typed.words else None
    session.number, session.saved_as = max(typed.number, session.number), None


def empty(session: EditSession) -> None:
    """No words wait in the session any more; the caller writes the row."""
    session.words, session.kept_at = {}, None


def storable(words: Mapping[str, Any]) -> dict[str, str]:
    """As typed, in characters that every database holds. Raises Invalid where they are too many."""
    texts = {name: _UNHEARD.sub("\ufffd", _text(value)) for name, value in words.items()}
    if sum(len(text.encode()) for text in texts.values()) > LARGEST:
        raise Invalid(Problem("body", _TOO_LARGE, {"megabytes": LARGEST // 2**20}))
    return texts


def _text(value: Any) -> str:
    """What a program gave as a list, as a person would type it."""
    if not isinstance(value, list | tuple):
        return str(value)
    blocks = all(isinstance(part, dict) for part in value)
    return "\n".join(to_html([part]) for part in value) if blocks else ", ".join(map(str, value))


_UNHEARD = re.compile("[\0\ud800-\udfff]")
_TOO_LARGE = msg("A draft holds %(megabytes)s MB at most. Please save, or write in several texts.")
_TOO_MANY = msg("You have %(count)s drafts of this text, more are not kept. Please save one of them or throw it away.")
