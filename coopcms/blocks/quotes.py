"""The quotes of a body: their words stand in it once, all else about them refers to it."""

from collections.abc import Iterator
from itertools import groupby

from coopcms.blocks.shape import BREAK, Block
from coopcms.blocks.text import plain


def quotes_in(blocks: list) -> list[dict]:
    """{"text", "id", "kind": "block" | "inline"} in reading order; a quote within a quote belongs to the outer one.

    Every sign counts, also a space that does not break; a line's end within an inline quote is a space.
    `id` is that of the quote or of the paragraph an inline quote stands in, "" for blocks without ids.
    """
    return [quote for block in blocks for quote in _of_block(block)]


def _of_block(block: Block) -> Iterator[dict]:
    if block["type"] == "quote":
        yield {"text": plain(block["children"]), "id": block.get("id", ""), "kind": "block"}
    elif "children" in block:
        yield from quotes_in(block["children"])
    else:
        for mark, runs in groupby(_marked(block["runs"]), lambda run: run[0]):
            text = "".join(text for _, text in runs).replace(BREAK, " ").strip(" ")
            if mark and text.strip():
                yield {"text": text, "id": block.get("id", ""), "kind": "inline"}


def _marked(runs: list) -> Iterator[tuple[str, str]]:
    """(quote mark, text); a break has no marks and does not end a quote."""
    before = ""
    for text, marks in runs:
        if text != BREAK:
            before = next((mark for mark in marks if mark.startswith("q:")), "")
        yield before, text
