"""The row of an editing session and the words in it: as they were typed, in characters every database holds."""

import re
import secrets
from collections.abc import Mapping
from typing import Any, NamedTuple

from coopcms.actor import Actor
from coopcms.blocks.html import to_html
from coopcms.clock import now
from coopcms.content.models import EditSession, Item, Revision
from coopcms.errors import Invalid, Problem, msg

LARGEST = 2 * 2**20  # bytes of one draft


class Typed(NamedTuple):
    """What stands in a form: the fields that differ from revision `base`, sent for the `number`-th time."""

    words: Mapping[str, Any]
    base: int | None = None
    number: int = 0


def opened(item: Item, actor: Actor, base: int | None) -> EditSession:
    """A new session on a locked item, begun with one of its revisions; it holds no lease and no words yet."""
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


def put(session: EditSession, typed: Typed) -> bool:
    """The words in place of those before; False where later ones of the same window have overtaken them."""
    if 0 < typed.number <= session.number:
        return False
    fill(session, typed)
    return True


def fill(session: EditSession, typed: Typed) -> None:
    """The words in place of those before, whenever they were sent; the caller writes the row."""
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
