"""The rows of a merge as a page prints them: both sides with every change marked, and what became of them in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from flask_babel import gettext as _
from markupsafe import Markup

from coopcms.admin.merge_case import MY, Part, Place
from coopcms.admin.merge_forms import Names
from coopcms.admin.review_diff_html import html_of
from coopcms.blocks.shape import LISTS
from coopcms.errors import msg
from coopcms.merge.proof import LEFT, Passage, proof
from coopcms.merge.rows import ALIKE, FEWER, INNER, MINE, OPEN, SAME, THEIRS, Blocks, Row
from coopcms.merge.words import DELETE


@dataclass(frozen=True, slots=True)
class Line:
    """One row: both sides, what is taken in words, the group it stands in, and the place if somebody decides."""

    op: str
    mine: Markup
    theirs: Markup
    said: str
    where: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Run:
    """Lines one after the other; `folded` ones nobody has changed."""

    folded: bool
    lines: tuple[Line, ...]


def runs_of(part: Part, names: Names) -> list[Run]:
    """The lines of one field in reading order, folded where nothing has changed."""
    places = {place.row.number: place for place in part.places if place.row.op == OPEN}
    lines = [_line(row, names, places.get(row.number)) for row in _flat(part.rows)]
    return [Run(folded, tuple(run)) for folded, run in groupby(lines, lambda line: line.op == SAME)]


def _flat(found: Iterable[Row]) -> Iterator[Row]:
    for row in found:
        yield from _flat(row.inner) if row.op == INNER else (row,)


def _line(row: Row, names: Names, place: Place | None) -> Line:
    said = {MINE: names.only_mine, THEIRS: names.only_theirs, ALIKE: _(_ALIKE), FEWER: _(_FEWER)}.get(row.op, "")
    if row.op == OPEN and not row.base and row.mine and row.theirs:
        mine, theirs = _only(row.theirs, row.mine, row.within), _only(row.mine, row.theirs, row.within)
        said = _("New on both sides. Underlined is what only this side says.")
    else:
        mine, theirs = (_html(proof(list(row.base), list(side)), row.within) for side in (row.mine, row.theirs))
    if place and MY not in place.sides:
        said = _("What you typed cannot be saved in this field as it is. Please mend it below.")
    where = _(_WHERE[row.within[0]]) if row.within else ""
    return Line(row.op, mine, theirs, said, where, place)


def _only(other: Blocks, side: Blocks, within: tuple[str, ...]) -> Markup:
    """A side that is new like the other: marked is what the other one does not say."""
    return _html([kept for one in proof(list(other), list(side)) if (kept := _without_gone(one))], within)


def _without_gone(passage: Passage) -> Passage | None:
    if passage.op in (DELETE, LEFT):
        return None
    children = tuple(kept for one in passage.children if (kept := _without_gone(one)))
    return replace(passage, words=tuple(one for one in passage.words if one.op != DELETE), children=children)


def _html(passages: Iterable[Passage], within: tuple[str, ...]) -> Markup:
    inner = Markup("").join(map(html_of, passages))
    if inner and within and within[-1] in LISTS:
        return Markup("<{0}>{1}</{0}>").format(Markup(within[-1]), inner)
    return inner


_ALIKE = msg("Both of you changed this alike.")
_FEWER = msg("Both took passages out here: all of these are gone.")
_WHERE = {
    "ul": msg("In a list"), "ol": msg("In a list"), "quote": msg("In a quotation"), "box": msg("In a box"),
}  # fmt: skip
