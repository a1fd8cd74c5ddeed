"""Two bodies as one proof sheet: what stays, comes, goes and moves, to the word, in lists and tables too."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, groupby
from typing import NamedTuple

from coopcms.merge.blocks import CHANGE, aligned
from coopcms.merge.keys import frame_of, key, runs_of, thing_of
from coopcms.merge.moves import moves
from coopcms.merge.words import DELETE, EQUAL, INSERT, diff_words

FORMAT, MOVED, LEFT = "format", "moved", "left"
_LISTS = ("ul", "ol")


class Words(NamedTuple):
    """Words under the same marks: `op` is equal, insert, delete, or format where only the marks have changed."""

    op: str
    text: str
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class Passage:
    """One block of both texts: `block` as it is now, or as it was where it is gone.

    A changed leaf has `words`, a changed group `children`; `reshaped` if its type or attributes changed. `moved` and
    `left` share the number `pair`: where it stands now, and where it stood (after the old block `after`, if any).
    `was` is a changed picture as it was: what is said of it to those who do not see it may have changed.
    """

    op: str
    block: dict
    words: tuple[Words, ...] = ()
    children: tuple["Passage", ...] = ()
    reshaped: bool = False
    pair: int = 0
    after: dict | None = None
    was: dict | None = None


def proof(old: list[dict], new: list[dict]) -> tuple[Passage, ...]:
    """The passages from old to new in reading order; what was taken out stands where it stood."""
    passages = tuple(_passages(old, new))
    _find_moves(passages)
    return passages


def proof_words(old: tuple, new: tuple) -> tuple[Words, ...]:
    """Runs of one leaf as (text, marks), before and after: equal, format and delete make up old, the rest new."""
    before, after = _Reader(old), _Reader(new)
    out: list[Words] = []
    for op, text in diff_words("".join(run[0] for run in old), "".join(run[0] for run in new)):
        if op == DELETE:
            out += [Words(op, *piece) for piece in before.take(len(text))]
        elif op == INSERT:
            out += [Words(op, *piece) for piece in after.take(len(text))]
        else:
            out += _same_words(before.take(len(text)), after.take(len(text)))
    return tuple(
        Words(op, "".join(piece.text for piece in run), marks)
        for (op, marks), run in groupby(out, lambda piece: (piece.op, piece.marks))
    )


class _Reader:
    """Reads runs letter by letter, however they are cut."""

    def __init__(self, runs: tuple):
        self._runs, self._at, self._within = runs, 0, 0

    def take(self, count: int) -> list[tuple[str, tuple]]:
        """The next `count` letters as runs."""
        out = []
        while count:
            text, marks = self._runs[self._at]
            piece = text[self._within : self._within + count]
            count -= len(piece)
            self._within += len(piece)
            if self._within == len(text):
                self._at, self._within = self._at + 1, 0
            if piece:
                out.append((piece, tuple(marks)))
        return out


def _same_words(before: list, after: list) -> Iterator[Words]:
    """Words in both texts, cut wherever the marks of one of them change."""
    old, new = _Reader(tuple(before)), _Reader(tuple(after))
    ends = sorted({*_ends(before), *_ends(after)})
    for start, end in zip([0, *ends], ends, strict=False):
        (_, had), (text, marks) = old.take(end - start)[0], new.take(end - start)[0]
        yield Words(EQUAL if _plain(had) == _plain(marks) else FORMAT, text, marks)


def _ends(runs: list) -> Iterator[int]:
    end = 0
    for text, _marks in runs:
        end += len(text)
        yield end


def _plain(marks: tuple) -> tuple:
    """Marks without the numbers of quotes, which change with every quote before."""
    return tuple("q" if mark.startswith("q:") else mark for mark in marks)


def _passages(old: list[dict], new: list[dict]) -> Iterator[Passage]:
    before = None
    for change in aligned(old, new):
        if change.op == CHANGE:
            yield from _changed(change.old, change.new, before)
        else:
            yield Passage(change.op, change.new or change.old, after=before if change.op == DELETE else None)
        before = change.old or before


def _changed(old: dict, new: dict, before: dict | None = None) -> list[Passage]:
    """One passage; two where one became something that cannot be shown within the other."""
    reshaped = frame_of(old) != frame_of(new)
    if "runs" in old and "runs" in new and thing_of(old) == thing_of(new):
        was = old if thing_of(old) else None
        return [Passage(CHANGE, new, words=proof_words(runs_of(old), runs_of(new)), reshaped=reshaped, was=was)]
    alike = old["type"] == new["type"] or {old["type"], new["type"]} <= {*_LISTS}
    if "children" in old and "children" in new and alike:
        return [Passage(CHANGE, new, children=tuple(_passages(old["children"], new["children"])), reshaped=reshaped)]
    return [Passage(DELETE, old, after=before), Passage(INSERT, new)]


def _find_moves(passages: tuple[Passage, ...]) -> None:
    """Turn what went here and came there into one passage that moved: whole groups first, then what stands in them."""
    every, pair = list(_walk(passages)), count(1)
    gone, come = ([one for one in every if one.op == op] for op in (DELETE, INSERT))
    while gone and come:
        for i, j in moves([one.block for one in gone], [one.block for one in come]):
            _move(gone[i], come[j], next(pair))
        if not any("children" in one.block for one in (*gone, *come) if not one.pair):
            return
        gone, come = ([inner for one in side for inner in _opened(one)] for side in (gone, come))


def _move(gone: Passage, come: Passage, pair: int) -> None:
    gone.op, gone.pair = LEFT, pair
    come.op, come.pair, come.after = MOVED, pair, gone.after
    if key(gone.block) != key(come.block):
        found = _changed(gone.block, come.block)[-1]
        come.words, come.children, come.was = found.words, found.children, found.was


def _opened(passage: Passage) -> tuple[Passage, ...]:
    """What stands in a group that came or went as a whole; a leaf, to be compared with that; nothing if it moved."""
    if passage.op in (MOVED, LEFT):
        return ()
    if "children" not in passage.block:
        return (passage,)
    passage.children = tuple(Passage(passage.op, child) for child in passage.block["children"])
    return passage.children


def _walk(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    for passage in passages:
        yield passage
        yield from _walk(passage.children)
