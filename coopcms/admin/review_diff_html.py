"""A passage of a proof sheet as HTML: the text as readers see it, marks inside, and words for who cannot see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _
from markupsafe import Markup, escape

from coopcms.admin.figures import figure, figure_of, file_of, name_of, said_of
from coopcms.admin.review_diff_words import Note, html_of_runs, html_of_words
from coopcms.blocks.documents import documents_in
from coopcms.blocks.html import to_html
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.shape import DOCUMENT, LISTS, PICTURE, walk
from coopcms.blocks.text import excerpt
from coopcms.merge.proof import LEFT, MOVED, Passage, Words
from coopcms.merge.words import DELETE, EQUAL, INSERT, diff_words

_TAGS = {"quote": "blockquote", "box": "aside", "row": "tr"}
_HEADS = {"h2": "h4", "h3": "h5", "h4": "h6"}  # below the heads of the page around; each keeps the looks of its level
_SHORT = 60  # letters of a passage that is named by its first words
_GONE = (DELETE, LEFT)


@dataclass(frozen=True, slots=True)
class Remarks:
    """What remarks are about, by the name of the text; with them every text carries its name for the browser.

    `titles` are those of the PDFs of both texts, by number.
    """

    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)

    def on(self, passage: Passage) -> tuple[Note, ...]:
        """The notes on a paragraph of the new text."""
        return () if passage.op in _GONE else self.notes.get(passage.block.get("id", ""), ())


def html_of(passage: Passage, remarks: Remarks | None = None) -> Markup:
    """The passage with every mark inside it; one that moved away is a line that says so."""
    if passage.op == LEFT:
        return _left(passage)
    whole = passage.op in (EQUAL, MOVED) and not (passage.words or passage.children)
    is_plain = whole and remarks is None and not any(block["type"] in _HEADS for block in walk([passage.block]))
    return Markup(to_html([passage.block], figure)) if is_plain else _block(passage, remarks)


def first_words(block: dict) -> str:
    """A few words that name a passage; a picture without a caption is named by what is said of it."""
    offered = next((name_of(use.document) for use in documents_in([block])), "")
    described = next((use.alt for use in pictures_in([block]) if use.alt), "")
    shown = _("[Picture: %(said)s]", said=described) if described else _("[Picture]")
    return excerpt([block], _SHORT) or offered or shown


def _figure(passage: Passage, remarks: Remarks | None) -> Markup:
    now = said_of(passage.block["attrs"])
    if passage.was:
        said = [Words(*piece) for piece in diff_words(said_of(passage.was["attrs"]), now)]
    else:
        said = [Words(passage.op if passage.op in (INSERT, DELETE) else EQUAL, now)]
    return figure_of(passage.block, _text(passage, remarks), html_of_words(said), _name(passage, remarks))


def _file(passage: Passage, remarks: Remarks | None) -> Markup:
    op = passage.op if passage.op in (INSERT, DELETE) else EQUAL
    named = name_of(passage.block["attrs"]["document"], remarks.titles if remarks else {})
    name = html_of_words([Words(op, named)])
    return file_of(passage.block, name, _name(passage, remarks))


def _block(passage: Passage, remarks: Remarks | None) -> Markup:
    block = passage.block
    if block["type"] == PICTURE:
        return _figure(passage, remarks)
    if block["type"] == DOCUMENT:
        return _file(passage, remarks)
    attrs = block.get("attrs") or {}
    tag = "th" if attrs.get("header") else "td" if block["type"] == "cell" else _TAGS.get(block["type"], block["type"])
    look, tag = Markup(' class="as-{}"').format(tag) if tag in _HEADS else "", _HEADS.get(tag, tag)
    lang = Markup(' lang="{}"').format(attrs["lang"]) if attrs.get("lang") else ""
    text = passage if "runs" in block else _tight(passage)
    name = _name(text, remarks) if text else ""
    inner = _text(passage, remarks) if text is passage else _children(passage, remarks)
    return Markup("<{0}{1}{2}{3}>{4}</{0}>").format(Markup(tag), look, lang, name, inner)


def _name(passage: Passage, remarks: Remarks | None) -> Markup | str:
    name = passage.block.get("id")
    return Markup(' data-block="{}"').format(name) if remarks is not None and name and passage.op not in _GONE else ""


def _text(passage: Passage, remarks: Remarks | None) -> Markup:
    return html_of_runs(_words_of(passage), remarks.on(passage) if remarks else ())


def _inner(passage: Passage) -> tuple[Passage, ...]:
    op = EQUAL if passage.op == MOVED else passage.op
    return passage.children or tuple(Passage(op, child) for child in passage.block["children"])


def _tight(passage: Passage) -> Passage | None:
    """A paragraph alone in a list item or cell, or with nothing but lists after it, needs no tags."""
    if passage.block["type"] not in ("li", "cell"):
        return None
    children = _inner(passage)
    first = children[0] if children else None
    if first is None or first.block["type"] != "p" or first.op == LEFT or first.block.get("attrs"):
        return None
    return first if all(child.block["type"] in LISTS for child in children[1:]) else None


def _children(passage: Passage, remarks: Remarks | None) -> Markup:
    children, tight = _inner(passage), _tight(passage)
    if tight:
        return _text(tight, remarks) + Markup("").join(html_of(child, remarks) for child in children[1:])
    return Markup("").join(html_of(child, remarks) for child in children)


def _words_of(passage: Passage) -> Iterable[Words]:
    op = passage.op if passage.op in (INSERT, DELETE) else EQUAL
    return passage.words or (Words(op, text, tuple(marks)) for text, marks in passage.block["runs"])


def _left(passage: Passage) -> Markup:
    tag = Markup({"li": "li", "row": "tr"}.get(passage.block["type"], "p"))
    text = _("Moved away: “%(words)s”", words=first_words(passage.block))
    inner = Markup("<td>{}</td>").format(text) if tag == "tr" else escape(text)
    return Markup('<{0} class="left">{1}</{0}>').format(tag, inner)
