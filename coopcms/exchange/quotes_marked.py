"""Quotes of a body marked as such, and told with who is proposed to have said them; nobody is linked to anything."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from coopcms.blocks.normal import normal
from coopcms.blocks.runs import joined
from coopcms.blocks.shape import BREAK, MAX_DEPTH, Block, group, leaf, leaves
from coopcms.blocks.text import plain
from coopcms.exchange import speakers
from coopcms.exchange.found import Quote, Speaker
from coopcms.language.named_people import Known, Mention, mentions_in
from coopcms.language.quotes_found import NEAR, Span, is_whole, quotes_of, unclosed, words_of

LONGEST = 300_000  # characters read for people; quotes are marked in any case
_EXCERPT = 80
_NOWHERE = (Span(sys.maxsize, sys.maxsize), "")


@dataclass(frozen=True, slots=True)
class Marked:
    """A body with its quotes marked; `open_marks` are the first words behind marks that nothing closes."""

    body: list[Block]
    quotes: tuple[Quote, ...]
    open_marks: tuple[str, ...]


class _Reader:
    """Goes through the text once and remembers who was named and who spoke last."""

    def __init__(self, head: str):
        self.known, self.last = Known(), None
        self.quotes: list[Quote] = []
        self.open_marks: list[str] = []
        self._left = LONGEST
        self.learn(head)

    def learn(self, text: str) -> list[Mention]:
        """Remember the people whom a paragraph names."""
        if not 0 < len(text) <= self._left:
            return []
        self._left -= len(text)
        mentions = mentions_in(text)
        self.known.learn(mentions)
        for one in mentions:
            if one.is_full and (what := speakers.apposition_of(text[one.end : one.end + NEAR])):
                self.known.functions.setdefault(one.name, what)
        return mentions

    def found(self, text: str) -> list[list[Span]]:
        """The quotes of a paragraph, kept for the report as they are found."""
        mentions = self.learn(text)
        self.open_marks += [text[at : at + _EXCERPT] for at in unclosed(text)]
        found = quotes_of(text)
        for number, parts in enumerate(found):
            start = found[number - 1][-1].end if number else 0
            end = found[number + 1][0].start if number + 1 < len(found) else len(text)
            self._near(mentions, parts[0].start)
            speaker = self._speaker(text, parts, (start, end))
            self.keep(words_of(text, parts), len(parts), "inline", text, speaker or (self.last if number else None))
        return found

    def _near(self, mentions: list[Mention], start: int) -> None:
        """Whoever is named last in the paragraph before a quote is the “she” or “he” of the words around it."""
        if number := bisect_right(mentions, start, key=lambda one: one.end):
            name = self.known.resolved(mentions[number - 1])
            self.last = Speaker(name, self.known.functions.get(name, ""), "")

    def keep(self, text: str, parts: int, kind: str, place: str, speaker: Speaker | None) -> None:
        """Tell of a quote."""
        self.last = speaker if speaker and speaker.name else self.last
        self.quotes.append(Quote(text, parts, kind, _excerpt(place), speaker))

    def _speaker(self, text: str, parts: list[Span], bounds: tuple[int, int]) -> Speaker | None:
        """By what follows the first part, else the last, else by what leads up to the quote."""
        ends = [part.end for part in parts]
        starts = [part.start for part in parts[1:]] + [bounds[1]]
        for end, stop in zip(ends, starts, strict=True):
            if said := speakers.behind(text[end : min(stop, end + NEAR)], self.known, self.last):
                return said
        start = parts[0].start
        return speakers.before(text[max(bounds[0], start - NEAR) : start], self.known, self.last)


def mark_quotes(body: list[Block], head: str = "") -> Marked:
    """The body with direct quotes as inline quotes, or as blocks where a paragraph is nothing else.

    `head` is what stands above it: quotes there are told too, and people named there are known.
    """
    reader = _Reader(head)
    if head:
        reader.found(head)
    marked = normal(list(_blocks(body, reader, 1)))
    return Marked(marked, tuple(reader.quotes), tuple(reader.open_marks))


def _blocks(blocks: list[Block], reader: _Reader, depth: int) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        if block["type"] == "quote":
            yield _quoted(block, blocks, at, reader)
        elif "children" in block:
            yield {**block, "children": list(_blocks(block["children"], reader, depth + 1))}
        elif block["type"] != "p":
            reader.learn(plain([block]))
            yield block
        else:
            yield _paragraph(blocks, at, reader, depth)


def _quoted(block: Block, siblings: list[Block], at: int, reader: _Reader) -> Block:
    """A block that is a quote already: who speaks stands in it, below or above it. Marks around all of it go."""
    lines = list(map(_raw, leaves([block])))
    text = "\n".join(lines)
    parts = quotes_of(lines[0]) if len(lines) == 1 else []
    whole = bool(parts) and is_whole(lines[0], parts[0][0])
    said = next((speakers.behind(text[one[-1].end :], reader.known, reader.last) for one in parts), None)
    said = said or (speakers.line_of(lines[-1], reader.known) if len(lines) > 1 else None)
    said = said or _around(siblings, at, reader)
    words = (
        words_of(lines[0], parts[0]) if parts else text if len(lines) == 1 or said is None else "\n".join(lines[:-1])
    )
    reader.keep(words, 1, "block", text, said)
    if not whole:
        return block
    inner = next(leaves([block]))
    return {**block, "children": [leaf("p", _sliced(inner["runs"], [(parts[0][0], "")]), inner["attrs"])]}


def _paragraph(siblings: list[Block], at: int, reader: _Reader, depth: int) -> Block:
    """A paragraph with its quotes marked; at the top, one that is nothing but a quote becomes a block."""
    block = siblings[at]
    text = _raw(block)
    if any(mark.startswith("q:") for _run, marks in block["runs"] for mark in marks):
        return _marked_before(block, reader)
    whole = quotes_of(text)  # a paragraph that is one quote holds no other
    if len(whole) == 1 and is_whole(text, whole[0][0]) and depth < MAX_DEPTH - 1:
        reader.learn(text)
        reader.keep(words_of(text, whole[0]), 1, "block", text, _around(siblings, at, reader))
        return group("quote", [leaf("p", _sliced(block["runs"], [(whole[0][0], "")]), block["attrs"])])
    said = [part for parts in reader.found(text) for part in parts]
    return {**block, "runs": _sliced(block["runs"], [(part, f"q:{at}") for at, part in enumerate(said, 1)])}


def _marked_before(block: Block, reader: _Reader) -> Block:
    """A paragraph of a page that marks its quotes itself: they are told, and nothing is changed."""
    reader.found(plain([block]))
    return block


def _around(siblings: list[Block], at: int, reader: _Reader) -> Speaker | None:
    """Who speaks a quote that stands alone: a line below it names somebody, or the paragraph above announces it."""
    below = siblings[at + 1] if at + 1 < len(siblings) else None
    if below and below["type"] == "p" and (said := speakers.line_of(plain([below]), reader.known)):
        return said
    above = plain([siblings[at - 1]]).rstrip() if at else ""
    return speakers.before(above, reader.known, reader.last) if above.endswith(":") else None


def _sliced(runs: list, spans: list[tuple[Span, str]]) -> list:
    """The runs without the quotation marks of these spans; words between them get the span's mark, if it has one."""
    cuts = sorted({edge for span, _mark in spans for edge in (span.start, span.start + 1, span.end - 1, span.end)})
    out, at, waiting = [], 0, iter(spans)
    span, mark = next(waiting, _NOWHERE)
    for text, marks in runs:
        for start, end in _pieces(at, at + len(text), cuts):
            while start >= span.end:
                span, mark = next(waiting, _NOWHERE)
            inside = span.start < start < span.end - 1
            if not (span.start <= start < span.end) or inside:
                piece = text[start - at : end - at]
                out.append([piece, [*marks, mark] if inside and mark and piece != BREAK else marks])
        at += len(text)
    return joined(out)


def _pieces(start: int, end: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """A stretch in pieces, cut where a mark stands."""
    edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
    return zip(edges, edges[1:], strict=False)


def _raw(block: Block) -> str:
    """The words of a leaf as they stand in its runs, so that places in them are places there."""
    return "".join(text for text, _marks in block["runs"])


def _excerpt(text: str) -> str:
    line = " ".join(text[: 4 * _EXCERPT].split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rsplit(' ', 1)[0]} …"
