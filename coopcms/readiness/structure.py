"""How the body is built: what screen readers and hurried readers stumble over."""

import re
from collections.abc import Iterable, Iterator

from coopcms.blocks.shape import BREAK, HEADINGS, Block, leaves, walk
from coopcms.errors import msg
from coopcms.readiness.lines import HINT, MOST_PLACES, WARNING, Line, Place
from coopcms.readiness.passages import placed
from coopcms.readiness.subject import Subject

LONG = 150  # words of a paragraph
_HEADING_WORDS = 12  # of a paragraph in bold that may be meant as a heading
_BULLET = re.compile(r"(?:[-–•*·]|\d{1,2}[.)])\s+\S")


def structure_lines(about: Subject) -> Iterator[Line]:
    """Headings in their order, tables with heads, paragraphs one can read, lists and headings that are such."""
    paragraphs = [block for block in leaves(about.body) if block["type"] == "p"]
    checks = (
        _line("heading.order", WARNING, *_SKIPPED, _places(about, _skipped(about.body))),
        _line("table.header", WARNING, *_HEADLESS, _places(about, _headless(about.body))),
        _line("heading.fake", HINT, *_FAKE_HEADING, _places(about, filter(_is_fake_heading, paragraphs))),
        _line("list.fake", HINT, *_FAKE_LIST, _places(about, _fake_lists(about.body))),
        _line("paragraph.long", HINT, *_LONG, _places(about, filter(_is_long, paragraphs)), most=LONG),
    )
    return (line for line in checks if line.places)


def place_of(about: Subject, block: Block) -> Place | None:
    """The first words of a block; none where they were too far down to be checked."""
    first = next((leaf for leaf in leaves([block]) if id(leaf) in about.passages.by_leaf), None)
    piece = about.passages.by_leaf[id(first)] if first else None
    return placed(piece, 0, len(piece.text)) if piece else None


def _places(about: Subject, blocks: Iterable[Block]) -> tuple[Place, ...]:
    return tuple(place for block in blocks if (place := place_of(about, block)))


def _line(rule: str, severity: str, message: str, repair: str, places: tuple[Place, ...], **values) -> Line:
    return Line(rule, severity, message, repair, values, places[:MOST_PLACES], count=len(places))


def _skipped(body: list[Block]) -> Iterator[Block]:
    """Headings more than one level below the one before; the title is the first level."""
    level = 1
    for block in leaves(body):
        if block["type"] in HEADINGS:
            own = int(block["type"][1:])
            if own > level + 1:
                yield block
            level = own


def _headless(body: list[Block]) -> Iterator[Block]:
    tables = (block for block in walk(body) if block["type"] == "table")
    return (
        one
        for one in tables
        if not any(cell["attrs"].get("header") for row in one["children"] for cell in row["children"])
    )


def _is_fake_heading(block: Block) -> bool:
    text = _text(block)
    bold = all("strong" in marks for part, marks in block["runs"] if part.strip())
    return bold and len(text.split()) <= _HEADING_WORDS and text[-1:] not in '.!?:…“"'


def _fake_lists(body: list[Block]) -> Iterator[Block]:
    """The first of several paragraphs, or of several lines in one, that begin like items of a list."""
    run: list[Block] = []
    for block in [*body, {"type": ""}]:
        lines = _text(block).split(BREAK) if block["type"] == "p" else []
        items = sum(bool(_BULLET.match(line)) for line in lines)
        if items:
            run += [block] * items
            continue
        if len(run) > 1:
            yield run[0]
        run = []


def _is_long(block: Block) -> bool:
    return len(_text(block).split()) > LONG


def _text(block: Block) -> str:
    return "".join(text for text, _marks in block.get("runs", ())).strip()


_SKIPPED = msg("A level is skipped."), msg("Use the next level down; the look comes from the design.")
_HEADLESS = msg("Without head cells."), msg("Mark the first row or column as head.")
_FAKE_HEADING = msg("A bold paragraph looks like one."), msg("Make it a subhead if it is one.")
_FAKE_LIST = msg("Typed by hand."), msg("Make it a list, so that it is read as one.")
_LONG = msg("More than %(most)s words."), msg("Divide it where a new thought begins.")
