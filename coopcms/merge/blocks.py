"""Bodies compared and merged: first block by block, then word by word."""

from dataclasses import dataclass

from coopcms.merge.keys import key, marks_of, text_of
from coopcms.merge.three_way import Conflict, Merged, merge
from coopcms.merge.words import Segment, diff_words, opcodes


@dataclass(frozen=True, slots=True)
class BlockChange:
    """What became of one block; `op` is equal, insert, delete or change.

    `marks_changed`: words that stayed have other marks, or their block another type or other attributes.
    """

    op: str
    old: dict | None
    new: dict | None
    segments: tuple[Segment, ...] = ()
    marks_changed: bool = False


def diff_blocks(old: list, new: list) -> list[BlockChange]:
    """Every block of both bodies once, in reading order; changed ones with their words."""
    changes = []
    for op, i, j, k, m in opcodes(list(map(key, old)), list(map(key, new))):
        if op == "equal":
            changes += [BlockChange("equal", a, b) for a, b in zip(old[i:j], new[k:m], strict=True)]
        else:
            changes += [_change(a, b) for a, b in _pairs(old[i:j], new[k:m])]
    return changes


def merge_blocks(base: list, ours: list, theirs: list) -> Merged:
    """What both sides did to a body, ids aside. A block of ours keeps its id; an id may occur twice, as after a move."""
    blocks = _Blocks(ours, theirs, base)
    found = merge(*(list(map(key, side)) for side in (base, ours, theirs)))
    items = [blocks.ours_first(one) for one in found.items]
    conflicts = []
    for conflict in found.conflicts:
        sides = [[blocks.any(one) for one in side] for side in (conflict.base, conflict.ours, conflict.theirs)]
        inner = _within(*sides)
        if inner:
            items[conflict.position] = inner
        else:
            conflicts.append(Conflict(conflict.position, *map(tuple, sides)))
    return Merged(tuple(items), tuple(conflicts))


class _Blocks:
    """The blocks behind their keys."""

    def __init__(self, *sides: list):
        self._waiting: dict = {}
        for block in (block for side in sides for block in side):
            self._waiting.setdefault(key(block), []).append(block)
        self._taken = dict.fromkeys(self._waiting, 0)

    def ours_first(self, one) -> dict:
        """The next block of this key: ours in their order, then theirs."""
        blocks, number = self._waiting[one], self._taken[one]
        self._taken[one] += 1
        return blocks[min(number, len(blocks) - 1)]

    def any(self, one) -> dict:
        return self._waiting[one][0]


def _within(base: list, ours: list, theirs: list) -> dict | None:
    """Both changed the same list, box or table: merged inside if they changed different things there."""
    sides = (*base, *ours, *theirs)
    if len(base) != 1 or len(ours) != 1 or len(theirs) != 1 or any("children" not in block for block in sides):
        return None
    if len({(block["type"], key(block.get("attrs", {}))) for block in sides}) > 1:
        return None
    inner = merge_blocks(*(block["children"] for block in sides))
    return None if inner.conflicts else {**ours[0], "children": list(inner.items)}


def _pairs(old: list, new: list) -> list[tuple[dict | None, dict | None]]:
    """Which of the new blocks each of the old ones became: the one of its id, else the one in its place."""
    pairs: list = []
    for op, i, j, k, m in opcodes(_names(old, "old"), _names(new, "new")):
        if op == "equal":
            pairs += zip(old[i:j], new[k:m], strict=True)
        else:
            pairs += _in_place(old[i:j], new[k:m])
    return pairs


def _names(blocks: list, side: str) -> list:
    return [block.get("id") or (side, number) for number, block in enumerate(blocks)]


def _in_place(old: list, new: list) -> list[tuple[dict | None, dict | None]]:
    """Block beside block where they share some words; what is left was struck out or is new."""
    pairs, waiting = [], list(new)
    for a in old:
        at = next((n for n, b in enumerate(waiting[:5]) if _alike(a, b)), None)
        if at is None:
            pairs.append((a, None))
            continue
        pairs += [(None, b) for b in waiting[:at]] + [(a, waiting[at])]
        del waiting[: at + 1]
    return pairs + [(None, b) for b in waiting]


def _alike(a: dict, b: dict) -> bool:
    """At least a third of the words of the shorter one is in the other."""
    one, other = set(text_of(a).split()), set(text_of(b).split())
    return 3 * len(one & other) >= max(1, min(len(one), len(other)))


def _change(old: dict | None, new: dict | None) -> BlockChange:
    if old is None or new is None:
        there = old or new
        segment = Segment("delete" if new is None else "insert", text_of(there))
        return BlockChange(segment.op, old, new, (segment,))
    if key(old) == key(new):
        return BlockChange("equal", old, new)
    segments = tuple(diff_words(text_of(old), text_of(new)))
    return BlockChange("change", old, new, segments, _marks_differ(old, new, segments))


def _marks_differ(old: dict, new: dict, segments: tuple) -> bool:
    """True if a word that stayed looks different now."""
    if (old["type"], key(old.get("attrs", {}))) != (new["type"], key(new.get("attrs", {}))):
        return True
    before, after, i, k = marks_of(old), marks_of(new), 0, 0
    for segment in segments:
        length = len(segment.text)
        if segment.op == "equal" and before[i : i + length] != after[k : k + length]:
            return True
        i += length * (segment.op != "insert")
        k += length * (segment.op != "delete")
    return False
