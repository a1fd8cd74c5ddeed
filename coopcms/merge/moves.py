"""Which blocks that went in one place are those that came in another."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable

from coopcms.merge.keys import LIBRARY, key, text_of, thing_of, words_of
from coopcms.merge.words import similarity

_ALIKE = 0.7  # of the words: a passage that was changed on its way
_LONG = 6  # words, from which likeness is no chance
_CELLS = 10_000  # so many comparisons are worth their time
_HEADINGS = ("h2", "h3", "h4")

Pairs = dict[int, int]  # place among those gone -> place among those that came


def moves(gone: list[dict], come: list[dict]) -> list[tuple[int, int]]:
    """(place in gone, place in come) of each block that moved: equal ones first, then those of one id, then likeness.

    Words too few to be told apart, a single number in a table for example, do not move.
    """
    if not gone or not come:
        return []
    found = _twins(gone, come, {}, key)
    found |= _twins(gone, come, found, _name)
    return sorted((found | _alike(gone, come, found)).items(), key=lambda pair: pair[1])


def _twins(gone: list[dict], come: list[dict], found: Pairs, name: Callable[[dict], Hashable]) -> Pairs:
    waiting = defaultdict(deque)
    for i, block in enumerate(gone):
        if i not in found and _tells(block):
            waiting[name(block)].append(i)
    taken = set(found.values())
    free = ((j, name(block)) for j, block in enumerate(come) if j not in taken)
    return {waiting[called].popleft(): j for j, called in free if waiting.get(called)}


def _alike(gone: list[dict], come: list[dict], found: Pairs) -> Pairs:
    left = [(i, words_of(block)) for i, block in enumerate(gone) if i not in found]
    right = [(j, words_of(block)) for j, block in enumerate(come) if j not in found.values()]
    if len(left) * len(right) > _CELLS:
        return {}
    scores = sorted(
        (-similarity(a, b), i, j)
        for i, a in left
        for j, b in right
        if gone[i]["type"] == come[j]["type"] and _tells(gone[i]) and min(a.total(), b.total()) >= _LONG
    )
    pairs: Pairs = {}
    for score, i, j in scores:
        if -score >= _ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _name(block: dict) -> tuple:
    """What a block is called through changes: pictures and documents by number, whatever block they stand in."""
    return block["type"], thing_of(block) or block.get("id") or id(block)


def _tells(block: dict) -> bool:
    """True if its words say which block it is, or its number in the library."""
    return (
        block["type"] in LIBRARY
        or block["type"] != "cell"
        and (block["type"] in _HEADINGS or len(text_of(block).split()) > 1)
    )
