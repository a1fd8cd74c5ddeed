"""Which words of a text were changed: whole words, every space kept."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from coopcms.merge.align import changes

_WORDS = re.compile(r"(\s*)(\w+(?:[:*/·'’\-]\w+)*|[^\w\s]|$)")  # "Mitarbeiter:innen" is one word

EQUAL, INSERT, DELETE = "equal", "insert", "delete"


class Segment(NamedTuple):
    """Words that are in both texts (`equal`), only in the new one (`insert`) or only in the old one (`delete`)."""

    op: str
    text: str


def diff_words(a: str, b: str) -> list[Segment]:
    """From a to b: equal and delete make up a, equal and insert make up b, to the letter.

    Words are compared, then the spaces between those that are equal.
    """
    old, new = _WORDS.findall(a), _WORDS.findall(b)  # (the space before, the word); the last word is empty
    pieces, i, j = [], 0, 0
    found = changes([word for _, word in old], [word for _, word in new], _is_filler)
    for i1, i2, j1, j2 in [*found, (len(old), len(old), len(new), len(new))]:
        for (gap, word), (its, _) in zip(old[i:i1], new[j:j1], strict=True):
            pieces += [*_replaced(gap, its), (EQUAL, word)]
        pieces += _replaced(_joined(old[i1:i2]), _joined(new[j1:j2]))
        i, j = i2, j2
    return [Segment(op, text) for op, text in _tidied(pieces)]


def similarity(a: dict, b: dict) -> float:
    """How many of the words two texts share, 0 to 1; both as counted by `Counter`."""
    both = sum(a.values()) + sum(b.values())
    return 2 * sum(min(count, b.get(word, 0)) for word, count in a.items()) / both if both else 1.0


def _is_filler(word: str) -> bool:
    """True for signs: they stand everywhere and do not say where one is."""
    return not any(map(str.isalnum, word))


def _joined(words: list[tuple[str, str]]) -> str:
    return "".join(gap + word for gap, word in words)


def _replaced(old: str, new: str) -> Iterator[tuple[str, str]]:
    """One text for another, without the space that both begin with."""
    gap = _space(old)
    if gap == _space(new):
        yield EQUAL, gap
        old, new = old[len(gap) :], new[len(gap) :]
    yield DELETE, old
    yield INSERT, new


def _space(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _tidied(pieces: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What is alike stands together; of what differs the old words come first."""
    for is_equal, run in groupby((piece for piece in pieces if piece[1]), lambda piece: piece[0] == EQUAL):
        part = list(run)
        for op in (EQUAL,) if is_equal else (DELETE, INSERT):
            if text := "".join(text for its, text in part if its == op):
                yield op, text
