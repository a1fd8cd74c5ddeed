"""The words of an item as one text to check, with the way back from each passage to its field, block and offsets."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from coopcms.blocks.runs import visible
from coopcms.blocks.shape import PICTURE, Block
from coopcms.content.kinds.declaration import WORDS_FIRST, Kind
from coopcms.language.findings import Span
from coopcms.language.flat import rich_doc, utf16
from coopcms.readiness.lines import Place, shortened

MOST = 100_000  # letters that are checked while somebody waits
BODY = "body"
ALT = "~alt"  # ends the name of the place in which a picture is described; before it stands the picture's block
_BETWEEN = "\n\n"  # nothing is read across fields and paragraphs


class Piece(NamedTuple):
    """A stretch of the whole text: a field, or a leaf of the body with its block and its number among the seen ones.

    What is said of a picture to those who do not see it comes before its caption, without a number.
    """

    start: int
    field: str
    text: str
    block: str = ""
    number: int = -1


@dataclass(frozen=True, slots=True)
class Passages:
    """`text` is what readers read from top to bottom; quotes, code and other languages in it are `protected`.

    `upper` is where the words end that all kinds have; the sections of a kind come after it. `by_leaf`: by id() of a
    block of the body its piece. `is_cut`: the end of a very long text is not in it.
    """

    text: str = ""
    pieces: tuple[Piece, ...] = ()
    protected: tuple[Span, ...] = ()
    upper: int = 0
    by_leaf: Mapping[int, Piece] = field(default_factory=dict)
    is_cut: bool = False

    def piece_at(self, offset: int) -> Piece:
        """The piece in which the offset lies."""
        return self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1]

    def place(self, start: int, end: int) -> Place:
        """Where text[start:end] stands; what runs over the end of its piece is cut there."""
        piece = self.piece_at(start)
        return placed(piece, start - piece.start, min(end - piece.start, len(piece.text)))

    def of_fields(self, *names: str) -> Iterator[Piece]:
        """The pieces of these fields in order."""
        return (piece for piece in self.pieces if piece.field in names)

    def is_protected(self, start: int, end: int) -> bool:
        """True where a quote, code or another language touches text[start:end]."""
        return any(span.start < end and start < span.end for span in self.protected)


def placed(piece: Piece, first: int, last: int) -> Place:
    """The place of piece.text[first:last]."""
    start, end = utf16(piece.text, first), utf16(piece.text, last)
    return Place(piece.field, piece.block, start, end, piece.number, shortened(piece.text[first:last]))


def passages_of(kind: Kind, content: dict) -> Passages:
    """Kicker, title, subtitle, lead and body, then the kind's own sections; of a very long text the beginning."""
    whole, upper = Passages(), 0
    for one in WORDS_FIRST:
        whole = _joined(whole, _part(one.name, content.get(one.name) or ""))
    upper = len(whole.text)
    for one in kind.own:
        if one.section:
            whole = _joined(whole, _part(one.name, content.get(one.name) or ""))
    return _cut(replace(whole, upper=upper))


def _part(name: str, value: str | list) -> Passages:
    if name != BODY or not value:
        return Passages(value or "", (Piece(0, name, value),) if value else ())
    doc, pieces, found = rich_doc(list(_described(value))), [], {}
    for leaf in doc.leaves:
        if not visible(leaf.text):
            continue
        block = leaf.block.get("id", "")
        if block.endswith(ALT):
            pieces.append(Piece(leaf.start, BODY, leaf.text, block))
        else:
            pieces.append(Piece(leaf.start, BODY, leaf.text, block, len(found)))
            found[id(leaf.block)] = pieces[-1]
    return Passages(doc.text, tuple(pieces), doc.protected, 0, found)


def _described(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, before each picture what is said of it as a paragraph; blocks with words are the same objects."""
    for block in blocks:
        alt = block["attrs"].get("alt", "") if block["type"] == PICTURE else ""
        if alt:
            lang = {name: value for name, value in block["attrs"].items() if name == "lang"}
            yield {"type": "p", "id": block.get("id", "") + ALT, "attrs": lang, "runs": [[alt, []]]}
        yield block if "runs" in block else {**block, "children": list(_described(block.get("children", [])))}


def _joined(one: Passages, other: Passages) -> Passages:
    """Both texts, nothing read across them."""
    if not one.text or not other.text:
        return other if other.text else one
    by = len(one.text) + len(_BETWEEN)
    moved = {key: piece._replace(start=piece.start + by) for key, piece in other.by_leaf.items()}
    pieces = tuple(piece._replace(start=piece.start + by) for piece in other.pieces)
    spans = tuple(replace(span, start=span.start + by, end=span.end + by) for span in other.protected)
    text = one.text + _BETWEEN + other.text
    return Passages(text, one.pieces + pieces, one.protected + spans, 0, {**one.by_leaf, **moved})


def _cut(whole: Passages) -> Passages:
    if len(whole.text) <= MOST:
        return whole
    end = max(whole.text.rfind(_BETWEEN, 0, MOST), 0) or MOST
    pieces = tuple(piece._replace(text=piece.text[: end - piece.start]) for piece in whole.pieces if piece.start < end)
    spans = tuple(span for span in whole.protected if span.end <= end)
    kept = {key: piece for key, piece in whole.by_leaf.items() if piece.start + len(piece.text) <= end}
    return Passages(whole.text[:end], pieces, spans, min(whole.upper, end), kept, is_cut=True)
