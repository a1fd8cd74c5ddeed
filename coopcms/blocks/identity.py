"""Ids of blocks through changes of the text, so that comments and variants keep their place."""

import secrets
from collections import defaultdict, deque

from coopcms.blocks.shape import Block, is_id, walk
from coopcms.merge.align import changes
from coopcms.merge.keys import key
from coopcms.merge.pairs import pairs


def realign(old: list, new: list) -> list[Block]:
    """The new blocks with the ids of the old ones they descend from, fresh ones where there is none; all different.

    Equal content decides first, then the id a block came with, then likeness and place.
    """
    origins: dict[int, Block] = {}  # id() of a new block -> the old one
    _descend(old, new, origins)
    _find_moved(old, new, origins)
    taken = {block.get("id") for block in walk(old)}
    return _named(new, origins, taken, set())


def _descend(old: list, new: list, origins: dict) -> None:
    """Pair two lists of siblings, then the children of each pair."""
    old_keys, new_keys = list(map(key, old)), list(map(key, new))
    found, gaps, i, j = [], changes(old_keys, new_keys), 0, 0
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
        found += _alike(rest_old, [new[n] for n in range(j1, j2) if n not in moved])
    for before, after in found:
        origins[id(after)] = before
        if "children" in before and "children" in after:
            _descend(before["children"], after["children"], origins)


def _twins(old: list[tuple], new: list[tuple]) -> dict:
    """Of (key, value) pairs: new value -> old value of the same key, in order."""
    waiting = defaultdict(deque)
    for name, value in old:
        waiting[name].append(value)
    return {value: waiting[name].popleft() for name, value in new if waiting.get(name)}


def _alike(old: list, new: list) -> list[tuple[Block, Block]]:
    """Blocks in one gap that are alike, and where as many are left on both sides, those in the same place."""
    out, i, j = [], 0, 0
    for a, b in [*pairs(old, new), (len(old), len(new))]:
        if a - i == b - j:
            places = zip(old[i:a], new[j:b], strict=True)
            out += [(before, after) for before, after in places if before["type"] == after["type"]]
        if a < len(old) and ("runs" in old[a]) == ("runs" in new[b]):
            out.append((old[a], new[b]))
        i, j = a + 1, b + 1
    return out


def _find_moved(old: list, new: list, origins: dict) -> None:
    """Blocks that went to another depth, into a box for example, with their words unchanged."""
    used = {id(block) for block in origins.values()}
    free = [(key(block), block) for block in walk(old) if id(block) not in used]
    lost = [block for block in walk(new) if id(block) not in origins]
    if free and lost:
        waiting = defaultdict(deque)
        for name, block in free:
            waiting[name].append(block)
        for block in lost:
            if found := waiting.get(key(block)):
                origins[id(block)] = found.popleft()


def _named(new: list, origins: dict, taken: set, used: set) -> list[Block]:
    out = []
    for block in new:
        name = origins.get(id(block), {}).get("id") or _own(block, taken)
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
    """The id a block came with, if it is no old block's."""
    name = block.get("id")
    return name if is_id(name) and name not in taken else ""
