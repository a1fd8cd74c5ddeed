"""HTML in and out of a body; what comes in is made of our own blocks and marks only, so nothing else can come out."""

from lxml import etree

from coopcms.blocks.builder import Builder
from coopcms.blocks.normal import normal
from coopcms.blocks.render import Draw, rendered, rendered_with_ids
from coopcms.blocks.runs import tidy
from coopcms.blocks.shape import Block


def from_html(html: str) -> list[Block]:
    """The body any text holds when read as HTML, in normal form, with the ids it carries; never raises."""
    return normal(read_html(html, Builder()))


def from_bounded_html(html: str, most: int) -> list[Block]:
    """The same, in time that grows with `most` blocks: raises TooMany where about twice as many are begun."""
    return normal(read_html(html, Builder(2 * most + 100)))


def to_html(blocks: list, draw: Draw | None = None) -> str:
    """The body as HTML; `from_html` reads the same body back unless `draw` was given (see `render.rendered`)."""
    return "".join(rendered(block, draw) for block in blocks)


def to_html_with_ids(blocks: list) -> str:
    """The body as HTML that carries its ids, a line for each block: for forms, never for readers."""
    return "\n".join(map(rendered_with_ids, blocks))


def read_html(html: str, builder: Builder) -> list[Block]:
    """What `builder` makes of the HTML. The parser works by events: a tree would be cut off below 2,048 levels."""
    text = tidy(html)
    if not text.strip():
        return []
    parser = etree.HTMLParser(target=builder, huge_tree=True, recover=True)
    parser.feed(f"<html><body>{text}")
    return parser.close()
