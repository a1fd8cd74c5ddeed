"""Documents of a text as readers see them: a line to be taken along, with its size and how far it is accessible."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal
from markupsafe import Markup

from coopcms.blocks.render import Draw
from coopcms.blocks.shape import DOCUMENT, Block
from coopcms.content.slugs import slug
from coopcms.errors import msg
from coopcms.media.models import PdfDocument

FileAddress = Callable[[PdfDocument], str]  # where a document is
LOCALE = "de"
_TAGGED, _UNTAGGED = msg("accessible"), msg("not accessible")
_UNKNOWN = msg("accessibility not checked")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What a page needs of a document: `size` and `access`, how far it is accessible, are words."""

    url: str
    title: str
    size: str
    access: str


def file_name(row: PdfDocument) -> str:
    """The last part of a document's address."""
    return f"{slug(posixpath.splitext(row.name)[0])}.pdf"


def title_of(row: PdfDocument) -> str:
    """What readers see a document called: its title, else its name without the ending."""
    return row.title or posixpath.splitext(row.name)[0]


def public_file(origin: str = "") -> FileAddress:
    """Where everybody finds documents; with an `origin` in full, as feeds need them."""
    return lambda row: f"{origin}/dokumente/{row.id}/{file_name(row)}"


def desk_file(row: PdfDocument) -> str:
    """Where the desk finds a document, public or not."""
    return f"/admin/medien/dokument/{row.id}"


def document_view(row: PdfDocument, address: FileAddress, say: Callable[[str], str]) -> DocumentView:
    """A document of the library at this address."""
    return DocumentView(address(row), title_of(row), size_of(row.size), access_of(row, say))


def size_of(size: int) -> str:
    """Bytes as readers read them."""
    if size < 2**20:
        return f"{format_decimal(max(1, round(size / 2**10)), locale=LOCALE)} kB"
    return f"{format_decimal(round(size / 2**20, 1), locale=LOCALE)} MB"


def access_of(row: PdfDocument, say: Callable[[str], str]) -> str:
    """What was found out about reading it aloud; why not, where it cannot be."""
    if row.accessibility == "tagged":
        return say(_TAGGED)
    if row.accessibility == "untagged":
        return " – ".join(filter(None, (say(_UNTAGGED), row.accessibility_note)))
    return say(_UNKNOWN)


def drawing(pictures: Draw, documents: Mapping[int, DocumentView]) -> Draw:
    """Draws the documents of one body from what is known of them, the rest by `pictures`; unknown ones are left out."""

    def draw(block: Block, words: str) -> str:
        if block["type"] != DOCUMENT:
            return pictures(block, words)
        view = documents.get(block["attrs"]["document"])
        return str(line(view, block["attrs"].get("lang", ""))) if view else ""

    return draw


def line(view: DocumentView, lang: str = "") -> Markup:
    """The line; `lang` is the language of the document and its title."""
    spoken = Markup(' hreflang="{}"').format(lang) if lang else ""
    title = Markup('<span lang="{}">{}</span>').format(lang, view.title) if lang else view.title
    link = Markup('<a href="{}" type="application/pdf"{}>{} (PDF, {})</a>').format(view.url, spoken, title, view.size)
    return Markup('<p class="document">{}<span class="access">, {}</span></p>').format(link, view.access)
