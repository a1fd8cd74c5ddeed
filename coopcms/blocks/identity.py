"""Ids of blocks through changes of the text, so that comments and variants keep their place."""

import secrets
from collections import defaultdict, deque

from coopcms.blocks.shape import Block, is_own_id, walk
from coopcms.merge.align import Change, changes
from coopcms.merge.keys import frame_of, runs_of, text_of
from coopcms.merge.pairs import CELLS, pairs

_STEPS = 2_000_000  # words compared in search of likeness, about half a second; after that the place decides


class _Look:
    """What is known of the blocks, so that each is read once, and how much may still be compared word by word."""

    def __init__(self):
        self._numbers: dict[int, int] = {}  # id() of a block -> the number of its content
        self._contents: dict[tuple, int] = {}
        self._left = _STEPS

    def number(self, block: Block) -> int:
        """The same for blocks of equal content."""
        known = self._numbers.get(id(block))
        if known is None:
            children = block.get("children")
            inner = (runs_of(block),) if children is None else (None, *map(self.number, children))
            known = self._contents.setdefault((frame_of(block), *inner), len(self._contents))
            self._numbers[id(block)] = known
        return known

    def cells(self, old: list, new: list) -> int:
        """How many pairs of these blocks may be compared."""
        if not old or not new or len(old) * len(new) > CELLS:
            return 0
        letters = sum(len(text_of(block)) for block in old)
        self._left -= len(new) * (len(old) + letters // 6)
        return CELLS if self._left > 0 else 0


def realign(old: list, new: list) -> list[Block]:
    """The new blocks with the ids of the old ones they descend from, fresh ones where there is none; all different.

    Equal content decides first, then the id a block came with, then likeness and place. No id is left that could be
    the name of something else.
    """
    origins: dict[int, Block] = {}  # id() of a new block -> the old one
    look = _Look()
    _descend(old, new, origins, look)
    _find_moved(old, new, origins, look)
    taken = {block.get("id") for block in walk(old)}
    return _named(new, origins, taken, set())


def _descend(old: list, new: list, origins: dict, look: _Look) -> None:
    """Pair two lists of siblings, then the children of each pair."""
    old_keys, new_keys = list(map(look.number, old)), list(map(look.number, new))
    found, gaps, i, j = [], _gaps(old_keys, new_keys), 0, 0
    for i1, i2, j1, j2 in [*gaps, (len(old), len(old), len(new), len(new))]:
        found += zip(old[i:i1], new[j:j1], strict=True)
        i, j = i2, j2
    left_old = [n for i1, i2, _, _ in gaps for n in range(i1, i2)]
    left_new = [n for _, _, j1, j2 in gaps for n in range(j1, j2)]
    moved = _twins([(old_keys[n], n) for n in left_old], [(new_keys[n], n) for n in left_new])
    gone = set(moved.values())
    rest_old = [(old[n]["id"], n) for n in left_old if n not in gone and old[n].get("id")]
    moved |= _twins(rest_old, [(new[n].get("id"), n) for n in left_new if n not in moved])
    gone = set(moved.values())
    found += [(old[origin], new[n]) for n, origin in moved.items()]
    for i1, i2, j1, j2 in gaps:
        rest_old = [old[n] for n in range(i1, i2) if n not in gone]
        found += _alike(rest_old, [new[n] for n in range(j1, j2) if n not in moved], look)
    for before, after in found:
        origins[id(after)] = before
        if "children" in before and "children" in after:
            _descend(before["children"], after["children"], origins, look)


def _gaps(old: list[int], new: list[int]) -> list[Change]:
    """Where they differ; most lists hold one block, or are as they were."""
    if old == new:
        return []
    return [(0, 1, 0, 1)] if len(old) == len(new) == 1 else changes(old, new)


def _twins(old: list[tuple], new: list[tuple]) -> dict:
    """Of (key, value) pairs: new value -> old value of the same key, in order."""
    waiting = defaultdict(deque)
    for name, value in old:
        waiting[name].append(value)
    return {value: waiting[name].popleft() for name, value in new if waiting.get(name)}


def _alike(old: list, new: list, look: _Look) -> list[tuple[Block, Block]]:
    """Blocks in one gap that are alike, and where as many are left on both sides, those in the same place."""
    out, i, j = [], 0, 0
    for a, b in [*pairs(old, new, look.cells(old, new)), (len(old), len(new))]:
        if a - i == b - j:
            places = zip(old[i:a], new[j:b], strict=True)
            out += [(before, after) for before, after in places if before["type"] == after["type"]]
        if a < len(old) and ("runs" in old[a]) == ("runs" in new[b]):
            out.append((old[a], new[b]))
        i, j = a + 1, b + 1
    return out


def _find_moved(old: list, new: list, origins: dict, look: _Look) -> None:
    """Blocks that went to another depth, into a box for example, with their words unchanged."""
    used = {id(block) for block in origins.values()}
    free = [(look.number(block), block) for block in walk(old) if id(block) not in used]
    lost = [block for block in walk(new) if id(block) not in origins]
    if free and lost:
        waiting = defaultdict(deque)
        for name, block in free:
            waiting[name].append(block)
        for block in lost:
            if found := waiting.get(look.number(block)):
                origins[id(block)] = found.popleft()


def _named(new: list, origins: dict, taken: set, used: set) -> list[Block]:
    out = []
    for block in new:
        kept = origins.get(id(block), {}).get("id")
        name = kept if is_own_id(kept) else _own(block, taken)
        while not name or name in used:
            name = "b" + secrets.token_hex(4)
            name = "" if name in taken else name
        used.add(name)
        block = {**block, "id": name}
        if "children" in block:
            block["children"] = _named(block["children"], origins, taken, used)
        out.append(block)
    return out


def _own(block: Block, taken: set) -> str:
    """The id a block came with, if it is one of ours and no old block's."""
    name = block.get("id")
    return name if is_own_id(name) and name not in taken else ""
