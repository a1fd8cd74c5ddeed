"""The words of one paragraph as HTML: what became of them, how they are set, and which of them remarks are about."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from flask_babel import gettext as _
from markupsafe import Markup, escape

from coopcms.blocks.shape import BREAK
from coopcms.merge.proof import FORMAT, Words
from coopcms.merge.words import DELETE, EQUAL, INSERT

_MARKS = ("em", "strong")  # from inside to outside


class Note(NamedTuple):
    """Words of the new text, from letter to letter, that a remark is about; `number` is the remark's for people."""

    start: int
    end: int
    number: int
    comment: int


class _Piece(NamedTuple):
    """Words that are all alike: the notes they lie in, and those that begin and end with them."""

    op: str
    text: str
    marks: tuple[str, ...]
    inside: tuple[Note, ...] = ()
    begins: tuple[Note, ...] = ()
    ends: tuple[Note, ...] = ()


def html_of_words(words: Iterable[Words], notes: Iterable[Note] = ()) -> Markup:
    """A line of words with every mark inside it, quotes aside."""
    pieces = [_linked(href, list(part)) for href, part in groupby(_calm(_cut(words, notes)), _link)]
    return Markup("").join(pieces)


def html_of_runs(words: Iterable[Words], notes: Iterable[Note] = ()) -> Markup:
    """The words of a paragraph, inline quotes as such."""
    found = []
    for quote, part in groupby(_calm(_cut(_with_breaks(words), notes)), _quote):
        inner = Markup("").join(_linked(href, list(some)) for href, some in groupby(part, _link))
        found.append(Markup("<q>{}</q>").format(inner) if quote else inner)
    return Markup("").join(found)


def _with_breaks(words: Iterable[Words]) -> Iterator[Words]:
    """A break has no marks: it belongs to the quote and the link of the words before it."""
    marks: tuple[str, ...] = ()
    for piece in words:
        marks = piece.marks if piece.text != BREAK else marks
        yield piece._replace(marks=marks)


def _cut(words: Iterable[Words], notes: Iterable[Note]) -> Iterator[_Piece]:
    """The words cut where a note begins or ends; what is gone takes no room in the new text."""
    notes, at = sorted(notes), 0
    edges = sorted({edge for note in notes for edge in note[:2]})
    for op, text, marks in words:
        if op == DELETE:
            yield _Piece(op, text, marks, tuple(note for note in notes if note.start < at < note.end))
            continue
        cuts = [0, *(edge - at for edge in edges if at < edge < at + len(text)), len(text)]
        for start, end in zip(cuts, cuts[1:], strict=False):
            yield _noted(_Piece(op, text[start:end], marks), (at + start, at + end), notes)
        at += len(text)


def _calm(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Spaces that stand alone beside changed words need no mark: the words next to them have it."""
    groups = [list(part) for _key, part in groupby(pieces, lambda piece: (piece.op, _quote(piece), _link(piece)))]
    for before, now, after in zip([[], *groups], groups, [*groups[1:], []], strict=False):
        is_calm = _is_blank(now) and any(some and _is_change(some) and not _is_blank(some) for some in (before, after))
        yield from (piece._replace(op=EQUAL) for piece in now) if is_calm else now


def _is_blank(pieces: Iterable[_Piece]) -> bool:
    return not "".join(piece.text for piece in pieces).strip(" ")


def _is_change(pieces: list[_Piece]) -> bool:
    return pieces[0].op in (INSERT, DELETE, FORMAT)


def _noted(piece: _Piece, place: tuple[int, int], notes: list[Note]) -> _Piece:
    start, end = place
    inside = tuple(note for note in notes if note.start <= start and end <= note.end)
    begins = tuple(note for note in inside if note.start == start)
    return piece._replace(inside=inside, begins=begins, ends=tuple(note for note in inside if note.end == end))


def _quote(piece: _Piece) -> str:
    return next((mark for mark in piece.marks if mark.startswith("q:")), "")


def _link(piece: _Piece) -> str:
    return next((mark[2:] for mark in piece.marks if mark.startswith("a:")), "")


def _linked(href: str, pieces: list[_Piece]) -> Markup:
    """Within a link no other link can stand: what refers to remarks comes behind it."""
    if href:
        inner = Markup("").join(map(_told_all, groupby(pieces, lambda piece: piece.op)))
        return Markup('<a href="{}">{}</a>').format(href, inner) + _references(pieces)
    found = []
    for _number, part in groupby(pieces, _by_end()):
        some = list(part)
        found += [*map(_told_all, groupby(some, lambda piece: piece.op)), _references(some)]
    return Markup("").join(found)


def _by_end():
    """A key that changes behind every piece with which a note ends."""
    number = 0

    def key(piece: _Piece) -> int:
        nonlocal number
        before, number = number, number + bool(piece.ends)
        return before

    return key


def _told_all(group: tuple[str, Iterable[_Piece]]) -> Markup:
    """The words under what became of them; the hidden words say it where neither colour nor line is seen."""
    op, pieces = group[0], list(group[1])
    inner = Markup("").join(map(_marked, pieces))
    tag, said = {
        INSERT: ("ins", _("inserted")), DELETE: ("del", _("deleted")), FORMAT: ("u", _("set differently")),
    }.get(op, ("", ""))  # fmt: skip
    if not tag:
        return inner
    said = f"{said}: {_('a space')}" if _is_blank(pieces) else f"{said}: "
    framed = '<span class="hidden">[{1}</span><{0}>{2}</{0}><span class="hidden">] </span>'
    return Markup(framed).format(Markup(tag), said, inner)


def _marked(piece: _Piece) -> Markup:
    html = escape(piece.text).replace(BREAK, Markup("<br>"))
    for name in _MARKS:
        if name in piece.marks:
            html = Markup("<{0}>{1}</{0}>").format(Markup(name), html)
    lang = next((mark[5:] for mark in piece.marks if mark.startswith("lang:")), "")
    html = Markup('<span lang="{}">{}</span>').format(lang, html) if lang else html
    for note in reversed(piece.inside):
        name = Markup(' id="w{}" tabindex="-1"').format(note.comment) if note in piece.begins else ""
        html = Markup("<mark{}>{}</mark>").format(name, html)
    return html


def _references(pieces: list[_Piece]) -> Markup:
    """The way from words to the remark about them."""
    shown = '<a class="ref" href="#k{}"><span class="hidden">{} </span>{}</a>'
    ended = [note for piece in pieces for note in piece.ends]
    return Markup("").join(Markup(shown).format(note.comment, _("Comment no."), note.number) for note in ended)
