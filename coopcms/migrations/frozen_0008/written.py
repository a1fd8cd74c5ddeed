"""Blocks as HTML text."""

from itertools import groupby

from coopcms.migrations.frozen_0008.shape import BREAK, LISTS, Block

ID = "data-block"  # the attribute in which a form's HTML carries a block's id
_TAGS = {"quote": "blockquote", "box": "aside", "row": "tr"}
_ORDER = ("lang", "strong", "em")  # from outside to inside, within quote and link
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u0338": "&#824;"}  # U+0338 after > could become ≯
_ESCAPED = str.maketrans(_ESCAPES)


def rendered(block: Block) -> str:
    """One block, its children within."""
    return _tagged(block, rendered_runs(block["runs"]) if "runs" in block else _children(block))


def rendered_runs(runs: list) -> str:
    """The words of one leaf with their marks."""
    out = []
    for quote, part in groupby(_with_quotes(runs), lambda run: run[0]):
        inner = "".join(_linked(href, list(words)) for href, words in groupby(part, lambda run: run[1]))
        out.append(f"<q>{inner}</q>" if quote else inner)
    return "".join(out)


def _tagged(block: Block, inner: str, identity: str = "") -> str:
    attrs = block["attrs"]
    tag = "th" if attrs.get("header") else "td" if block["type"] == "cell" else _TAGS.get(block["type"], block["type"])
    lang = f' lang="{_escape(attrs["lang"])}"' if attrs.get("lang") else ""
    return f"<{tag}{identity}{lang}>{inner}</{tag}>"


def _children(block: Block) -> str:
    """A paragraph alone in a list item or cell, or with nothing but lists after it, needs no tags."""
    children = block["children"]
    tight = block["type"] in ("li", "cell") and children and children[0]["type"] == "p" and not children[0]["attrs"]
    if tight and all(child["type"] in LISTS for child in children[1:]):
        return rendered_runs(children[0]["runs"]) + "".join(map(rendered, children[1:]))
    return "".join(map(rendered, children))


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
    return f'<a href="{_escape(href[2:])}">{inner}</a>' if href else inner


def _marked(text: str, marks: dict) -> str:
    if text == BREAK:
        return "<br>"
    html = _escape(text)
    for name in reversed(_ORDER):
        if mark := marks.get(name):
            value = mark[len(name) + 1 :]
            html = f'<span lang="{_escape(value)}">{html}</span>' if value else f"<{name}>{html}</{name}>"
    return html


def _escape(text: str) -> str:
    return text.translate(_ESCAPED)


def to_html(blocks: list) -> str:
    """The body as HTML; `from_html` reads the same body back."""
    return "".join(map(rendered, blocks))
