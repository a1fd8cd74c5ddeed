"""Words that came too late beside the newest ones: where they differ, and both in one text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coopcms.blocks.html import to_html
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.declaration import Field, Kind
from coopcms.content.merging import merge_contents
from coopcms.content.models import Revision


@dataclass(frozen=True, slots=True)
class Sides:
    """`mine` are the fields somebody wanted to save over `base` (None: unknown), `theirs` is the newest revision."""

    base: Revision | None
    mine: Mapping[str, Any]
    theirs: Revision


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which both texts differ; a body is HTML (`is_html`), all else text."""

    label: str
    mine: str
    theirs: str
    is_html: bool


def merged(sides: Sides) -> tuple[dict, tuple[str, ...]]:
    """(all words in one, the fields both changed): there mine stand until a person decides."""
    base = _words(sides.base or sides.theirs)
    words, clashes = merge_contents(base, base | sides.mine, _words(sides.theirs))
    return words, tuple(clash.field for clash in clashes)


def differences(kind: Kind, sides: Sides) -> list[Difference]:
    """Where the two texts differ, in the order of the form."""
    mine, theirs = _words(sides.base or sides.theirs) | sides.mine, _words(sides.theirs)
    pairs = ((field, _read(field, mine), _read(field, theirs)) for field in kind.fields + d.PLACEMENT)
    return [Difference(field.label, a, b, field.type == d.BODY) for field, a, b in pairs if a != b]


def _words(revision: Revision) -> dict:
    return revision.content | revision.placement


def _read(field: Field, words: Mapping[str, Any]) -> str:
    value = words.get(field.name) or ""
    if field.type == d.BODY:
        return to_html(value or [])
    if field.type == d.CHOICE:
        return dict(field.choices).get(value, value)
    return ", ".join(value) if isinstance(value, list) else value
