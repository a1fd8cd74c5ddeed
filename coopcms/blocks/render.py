"""Blocks as HTML text."""

from collections.abc import Callable
from itertools import groupby

from coopcms.blocks.shape import BREAK, DOCUMENT, LIBRARY, LISTS, PICTURE, Block

Draw = Callable[[Block, str], str]  # a picture or document and its caption's HTML -> the HTML of both

ID = "data-block"  # the attribute in which a form's HTML carries a block's id
_TAGS = {"quote": "blockquote", "box": "aside", "row": "tr"}
_ORDER = ("lang", "strong", "em")  # from outside to inside, within quote and link
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u0338": "&#824;"}  # U+0338 after > could become ≯
_ESCAPED = str.maketrans(_ESCAPES)


def rendered(block: Block, draw: Draw | None = None) -> str:
    """One block, its children within; `draw` makes the HTML of pictures and documents, which else stand as in forms."""
    if draw and block["type"] in LIBRARY:
        return draw(block, rendered_runs(block["runs"]))
    return _tagged(block, rendered_runs(block["runs"]) if "runs" in block else _children(block, draw))


def rendered_with_ids(block: Block) -> str:
    """The same with the ids of blocks, for a form; each block has a tag, so that each has a place for its id."""
    inner = rendered_runs(block["runs"]) if "runs" in block else "".join(map(rendered_with_ids, block["children"]))
    return _tagged(block, inner, f' {ID}="{escaped(block["id"])}"' if block.get("id") else "")


def rendered_runs(runs: list) -> str:
    """The words of one leaf with their marks."""
    out = []
    for quote, part in groupby(_with_quotes(runs), lambda run: run[0]):
        inner = "".join(_linked(href, list(words)) for href, words in groupby(part, lambda run: run[1]))
        out.append(f"<q>{inner}</q>" if quote else inner)
    return "".join(out)


def escaped(text: str) -> str:
    """The text as it may stand in HTML, attributes included."""
    return text.translate(_ESCAPED)


def _tagged(block: Block, inner: str, identity: str = "") -> str:
    attrs = block["attrs"]
    if block["type"] == PICTURE:
        return _figure(attrs, inner, identity)
    if block["type"] == DOCUMENT:
        return f'<figure{identity} data-document="{attrs["document"]}"{_lang(attrs)}></figure>'
    tag = "th" if attrs.get("header") else "td" if block["type"] == "cell" else _TAGS.get(block["type"], block["type"])
    return f"<{tag}{identity}{_lang(attrs)}>{inner}</{tag}>"


def _figure(attrs: dict, caption: str, identity: str) -> str:
    """A picture as it stands in forms and comparisons: which one and in which words, never from which address."""
    decorative = " data-decorative" if attrs.get("decorative") else ""
    alt = f' alt="{escaped(attrs.get("alt", ""))}"' if attrs.get("alt") or decorative else ""
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure{identity} data-picture="{attrs["picture"]}"{decorative}{_lang(attrs)}><img{alt}>{words}</figure>'


def _lang(attrs: dict) -> str:
    return f' lang="{escaped(attrs["lang"])}"' if attrs.get("lang") else ""


def _children(block: Block, draw: Draw | None) -> str:
    """A paragraph alone in a list item or cell, or with nothing but lists after it, needs no tags."""
    children = block["children"]
    tight = block["type"] in ("li", "cell") and children and children[0]["type"] == "p" and not children[0]["attrs"]
    if tight and all(child["type"] in LISTS for child in children[1:]):
        return rendered_runs(children[0]["runs"]) + "".join(rendered(child, draw) for child in children[1:])
    return "".join(rendered(child, draw) for child in children)


def _with_quotes(runs: list):
    """(quote, link, text, other marks) of every run; a break belongs to the quote and link around it."""
    quote, href = "", ""
    for at, (text, marks) in enumerate(runs):
        if text == BREAK:
            after = runs[at + 1][1] if at + 1 < len(runs) else []
            yield (quote if quote in after else ""), (href if href in after else ""), text, {}
            continue
        named = {mark.partition(":")[0]: mark for mark in marks}
        quote, href = named.get("q", ""), named.get("a", "")
        yield quote, href, text, named


def _linked(href: str, runs: list) -> str:
    inner = "".join(_marked(text, marks) for _, _, text, marks in runs)
    return f'<a href="{escaped(href[2:])}">{inner}</a>' if href else inner


def _marked(text: str, marks: dict) -> str:
    if text == BREAK:
        return "<br>"
    html = escaped(text)
    for name in reversed(_ORDER):
        if mark := marks.get(name):
            value = mark[len(name) + 1 :]
            html = f'<span lang="{escaped(value)}">{html}</span>' if value else f"<{name}>{html}</{name}>"
    return html
