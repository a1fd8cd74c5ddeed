"""A body as plain text, and plain text as a body."""

import re

from coopcms.blocks.normal import normal
from coopcms.blocks.runs import tidy
from coopcms.blocks.shape import BREAK, HEADINGS, LIBRARY, LISTS, Block, leaf, leaves

OMISSION = "[…]"  # how German marks words that are left out
_INNER = str.maketrans({"„": "‚", "“": "‘", "”": "’", '"': "'", "»": "›", "«": "‹"})
_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def plain(blocks: list) -> str:
    """What a reader reads: paragraphs apart by an empty line, list items and rows by a line end, cells by a tab."""
    return "\n\n".join(filter(None, map(_plain_block, blocks)))


def excerpt(blocks: list, length: int) -> str:
    """The first words outside headings and captions in one line of at most `length` characters, ellipsis counted."""
    found = [_with_signs(block) for block in leaves(blocks) if block["type"] not in (*HEADINGS, *LIBRARY)]
    text = " ".join(" ".join(found or map(_with_signs, leaves(blocks))).split())
    if len(text) <= length:
        return text
    cut = text[: max(0, length - 1)]
    whole = cut.rsplit(" ", 1)[0] if text[len(cut)] != " " and " " in cut.strip() else cut
    return (whole.rstrip(" ,;:–-") + "…")[: max(0, length)]


def words(blocks: list) -> int:
    """How many words a reader reads; "Mitarbeiter:innen" is one."""
    return sum(1 for word in plain(blocks).split() if any(map(str.isalnum, word)))


def inside(words: str) -> str:
    """Words that will stand in quotation marks: the marks within them become the inner ones."""
    return words.translate(_INNER)


def from_plain(text: str) -> list[Block]:
    """Paragraphs from text as people type it: an empty line parts them, a line end stays one."""
    return normal([leaf("p", [[part, []]]) for part in _EMPTY_LINES.split(tidy(text))])


def _plain_block(block: Block) -> str:
    if "runs" in block:
        return _with_signs(block)
    between = {"row": "\t", "table": "\n", **dict.fromkeys(LISTS, "\n")}.get(block["type"])
    if between:
        return between.join(map(_plain_block, block["children"]))
    tight = block["type"] in ("li", "cell")
    return ("\n" if tight else "\n\n").join(filter(None, map(_plain_block, block["children"])))


def _with_signs(block: Block) -> str:
    """The words of a leaf, inline quotes in quotation marks as the page shows them."""
    out, before = [], ""
    for text, marks in block["runs"]:
        quote = before if text == BREAK else next((mark for mark in marks if mark.startswith("q:")), "")
        out.append(("“" if before and quote != before else "") + ("„" if quote and quote != before else "") + text)
        before = quote
    return "".join(out) + ("“" if before else "")
