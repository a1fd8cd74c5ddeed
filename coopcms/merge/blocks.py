"""Bodies compared block by block, then word by word."""

from collections.abc import Iterator
from typing import NamedTuple

from coopcms.merge.align import changes
from coopcms.merge.keys import formats_of, frame_of, key, text_of
from coopcms.merge.pairs import pairs
from coopcms.merge.words import DELETE, EQUAL, INSERT, Segment, diff_words

CHANGE = "change"


class BlockChange(NamedTuple):
    """What became of one block: equal, insert, delete or change; `segments` and `marks_changed` tell how it changed."""

    op: str
    old: dict | None
    new: dict | None
    segments: tuple[Segment, ...] = ()
    marks_changed: bool = False  # type, attributes or marks of words that stayed


def aligned(old: list[dict], new: list[dict]) -> Iterator[BlockChange]:
    """From old to new in reading order: which block became which; how it changed is not looked at."""
    i, j = 0, 0
    for i1, i2, j1, j2 in changes(list(map(key, old)), list(map(key, new))):
        yield from (BlockChange(EQUAL, a, b) for a, b in zip(old[i:i1], new[j:j1], strict=True))
        yield from _replaced(old[i1:i2], new[j1:j2])
        i, j = i2, j2
    yield from (BlockChange(EQUAL, a, b) for a, b in zip(old[i:], new[j:], strict=True))


def diff_blocks(old: list[dict], new: list[dict]) -> list[BlockChange]:
    """The same with the words of each change; blocks that are alike are one change, what was taken out comes first."""
    return [_changed(one.old, one.new) if one.op == CHANGE else one for one in aligned(old, new)]


def _replaced(old: list[dict], new: list[dict]) -> Iterator[BlockChange]:
    i = j = 0
    for a, b in [*pairs(old, new), (len(old), len(new))]:
        yield from (BlockChange(DELETE, block, None) for block in old[i:a])
        yield from (BlockChange(INSERT, None, block) for block in new[j:b])
        if a < len(old):
            yield BlockChange(CHANGE, old[a], new[b])
        i, j = a + 1, b + 1


def _changed(old: dict, new: dict) -> BlockChange:
    segments = tuple(diff_words(text_of(old), text_of(new)))
    before, after = formats_of(old), formats_of(new)
    i = j = 0
    marked = frame_of(old) != frame_of(new)
    for op, text in segments:
        size = len(text)
        marked = marked or (op == EQUAL and before[i : i + size] != after[j : j + size])
        i, j = i + size * (op != INSERT), j + size * (op != DELETE)
    return BlockChange(CHANGE, old, new, segments, marked)
