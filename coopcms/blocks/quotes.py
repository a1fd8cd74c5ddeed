"""The quotes of a body: their words stand in it once, all else about them refers to it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from coopcms.blocks.shape import BREAK, Block
from coopcms.blocks.text import OMISSION, plain


def quotes_in(blocks: list) -> list[dict]:
    """{"text", "id", "kind": "block" | "inline"} in reading order; a quote within a quote belongs to the outer one.

    Every sign counts, also a space that does not break; a line's end within an inline quote is a space.
    `id` is that of the quote or of the paragraph an inline quote stands in, "" for blocks without ids.
    """
    return [quote for block in blocks for quote in _of_block(block)]


def veiled(leaf: Block, is_shown: Callable[[str], bool]) -> Block:
    """The leaf with a mark of omission for the words of each inline quote that is not to be shown."""
    runs = []
    for mark, pairs in groupby(zip(_marked(leaf["runs"]), leaf["runs"], strict=True), lambda pair: pair[0][0]):
        kept = [run for _marked_run, run in pairs]
        hides = mark and not is_shown(_words(text for text, _marks in kept))
        runs += [[OMISSION, [mark]]] if hides else kept
    return {**leaf, "runs": runs}


def _of_block(block: Block) -> Iterator[dict]:
    if block["type"] == "quote":
        yield {"text": plain(block["children"]), "id": block.get("id", ""), "kind": "block"}
    elif "children" in block:
        yield from quotes_in(block["children"])
    else:
        for mark, runs in groupby(_marked(block["runs"]), lambda run: run[0]):
            text = _words(text for _, text in runs)
            if mark and text.strip():
                yield {"text": text, "id": block.get("id", ""), "kind": "inline"}


def _words(texts: Iterable[str]) -> str:
    return "".join(texts).replace(BREAK, " ").strip(" ")


def _marked(runs: list) -> Iterator[tuple[str, str]]:
    """(quote mark, text); a break has no marks and does not end a quote."""
    before = ""
    for text, marks in runs:
        if text != BREAK:
            before = next((mark for mark in marks if mark.startswith("q:")), "")
        yield before, text
