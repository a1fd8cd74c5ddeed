"""What two revisions differ in: field by field, word by word; of the body block by block, what is alike folded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from flask_babel import gettext as _

from coopcms.admin.reading import text_of
from coopcms.blocks.html import to_html
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Revision
from coopcms.merge.blocks import BlockChange, diff_blocks
from coopcms.merge.words import Segment, diff_words

EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a body: `op` equal (`count` blocks to be folded), insert, delete or change (in `segments`)."""

    op: str
    html: str = ""
    count: int = 0
    kind: str = ""
    segments: tuple[Segment, ...] = ()
    marks_changed: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: `segments` of a text or `parts` of a body; `voids` says whether signatures lapse."""

    label: str
    segments: tuple[Segment, ...] = ()
    parts: tuple[Part, ...] = ()
    voids: bool = True


def differences(kind: str, old: Revision, new: Revision) -> list[Difference]:
    """Every field that differs, in the order of the form."""
    return differing(kind, _words(old), _words(new))


def differing(kind: str, old: dict, new: dict) -> list[Difference]:
    """The same for the words of two texts, content and placement together."""
    found = (_difference(field, old.get(field.name), new.get(field.name)) for field in KINDS[kind].fields + d.PLACEMENT)
    return [difference for difference in found if difference]


def _difference(field: d.Field, old, new) -> Difference | None:
    if field.type == d.BODY:
        changes = diff_blocks(old or [], new or [])
        changed = any(change.op != EQUAL for change in changes)
        return Difference(_(field.label), parts=tuple(_parts(changes))) if changed else None
    before, after = text_of(field, old), text_of(field, new)
    if before == after:
        return None
    return Difference(_(field.label), tuple(diff_words(before, after)), voids=field not in d.PLACEMENT)


def _parts(changes: Iterable[BlockChange]) -> Iterator[Part]:
    for op, run in groupby(changes, lambda change: change.op):
        blocks = list(run)
        if op == EQUAL:
            yield Part(op, to_html([change.new for change in blocks]), len(blocks))
        else:
            yield from map(_part, blocks)


def _part(change: BlockChange) -> Part:
    block = change.new or change.old
    if not change.segments:
        return Part(change.op, to_html([block]), 1, block["type"])
    return Part(change.op, "", 1, block["type"], tuple(change.segments), change.marks_changed)


def _words(revision: Revision) -> dict:
    return revision.content | revision.placement
