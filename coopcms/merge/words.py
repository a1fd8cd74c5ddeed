"""Which words of a text were changed: whole words, every space kept."""

import re
from typing import NamedTuple

from coopcms.merge.align import changes

_WORDS = re.compile(r"\s+|\w+(?:[:*/·'’\-]\w+)*|[^\w\s]")  # "Mitarbeiter:innen" is one word

EQUAL, INSERT, DELETE = "equal", "insert", "delete"


class Segment(NamedTuple):
    """Words that are in both texts (`equal`), only in the new one (`insert`) or only in the old one (`delete`)."""

    op: str
    text: str


def diff_words(a: str, b: str) -> list[Segment]:
    """From a to b: equal and delete make up a, equal and insert make up b, to the letter."""
    old, new = _WORDS.findall(a), _WORDS.findall(b)
    out, done = [], 0
    for i1, i2, j1, j2 in _wide(changes(old, new, str.isspace), old):
        out += [(EQUAL, old[done:i1]), (DELETE, old[i1:i2]), (INSERT, new[j1:j2])]
        done = i2
    out.append((EQUAL, old[done:]))
    return [Segment(op, "".join(words)) for op, words in out if words]


def similarity(a: dict, b: dict) -> float:
    """How many of the words two texts share, 0 to 1; both as counted by `Counter`."""
    both = sum(a.values()) + sum(b.values())
    return 2 * sum(min(count, b.get(word, 0)) for word, count in a.items()) / both if both else 1.0


def _wide(found: list, old: list[str]) -> list:
    """Changes with nothing but a space between them are one: words are read in phrases."""
    out: list = []
    for change in found:
        between = old[out[-1][1] : change[0]] if out else []
        if between and all(map(str.isspace, between)):
            i1, _, j1, _ = out.pop()
            change = (i1, change[1], j1, change[3])
        out.append(change)
    return out
