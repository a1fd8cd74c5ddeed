"""Marked words and where they stand after the text was changed: carried through the changes, else found elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coopcms.merge.words import DELETE, EQUAL, diff_words

_REACH = 60  # letters before and after the words that tell one place from another
_LIKELY, _SURE = 8, 24  # so many of them alike where the words are nowhere else, and where their old place is left
_TELLING = 20  # letters of words that are no coincidence in another place
_KEPT = 0.3  # of the marked letters: with fewer left it is another sentence
_ALIKE = 0.5  # of the words around: a text with fewer of them is another one
_STRETCH = 4  # times as long as the marked words were: what lies between is no longer what was marked
_MOST = 2000  # places that are looked at


class Span(NamedTuple):
    """Where words begin and end in a text."""

    start: int
    end: int


class Quote(NamedTuple):
    """Words as they were marked: the text around them, and where in it they begin and end."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The marked words."""
        return self.text[self.start : self.end]


class Found(NamedTuple):
    """Where they stand now: the name of the text, the span in it, and whether they are the same to the letter."""

    name: str
    start: int
    end: int
    same: bool


class _Piece(NamedTuple):
    """old[i1:i2] became new[j1:j2]; `equal` if nothing in it has changed."""

    equal: bool
    i1: int
    i2: int
    j1: int
    j2: int


def found(quote: Quote, texts: Mapping[str, str], home: str) -> Found | None:
    """The place of the words among all texts, `home` being the name of theirs; None where it is gone.

    What became of them in their own text, unless they have left it: then the same words in the same company elsewhere.
    """
    here = _carried_to(quote, home, texts)
    if here and here.same:
        return here
    return _elsewhere(quote, texts, home, _SURE if here else _LIKELY) or here or _alike(quote, texts, home)


def carried(quote: Quote, new: str) -> Span | None:
    """The words' span in the changed text; None if hardly a letter of them is left and nothing stands for them."""
    if new == quote.text:
        return Span(quote.start, quote.end)
    pieces = list(_pieces(quote.text, new))
    kept = [part for piece in pieces if piece.equal and (part := _part(quote, piece))]
    come = [Span(piece.j1, piece.j2) for piece in pieces if _is_marked(quote, piece)]
    kept, come = ([part for part in some if new[part.start : part.end].strip()] for some in (kept, come))
    left = sum(_letters(new[part.start : part.end]) for part in kept)
    if not come and (not left or left < _KEPT * _letters(quote.words)):
        return None
    parts = sorted([*kept, *come])
    span = Span(parts[0].start, parts[-1].end)
    if span.end - span.start > _STRETCH * max(quote.end - quote.start, _REACH):
        span = max(parts, key=lambda part: part.end - part.start)
    return _trimmed(span, new)


def stands(words: str, text: str, near: int = 0) -> Span | None:
    """Where the words stand in a text, whatever its spaces, the nearest place to `near`; None if nowhere."""
    parts = words.split()
    if not parts:
        return None
    places = (Span(*one.span()) for one in re.finditer(r"\s+".join(map(re.escape, parts)), text))
    return min(places, key=lambda span: abs(span.start - near), default=None)


def quoted(text: str, span: Span, around: int) -> Quote:
    """The words with as much of the text as is worth keeping."""
    start, end = max(0, span.start - around), min(len(text), span.end + around)
    return Quote(text[start:end], span.start - start, span.end - start)


def _carried_to(quote: Quote, name: str, texts: Mapping[str, str]) -> Found | None:
    text = texts.get(name)
    span = carried(quote, text) if text is not None else None
    return Found(name, *span, text[span.start : span.end] == quote.words) if span else None


def _pieces(old: str, new: str) -> Iterator[_Piece]:
    """From old to new; what went and what came in its place are one piece."""
    i1 = j1 = i = j = 0
    for op, text in diff_words(old, new):
        if op == EQUAL:
            if (i1, j1) != (i, j):
                yield _Piece(False, i1, i, j1, j)
            yield _Piece(True, i, i + len(text), j, j + len(text))
            i, j = i + len(text), j + len(text)
            i1, j1 = i, j
        elif op == DELETE:
            i += len(text)
        else:
            j += len(text)
    if (i1, j1) != (i, j):
        yield _Piece(False, i1, i, j1, j)


def _part(quote: Quote, piece: _Piece) -> Span | None:
    """The marked letters in an equal piece, as they stand in the new text."""
    low, high = max(quote.start, piece.i1), min(quote.end, piece.i2)
    return Span(piece.j1 + low - piece.i1, piece.j1 + high - piece.i1) if low < high else None


def _is_marked(quote: Quote, piece: _Piece) -> bool:
    """True for a change of mostly marked words: what came stands for them."""
    both = min(quote.end, piece.i2) - max(quote.start, piece.i1)
    return not piece.equal and both > 0 and 2 * both >= piece.i2 - piece.i1


def _trimmed(span: Span, text: str) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))


def _elsewhere(quote: Quote, texts: Mapping[str, str], home: str, least: int) -> Found | None:
    """The same words where most of what stands around them is the same, too."""
    least = least if least == _SURE or len(quote.words) < _TELLING else 0
    before, after = quote.text[: quote.start], quote.text[quote.end :]
    best, score = None, least - 1
    for name, start in _places(quote.words, texts):
        text, end = texts[name], start + len(quote.words)
        alike = _same_end(before, text[max(0, start - _REACH) : start]) + _same_begin(after, text[end : end + _REACH])
        if alike + (name == home) > score:
            best, score = Found(name, start, end, True), alike + (name == home)
    return best


def _places(words: str, texts: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Where the words stand as whole words, up to a limit."""
    whole = re.compile(rf"{_edge(words[:1])}{re.escape(words)}{_edge(words[-1:])}")
    seen = 0
    for name, text in texts.items():
        for one in whole.finditer(text):
            seen += 1
            if seen > _MOST:
                return
            yield name, one.start()


def _edge(letter: str) -> str:
    return r"\b" if letter.isalnum() else ""


def _same_begin(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _same_end(one: str, other: str) -> int:
    return _same_begin(one[::-1], other[::-1])


def _alike(quote: Quote, texts: Mapping[str, str], home: str) -> Found | None:
    """What became of the words in the text that has most of the words around them, where theirs is gone or split."""
    near = quoted(quote.text, Span(quote.start, quote.end), 2 * _REACH)
    wanted = Counter(near.text.split())
    scores = {name: sum((wanted & Counter(text.split())).values()) for name, text in texts.items() if name != home}
    name = max(scores, key=scores.get, default="")
    return _carried_to(near, name, texts) if name and scores[name] >= _ALIKE * wanted.total() else None


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text)) or len(text.strip())
