"""A proof sheet without the changes that somebody calls changes of form: the new words stand there as if unchanged."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from coopcms.merge.proof import Passage, Words
from coopcms.merge.words import DELETE, EQUAL, INSERT

CHANGED = (DELETE, INSERT)


class Change(NamedTuple):
    """old[i1:i2] became new[j1:j2]."""

    i1: int
    i2: int
    j1: int
    j2: int


# (old, new, changes, those in a quote by their place) -> for each the number of its group, 0 where it is to be seen
Judge = Callable[[str, str, list[Change], frozenset[int]], list[int]]


class Plainer(NamedTuple):
    """What is left to be read, and how many changes of form were taken out."""

    left: tuple
    count: int


def without_forms(passages: Iterable[Passage], judge: Judge) -> Plainer:
    """The sheet without changes of form; a passage in which nothing else has changed is equal."""
    return _together(_plainer(passage, judge, passage.block["type"] == "quote") for passage in passages)


def words_without_forms(words: tuple[Words, ...], judge: Judge, *, spoken: bool = False) -> Plainer:
    """The same for the words of one text; `spoken` if all of them are somebody's."""
    runs = [list(run) for _, run in groupby(words, lambda piece: piece.op in CHANGED)]
    changed = [at for at, run in enumerate(runs) if run[0].op in CHANGED]
    old = "".join(piece.text for piece in words if piece.op != INSERT)
    new = "".join(piece.text for piece in words if piece.op != DELETE)
    quoted = frozenset(n for n, at in enumerate(changed) if spoken or _is_quoted(runs[at]))
    groups = judge(old, new, list(_places(runs)), quoted) if changed else []
    seen = {group for group, at in zip(groups, changed, strict=True) if not _has_same_marks(runs, at)}
    hidden = {at: group for group, at in zip(groups, changed, strict=True) if group and group not in seen}
    left = [piece for at, run in enumerate(runs) for piece in (_as_new(run) if at in hidden else run)]
    return Plainer(tuple(left), len(set(hidden.values())))


def _together(found: Iterable[Plainer]) -> Plainer:
    found = list(found)
    return Plainer(tuple(passage for one in found for passage in one.left), sum(one.count for one in found))


def _plainer(passage: Passage, judge: Judge, spoken: bool) -> Plainer:
    if passage.words:
        words, count = words_without_forms(passage.words, judge, spoken=spoken)
        is_equal = all(piece.op == EQUAL for piece in words)
    elif passage.children:
        inner = (_plainer(child, judge, spoken or child.block["type"] == "quote") for child in passage.children)
        children, count = _together(inner)
        is_equal = all(child.op == EQUAL for child in children)
    else:
        return Plainer((passage,), 0)
    if not count:
        return Plainer((passage,), 0)
    if passage.op == "change" and is_equal and not passage.reshaped:
        return Plainer((Passage(EQUAL, passage.block),), count)
    parts = {"words": words} if passage.words else {"children": children}
    return Plainer((replace(passage, **parts),), count)


def _places(runs: list[list[Words]]) -> Iterator[Change]:
    i = j = 0
    for run in runs:
        gone = sum(len(piece.text) for piece in run if piece.op != INSERT)
        come = sum(len(piece.text) for piece in run if piece.op != DELETE)
        if run[0].op in CHANGED:
            yield Change(i, i + gone, j, j + come)
        i, j = i + gone, j + come


def _is_quoted(run: list[Words]) -> bool:
    return any(mark.startswith("q:") for piece in run for mark in piece.marks)


def _has_same_marks(runs: list[list[Words]], at: int) -> bool:
    """True if the words that came are set as those that went, or as what stands beside them."""
    run = runs[at]
    gone, come = ({piece.marks for piece in run if piece.op == op} for op in (DELETE, INSERT))
    beside = {piece.marks for near in (runs[at - 1 : at] if at else [], runs[at + 1 : at + 2]) for piece in _ends(near)}
    return len(gone | come) == 1 and (bool(gone and come) or bool((gone | come) & beside))


def _ends(near: list[list[Words]]) -> list[Words]:
    return [near[0][0], near[0][-1]] if near else []


def _as_new(run: list[Words]) -> Iterator[Words]:
    return (piece._replace(op=EQUAL) for piece in run if piece.op == INSERT)
