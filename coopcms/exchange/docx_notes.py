"""What the report says of a Word file besides its words: what was taken how, and what stayed behind."""

from collections.abc import Iterable, Iterator

from lxml import etree

from coopcms.exchange import note_words as say
from coopcms.exchange.docx_clean import Gone, text_of
from coopcms.exchange.docx_names import A, value, w
from coopcms.exchange.docx_package import Word
from coopcms.exchange.found import Note

_LINKS = ("hyperlink",)
_PAGES = ("header", "footer")
_DRAWN = ("chart", "chartEx", "diagramData", "diagramDrawing")


def notes_on(word: Word, gone: Gone, reaching: list[str]) -> tuple[Note, ...]:
    """The sentences in the order of their weight; `reaching` are fields that would have fetched something."""
    counted = ((say.INSERTED, gone.inserted), (say.BOXES, gone.boxes), (say.FIELDS, gone.fields))
    named = (
        (say.DELETED, gone.deleted), (say.HIDDEN, gone.hidden), (say.FORMULAS, gone.formulas),
        (say.SHAPES, gone.shapes), (say.COMMENTS, _comments(word)), (say.PAGES, _pages(word)),
        (say.CHARTS, _drawn(word)), (say.MACROS, _macros(word)), (say.INSIDE, _inside(word)),
        (say.OUTSIDE, [*reaching, *_outside(word)]),
    )  # fmt: skip
    found = [Note(message, {"count": count}) for message, count in counted if count]
    return (*found, *(Note(message, {}, tuple(passages)) for message, passages in named if passages))


def _comments(word: Word) -> list[str]:
    """Each with who wrote it."""
    root = word.tree_of("comments")
    found = [] if root is None else root.iterfind(w("comment"))
    return [f"{value(one, 'author') or '?'}: {text_of(one)}" for one in found if text_of(one)]


def _pages(word: Word) -> list[str]:
    return _texts(word.tree(name) for name in word.of_kind(*_PAGES))


def _drawn(word: Word) -> list[str]:
    """What charts and diagrams say, told once though it is stored twice."""
    parts = (word.tree(name) for name in word.of_kind(*_DRAWN) if name.endswith(".xml"))
    lines = (" ".join(filter(None, (one.text for one in part.iter(f"{{{A}}}t")))) for part in parts)
    return list(dict.fromkeys(filter(None, lines)))


def _texts(roots: Iterable[etree._Element]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(text_of, roots))))


def _macros(word: Word) -> list[str]:
    return [name for name in word.package.names if name.lower().endswith(("vbaproject.bin", "vbadata.xml"))]


def _inside(word: Word) -> list[str]:
    kinds = ("aFChunk", "oleObject", "package", "subDocument", "control")
    return [name.rsplit("/", 1)[-1] for name in word.of_kind(*kinds)]


def _outside(word: Word) -> Iterator[str]:
    """Where any part points to, links for readers left out."""
    parts = [word.main, *word.of_kind("settings", "footnotes", "endnotes", "comments", *_PAGES)]
    found = (one for part in parts for one in word.relations_of(part))
    yield from dict.fromkeys(one.target[:300] for one in found if one.outside and one.kind not in _LINKS)
