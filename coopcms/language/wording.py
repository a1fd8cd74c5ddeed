"""Which changes of a text leave its meaning alone: another inclusive form, another quote or dash, ss for ß."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import NamedTuple

from coopcms.language import protect
from coopcms.language.findings import Span
from coopcms.language.normal import normal_words
from coopcms.language.people_pronouns import ALL, MEN, NEUTRAL, WOMEN
from coopcms.language.people_units import Unit, units
from coopcms.language.readings import readings
from coopcms.language.typography import same_spelling, same_type

_NEAR = 4  # letters before a change
_OF_WOMEN = re.compile(r"(?<=[a-zäöüß]{3})innen")
_FORMS_OF_ALL = ({ALL}, {ALL, MEN}, {ALL, NEUTRAL}, {MEN, NEUTRAL})
_INCLUSIVE = re.compile(r"[:*_·•‧∙/]innen(?=[a-zäöü]{3})|nden(?=[a-zäöü]{3})|(?<=[a-zäöüß])Innen(?=[a-zäöü]{3})")


class Change(NamedTuple):
    """old[i1:i2] became new[j1:j2]."""

    i1: int
    i2: int
    j1: int
    j2: int


class _Both(NamedTuple):
    """Two texts and the changes between them, in order; what lies between those is the same."""

    old: str
    new: str
    changes: Sequence[Change]


def only_form(old: str, new: str, changes: Sequence[Change], spoken: Container[int] = ()) -> list[int]:
    """For each change the number of its group where only the form of words differs, 0 where anything else does.

    Changes in one phrase ("Der" and "Lehrer" for "Der:die … Lehrer:in") are one group. Within quotes, and in the
    changes named by `spoken`, no form is changed unseen: these are somebody's words.
    """
    both, found, number = _Both(old, new, changes), [0] * len(changes), 0
    at = 0
    while at < len(changes):
        first, last, reach = _group(both, at)
        said = any(one in spoken for one in range(first, last + 1))
        near = min(_NEAR, reach.i1 - (changes[first - 1].i2 if first else 0))
        if first == at and (_is_same_type(both, reach, near) or _is_same(both, reach, said=said)):
            number += 1
            found[first : last + 1] = [number] * (last + 1 - first)
        at = last + 1
    return found


def _group(both: _Both, at: int) -> tuple[int, int, Change]:
    """The first and last change of the phrases that this one touches, and those phrases with their neighbours."""
    first, last, reach = at, at, both.changes[at]
    while True:
        left, right = _missing(both, reach)
        before = both.changes[first - 1] if first else Change(0, 0, 0, 0)
        end = Change(len(both.old), len(both.old), len(both.new), len(both.new))
        after = both.changes[last + 1] if last + 1 < len(both.changes) else end
        if left > reach.i1 - before.i2 and first:
            first, reach = first - 1, Change(before.i1, reach.i2, before.j1, reach.j2)
        elif right > after.i1 - reach.i2 and after is not end:
            last, reach = last + 1, Change(reach.i1, after.i2, reach.j1, after.j2)
        elif left or right:
            reach = Change(reach.i1 - left, reach.i2 + right, reach.j1 - left, reach.j2 + right)
        else:
            return first, last, reach


def _missing(both: _Both, reach: Change) -> tuple[int, int]:
    """How many letters before and after still belong to units that are touched."""
    old, new = (reach.i1, reach.i2), (reach.j1, reach.j2)
    ends = [_whole(both.old, *old), _whole(both.new, *new)]
    left = max(start - whole[0] for (start, _), whole in zip((old, new), ends, strict=True))
    right = max(whole[1] - end for (_, end), whole in zip((old, new), ends, strict=True))
    return min(left, reach.i1, reach.j1), min(right, len(both.old) - reach.i2, len(both.new) - reach.j2)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the first unit to the end of the last; a space at an end reaches for its neighbour."""
    every = units(text)
    first = bisect_right(every, start, key=lambda unit: unit.end)  # the first that ends behind the start
    last = bisect_left(every, end, key=lambda unit: unit.start) - 1  # the last that begins before the end
    low, high = start, end
    if first <= last:
        low, high = min(start, every[first].start), max(end, every[last].end)
    inner = text[low:high]
    if first and (not inner or inner[0].isspace()):
        low = every[first - 1].start
    if last + 1 < len(every) and (not inner or inner[-1].isspace()):
        high = every[last + 1].end
    return low, high


@lru_cache(maxsize=64)
def _quotes(text: str) -> tuple[Span, ...]:
    return tuple(protect.quotes(text, 0, len(text))[0])


def _is_same_type(both: _Both, reach: Change, near: int) -> bool:
    """With a few letters before it: the B of "z. B." needs its z."""
    return same_type(both.old[reach.i1 - near : reach.i2], both.new[reach.j1 - near : reach.j2])


def _is_same(both: _Both, reach: Change, *, said: bool) -> bool:
    mine = [unit for unit in units(both.old) if reach.i1 <= unit.start and unit.end <= reach.i2]
    its = [unit for unit in units(both.new) if reach.j1 <= unit.start and unit.end <= reach.j2]
    if not mine or len(mine) != len(its):
        return False
    return _same_gaps(both, mine, its) and all(
        _same_words(a, b) or (not (said or _is_quoted(both.old, a) or _is_quoted(both.new, b)) and _same_form(a, b))
        for a, b in zip(mine, its, strict=True)
    )


def _same_gaps(both: _Both, mine: list[Unit], its: list[Unit]) -> bool:
    """Whether the units stand as far apart in both texts."""
    pairs = zip(mine, mine[1:], its, its[1:], strict=False)
    return all(
        same_type(f"a{both.old[a.end : b.start]}a", f"a{both.new[c.end : d.start]}a") for a, b, c, d in pairs
    )  # fmt: skip


def _is_quoted(text: str, unit: Unit) -> bool:
    return any(span.start < unit.end and unit.start < span.end for span in _quotes(text))


def _same_words(old: Unit, new: Unit) -> bool:
    """Whether they are the same to the letter, but for kinds of signs and for ß."""
    if len(old.words) != len(new.words):
        return False
    return all(a == b or same_spelling(a, b) for a, b in zip(old.words, new.words, strict=True))


def _same_form(old: Unit, new: Unit) -> bool:
    if old.senses and new.senses:
        capital = old.words[0][:1].isupper() == new.words[0][:1].isupper()
        return capital and old.frame == new.frame and _same_people(old, new)
    return len(old.words) == len(new.words) == 1 and _same_compound(old.words[0], new.words[0])


def _same_people(old: Unit, new: Unit) -> bool:
    """Whether both can be one noun in one case and number, of which at least one says that all are meant."""
    alike = [(a.who, b.who) for a in old.senses for b in new.senses if a[:3] == b[:3]]
    if any(WOMEN in both for both in alike):
        return False
    return any(_have_same_forms(old, new, *both) for both in alike if set(both) in _FORMS_OF_ALL)


def _have_same_forms(old: Unit, new: Unit, one: str, other: str) -> bool:
    """Whether article and adjectives are the same, a man's among those of all."""
    if len(old.forms) != len(new.forms):
        return False
    pairs = list(zip(old.forms, new.forms, strict=True))
    if {one, other} != {ALL, MEN}:
        return all(a == b for a, b in pairs)
    return all(a <= b if one == MEN else b <= a for a, b in pairs)


def _same_compound(old: str, new: str) -> bool:
    """`Mitarbeiterzeitung`, `Mitarbeiter:innenzeitung`, `Mitarbeitendenzeitung`; never one of women alone."""
    if not (old[:1].isupper() and new[:1].isupper()) or readings(old) or readings(new):
        return False
    if normal_words(old) != normal_words(new):
        return False
    plain = [word for word in (old, new) if not _INCLUSIVE.search(word)]
    return len(plain) < 2 and not any(_OF_WOMEN.search(word) for word in plain)
