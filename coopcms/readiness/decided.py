"""Which finding a decision is about: the same words in the same company, wherever they stand now."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

AROUND, LONGEST = 8, 300  # words before and after, letters in which they are looked for
_WORD = re.compile(r"\w+(?:[:*/·'’\-]\w+)*")
_KEPT = 0.6  # of the words that stood around then
_ALIKE = 0.4  # of those that stand around now, where it is another block
_NEAR = 0.2  # what the same block is worth where several passages are alike


class Decision(NamedTuple):
    """Words that stay, and who said so: see content.models_findings."""

    id: int
    rule: str
    surface: str
    place: str
    before: str
    after: str
    reason: str
    name: str
    start: int
    at: datetime


class Spot(NamedTuple):
    """A finding as far as a decision can be about it."""

    rule: str
    surface: str
    place: str
    before: str
    after: str
    start: int


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The text before and after text[start:end], as far as its nearest words reach."""
    low, high = max(0, start - LONGEST), end + LONGEST
    before = [word.start() for word in _WORD.finditer(text, low, start) if not _is_cut(text, low, word.start())]
    after = [word.end() for word in _WORD.finditer(text, end, high) if not _is_cut(text, high, word.end())]
    first, last = before[-AROUND:], after[:AROUND]
    return text[first[0] if first else start : start], text[end : last[-1] if last else end]


def _is_cut(text: str, edge: int, at: int) -> bool:
    """True where a word would go on beyond the part of the text that is looked at."""
    return at == edge and 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()


def words_of(before: str, after: str) -> list[str]:
    """The words around, in small letters: all that tells one passage from another."""
    return _WORD.findall(f"{before} {after}".casefold())


def matched(spots: Sequence[Spot], decisions: Sequence[Decision]) -> dict[int, Decision]:
    """By the number of the finding the decision about it; each decision is about one passage, the likeliest."""
    by_words: dict[tuple[str, str], list[int]] = {}
    for number, spot in enumerate(spots):
        by_words.setdefault((spot.rule, spot.surface), []).append(number)
    likely = [
        (-score, abs(spots[number].start - one.start), place, number)
        for place, one in enumerate(decisions)
        for number in by_words.get((one.rule, one.surface), ())
        if (score := _score(one, spots[number]))
    ]
    found: dict[int, Decision] = {}
    used: set[int] = set()
    for _score_of, _far, place, number in sorted(likely):
        if number not in found and place not in used:
            found[number] = decisions[place]
            used.add(place)
    return found


def _score(one: Decision, spot: Spot) -> float:
    """How much of the company is the same; 0 where the passage is another one."""
    then, now = (Counter(words_of(side.before, side.after)) for side in (one, spot))
    both, near = sum((then & now).values()), one.place == spot.place
    if not then or not now:
        return float(then == now and near)
    kept, alike = both / then.total(), both / now.total()
    return kept + _NEAR * near if kept >= _KEPT and (near or alike >= _ALIKE) else 0.0
