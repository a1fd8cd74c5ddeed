"""Where two sequences of hashables differ, in bounded time however long and repetitive they are."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

_LONG = 10_000  # items; difflib takes time by the square of the length
_AFFORDABLE = 400_000  # pairs of equal items that difflib may look at: about a tenth of a second
_PARAGRAPH = 1_000  # items, from which difflib, that stops at each junk item, takes time by the square
_PHRASE = 8  # items
_FEW = 200  # less than one anchor for so many items
_HUGE = 60_000  # items, beyond which phrases are not counted: about a tenth of a second

Change = tuple[int, int, int, int]  # a[i1:i2] became b[j1:j2]
Match = tuple[int, int, int]  # a[i:i+size] == b[j:j+size]


def changes(a: Sequence, b: Sequence, junk: Callable | None = None) -> list[Change]:
    """The regions that differ, in order and never touching; items that are `junk` do not anchor a match."""
    out, i, j = [], 0, 0
    for start, other, size in [*_between(a, b, lambda x, y: _inner(x, y, junk)), (len(a), len(b), 0)]:
        if start > i or other > j:
            out.append((i, start, j, other))
        i, j = start + size, other + size
    return out


def _between(a: Sequence, b: Sequence, inner: Callable) -> list[Match]:
    """What is equal at both ends, and what `inner` finds between."""
    head = _same(a, b)
    a_rest, b_rest = a[head:], b[head:]
    tail = _same(a_rest[::-1], b_rest[::-1])
    found = inner(a_rest[: len(a_rest) - tail], b_rest[: len(b_rest) - tail])
    ends = (0, 0, head), (len(a) - tail, len(b) - tail, tail)
    return [match for match in (ends[0], *_shifted(found, head, head), ends[1]) if match[2]]


def _same(a: Sequence, b: Sequence) -> int:
    """How many items at the beginning are equal."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _inner(a: Sequence, b: Sequence, junk: Callable | None) -> list[Match]:
    """By difflib; what is too long for it is cut at anchors first."""
    if _affordable(a, b, junk) and not (junk and len(a) + len(b) > _PARAGRAPH):
        return _by_difflib(a, b, junk)
    out, i, j = [], 0, 0
    for start, other in [*_found_anchors(a, b), (len(a), len(b))]:
        if start > i and other > j:
            out += _shifted(_between(a[i:start], b[j:other], lambda x, y: _by_difflib(x, y, junk)), i, j)
        if start < len(a):
            out.append((start, other, 1))
        i, j = start + 1, other + 1
    return out


def _found_anchors(a: Sequence, b: Sequence) -> list[tuple[int, int]]:
    found = _anchors(a, b)
    if len(found) * _FEW > len(a) or len(a) + len(b) > _HUGE:
        return found
    return max(found, _anchors(_phrases(a), _phrases(b)), key=len)


def _affordable(a: Sequence, b: Sequence, junk: Callable | None) -> bool:
    if len(a) + len(b) > _LONG:
        return False
    in_b = Counter(b)
    pairs = sum(n * in_b[x] for x, n in Counter(a).items() if x in in_b and not (junk and junk(x)))
    return pairs <= _AFFORDABLE


def _by_difflib(a: Sequence, b: Sequence, junk: Callable | None) -> list[Match]:
    if not a or not b or not _affordable(a, b, junk):
        return []
    return [tuple(m) for m in SequenceMatcher(junk, a, b, autojunk=False).get_matching_blocks() if m.size]


def _anchors(a: Sequence, b: Sequence) -> list[tuple[int, int]]:
    """Items that stand once in a and once in b, as many of them as keep the order of both."""
    once_a, once_b = _once(a), _once(b)
    tops: list[int] = []  # tops[n] is the smallest place in b at which a chain of n + 1 anchors can end
    chains: list[tuple] = []
    for item, i in once_a.items():
        if item in once_b:
            j = once_b[item]
            at = bisect_left(tops, j)
            tops[at : at + 1] = [j]
            chains[at : at + 1] = [(i, j, chains[at - 1] if at else None)]
    out, link = [], chains[-1] if chains else None
    while link:
        out.append(link[:2])
        link = link[2]
    return out[::-1]


def _phrases(items: Sequence) -> list[tuple]:
    """Each item with those after it: rarer than the item alone."""
    return list(zip(*(items[n:] for n in range(_PHRASE)), strict=False))


def _once(items: Sequence) -> dict:
    count = Counter(items)
    return {item: place for place, item in enumerate(items) if count[item] == 1}


def _shifted(matches: list[Match], i: int, j: int) -> list[Match]:
    return [(start + i, other + j, size) for start, other, size in matches]
