"""Pictures and documents of a text as the desk shows them: small, with what is said to who does not see a picture."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from flask_babel import gettext as _
from markupsafe import Markup

from coopcms.blocks.documents import documents_in
from coopcms.blocks.html import to_html
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.shape import DOCUMENT, Block
from coopcms.blocks.text import plain
from coopcms.rendering.pictures import desk_address

_WIDTH = 800  # pixels


def drawn(body: list[Block], titles: Mapping[int, str]) -> str:
    """A body with its pictures and documents, those by number and title."""

    def draw(block: Block, caption: str) -> str:
        if block["type"] != DOCUMENT:
            return figure(block, caption)
        return str(file_of(block, Markup.escape(name_of(block["attrs"]["document"], titles))))

    return to_html(body, draw)


def figure(block: Block, caption: str) -> str:
    """A picture with its caption and what is said of it; a document as the way to its page."""
    if block["type"] == DOCUMENT:
        return str(file_of(block, Markup.escape(name_of(block["attrs"]["document"]))))
    return str(figure_of(block, Markup(caption), Markup.escape(said_of(block["attrs"]))))


def figure_of(block: Block, caption: Markup, said: Markup, name: Markup | str = "") -> Markup:
    """The same with any marks inside; `name` are attributes of the element that holds the caption's words."""
    attrs = block["attrs"]
    lang = Markup(' lang="{}"').format(attrs["lang"]) if attrs.get("lang") else ""
    image = Markup('<img src="{}" alt="" loading="lazy">').format(desk_address(attrs["picture"], _WIDTH, ""))
    words = Markup('<span class="caption"{}{}>{}</span> ').format(name, lang, caption) if caption else ""
    described = Markup('<span class="described">{} <span{}>{}</span></span>').format(
        _("For screen readers:"), lang, said
    )
    return Markup('<figure class="picture">{}<figcaption>{}{}</figcaption></figure>').format(image, words, described)


def file_of(block: Block, name: Markup, names: Markup | str = "") -> Markup:
    """A document by its name, any marks inside; `names` are attributes of the whole."""
    attrs = block["attrs"]
    lang = Markup(' hreflang="{}"').format(attrs["lang"]) if attrs.get("lang") else ""
    link = Markup('<a href="/admin/medien/dokumente/{}"{}>{}</a>').format(attrs["document"], lang, name)
    return Markup('<p class="document"{}>{}</p>').format(names, link)


def name_of(document: int, titles: Mapping[int, str] = MappingProxyType({})) -> str:
    """What a document is called: its number, and its title where that was looked up."""
    name = _("PDF no. %(number)s", number=document)
    return f"{name}: {titles[document]}" if document in titles else name


def said_of(attrs: Mapping) -> str:
    """What those hear who do not see the picture, or why they hear nothing."""
    return attrs.get("alt") or (_("(nothing: it only adorns)") if attrs.get("decorative") else _("(not described yet)"))


def words_of(blocks: Iterable[Block]) -> str:
    """Blocks in plain words, pictures by what is said of them and documents by number, in square brackets."""
    return "\n\n".join(filter(None, map(_words, blocks)))


def _words(block: Block) -> str:
    shown = [_("[Picture: %(said)s]", said=use.alt or f"#{use.picture}") for use in pictures_in([block])]
    shown += [f"[{name_of(use.document)}]" for use in documents_in([block])]
    return "\n\n".join(filter(None, (*shown, plain([block]))))
