"""A passage of a proof sheet as HTML: the text as readers see it, marks inside, and words for who cannot see them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from flask_babel import gettext as _
from markupsafe import Markup, escape

from coopcms.blocks.html import to_html
from coopcms.blocks.shape import BREAK, LISTS
from coopcms.blocks.text import excerpt
from coopcms.merge.proof import FORMAT, LEFT, MOVED, Passage, Words
from coopcms.merge.words import DELETE, EQUAL, INSERT

_TAGS = {"quote": "blockquote", "box": "aside", "row": "tr"}
_MARKS = ("em", "strong")  # from inside to outside
_SHORT = 60  # letters of a passage that is named by its first words


def html_of(passage: Passage) -> Markup:
    """The passage with every mark inside it; one that moved away is a line that says so."""
    if passage.op == LEFT:
        return _left(passage)
    whole = passage.op in (EQUAL, MOVED) and not (passage.words or passage.children)
    return Markup(to_html([passage.block])) if whole else _block(passage)


def html_of_words(words: Iterable[Words]) -> Markup:
    """A line of words with every mark inside it."""
    pieces = [_linked(href, part) for (_quote, href), part in groupby(words, _around)]
    return Markup("").join(pieces)


def first_words(block: dict) -> str:
    """A few words that name a passage."""
    return excerpt([block], _SHORT)


def _block(passage: Passage) -> Markup:
    block = passage.block
    attrs = block.get("attrs") or {}
    tag = "th" if attrs.get("header") else "td" if block["type"] == "cell" else _TAGS.get(block["type"], block["type"])
    lang = Markup(' lang="{}"').format(attrs["lang"]) if attrs.get("lang") else ""
    inner = _runs(_words_of(passage)) if "runs" in block else _children(passage)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), lang, inner)


def _children(passage: Passage) -> Markup:
    """A paragraph alone in a list item or cell, or with nothing but lists after it, needs no tags."""
    children = passage.children or tuple(Passage(passage.op, child) for child in passage.block["children"])
    first, rest = children[0] if children else None, children[1:]
    tight = passage.block["type"] in ("li", "cell") and first and first.block["type"] == "p" and first.op != LEFT
    if tight and not first.block.get("attrs") and all(child.block["type"] in LISTS for child in rest):
        return _runs(_words_of(first)) + Markup("").join(map(html_of, rest))
    return Markup("").join(map(html_of, children))


def _words_of(passage: Passage) -> Iterable[Words]:
    op = passage.op if passage.op in (INSERT, DELETE) else EQUAL
    return passage.words or (Words(op, text, tuple(marks)) for text, marks in passage.block["runs"])


def _runs(words: Iterable[Words]) -> Markup:
    pieces = []
    for quote, part in groupby(_with_breaks(words), lambda piece: _around(piece)[0]):
        inner = html_of_words(part)
        pieces.append(Markup("<q>{}</q>").format(inner) if quote else inner)
    return Markup("").join(pieces)


def _with_breaks(words: Iterable[Words]) -> Iterator[Words]:
    """A break has no marks: it belongs to the quote and the link of the words before it."""
    marks: tuple[str, ...] = ()
    for piece in words:
        marks = piece.marks if piece.text != BREAK else marks
        yield piece._replace(marks=marks)


def _around(piece: Words) -> tuple[str, str]:
    """The quote and the link the words stand in."""
    named = {mark.partition(":")[0]: mark for mark in piece.marks}
    return named.get("q", ""), named.get("a", "")[2:]


def _linked(href: str, words: Iterable[Words]) -> Markup:
    inner = Markup("").join(_told(op, Markup("").join(map(_marked, part))) for op, part in groupby(words, _op))
    return Markup('<a href="{}">{}</a>').format(href, inner) if href else inner


def _op(piece: Words) -> str:
    return piece.op


def _told(op: str, inner: Markup) -> Markup:
    """The words under what became of them; the hidden words say it where neither colour nor line is seen."""
    tag, said = {
        INSERT: ("ins", _("inserted")), DELETE: ("del", _("deleted")), FORMAT: ("u", _("set differently")),
    }.get(op, ("", ""))  # fmt: skip
    if not tag:
        return inner
    framed = '<span class="hidden">[{1}: </span><{0}>{2}</{0}><span class="hidden">] </span>'
    return Markup(framed).format(Markup(tag), said, inner)


def _marked(piece: Words) -> Markup:
    html = escape(piece.text).replace(BREAK, Markup("<br>"))
    for name in _MARKS:
        if name in piece.marks:
            html = Markup("<{0}>{1}</{0}>").format(Markup(name), html)
    lang = next((mark[5:] for mark in piece.marks if mark.startswith("lang:")), "")
    return Markup('<span lang="{}">{}</span>').format(lang, html) if lang else html


def _left(passage: Passage) -> Markup:
    tag = Markup({"li": "li", "row": "tr"}.get(passage.block["type"], "p"))
    text = _("Moved away: “%(words)s”", words=first_words(passage.block))
    inner = Markup("<td>{}</td>").format(text) if tag == "tr" else escape(text)
    return Markup('<{0} class="left">{1}</{0}>').format(tag, inner)
