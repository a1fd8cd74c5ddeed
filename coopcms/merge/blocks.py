"""Bodies merged and compared block by block, then word by word."""

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from coopcms.merge.align import changes
from coopcms.merge.keys import formats_of, key, text_of
from coopcms.merge.pairs import pairs
from coopcms.merge.three_way import Conflict, Merged, merge, merge_value
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


def merge_blocks(base: list[dict], ours: list[dict], theirs: list[dict]) -> Merged:
    """Both sides' changes in one body; blocks keep their ids, ours before theirs.

    Two changes of one paragraph are a conflict, two of one list or box only if they meet in it, too. Inline quotes
    keep their numbers: `blocks.normal` counts them anew.
    """
    sides = [[_Keyed(block) for block in side] for side in (base, ours, theirs)]
    merged = merge(*sides)
    supply = _Supply([*sides[1], *sides[2], *sides[0]])
    items = [supply.take(item) for item in merged.items]
    conflicts = []
    for found in merged.conflicts:
        inner = _inner(found)
        if inner is None:
            conflicts.append(Conflict(found.position, *(tuple(k.block for k in side) for side in found[1:])))
        else:
            items[found.position] = inner
    return Merged(tuple(_with_unique_ids(items, set())), tuple(conflicts))


class _Keyed:
    """A block that is equal to every block of the same content."""

    __slots__ = ("block", "key", "hash")

    def __init__(self, block: dict):
        self.block, self.key = block, key(block)
        self.hash = hash(self.key)

    def __eq__(self, other) -> bool:
        return self.hash == other.hash and self.key == other.key

    def __hash__(self) -> int:
        return self.hash


class _Supply:
    """The blocks of all sides by content: each is handed out once, the first ones first."""

    def __init__(self, blocks: list[_Keyed]):
        self._blocks = defaultdict(deque)
        for keyed in blocks:
            self._blocks[keyed].append(keyed.block)

    def take(self, wanted: _Keyed) -> dict:
        found = self._blocks[wanted]
        return found.popleft() if found else wanted.block


def _inner(found: Conflict) -> dict | None:
    """The one list, quote or box that both changed at different places; tables keep all their rows equally long."""
    if any(len(side) != 1 for side in found[1:]):
        return None
    base, ours, theirs = (side[0].block for side in found[1:])
    group = all("children" in block and block["type"] == base["type"] for block in (base, ours, theirs))
    attrs = merge_value(*(block.get("attrs") or {} for block in (base, ours, theirs)))
    if not group or base["type"] == "table" or attrs.conflict:
        return None
    children = merge_blocks(base["children"], ours["children"], theirs["children"])
    return None if children.conflicts else {**ours, "attrs": attrs.value, "children": list(children.items)}


def _with_unique_ids(blocks: list[dict], taken: set) -> list[dict]:
    out = []
    for block in blocks:
        if block.get("id") in taken:
            block = {name: value for name, value in block.items() if name != "id"}
        taken.update({block["id"]} if block.get("id") else ())
        if "children" in block:
            block = {**block, "children": _with_unique_ids(block["children"], taken)}
        out.append(block)
    return out


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
    marked = False
    for op, text in segments:
        size = len(text)
        marked = marked or (op == EQUAL and before[i : i + size] != after[j : j + size])
        i, j = i + size * (op != INSERT), j + size * (op != DELETE)
    return BlockChange(CHANGE, old, new, segments, marked)
