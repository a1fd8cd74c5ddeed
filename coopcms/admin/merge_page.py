"""Words of one's own beside the newest ones: where they differ, stretch by stretch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from coopcms.admin.figures import words_of
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.declaration import Field, Kind
from coopcms.content.models import Revision
from coopcms.merge.blocks import BlockChange, diff_blocks
from coopcms.merge.keys import thing_of
from coopcms.merge.words import Segment, diff_words

EQUAL, INSERT, DELETE = "equal", "insert", "delete"  # what a segment's and a block's `op` say


@dataclass(frozen=True, slots=True)
class Sides:
    """`mine` are the fields somebody wanted to save over `base` (None: unknown), `theirs` is the newest revision."""

    base: Revision | None
    mine: Mapping[str, Any]
    theirs: Revision


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of both texts as (words, whether they stand on this side only); `same` stretches may be folded."""

    mine: tuple[tuple[str, bool], ...]
    theirs: tuple[tuple[str, bool], ...]
    same: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which both texts differ, stretch by stretch; `label` is a msgid."""

    label: str
    pairs: tuple[Pair, ...]


def differences(kind: Kind, sides: Sides) -> list[Difference]:
    """Where the two texts differ, in the order of the form."""
    mine, theirs = _words(sides.base or sides.theirs) | sides.mine, _words(sides.theirs)
    found = ((field, tuple(_pairs(field, mine, theirs))) for field in kind.fields + d.PLACEMENT)
    return [Difference(field.label, pairs) for field, pairs in found if not all(pair.same for pair in pairs)]


def _words(revision: Revision) -> dict:
    return revision.content | revision.placement


def _pairs(field: Field, mine: Mapping, theirs: Mapping) -> Iterator[Pair]:
    if field.type != d.BODY:
        yield _pair(diff_words(_text(field, theirs), _text(field, mine)))
        return
    changes = diff_blocks(theirs.get(field.name) or [], mine.get(field.name) or [])
    for same, run in groupby(changes, lambda change: change.op == EQUAL):
        if same:
            text = words_of(change.new for change in run)
            yield Pair(((text, False),), ((text, False),), same=True)
        else:
            yield from map(_block, run)


def _block(change: BlockChange) -> Pair:
    if change.segments and not thing_of(change.new):
        return replace(_pair(change.segments), same=False)  # its words may be alike and its marks not
    mine, theirs = (((words_of([block]), True),) if block else () for block in (change.new, change.old))
    return Pair(mine, theirs)


def _pair(segments: Iterable[Segment]) -> Pair:
    segments = tuple(segments)
    mine = tuple((part.text, part.op == INSERT) for part in segments if part.op != DELETE)
    theirs = tuple((part.text, part.op == DELETE) for part in segments if part.op != INSERT)
    return Pair(mine, theirs, all(part.op == EQUAL for part in segments))


def _text(field: Field, words: Mapping) -> str:
    value = words.get(field.name) or ""
    if field.type == d.CHOICE:
        return dict(field.choices).get(value, value)
    return ", ".join(value) if isinstance(value, list) else value
