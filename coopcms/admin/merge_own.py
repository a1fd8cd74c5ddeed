"""Words that a person writes themselves where two texts meet: plain where that says all, else as HTML."""

import re

from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.shape import HEADINGS, LISTS, Block, group
from coopcms.blocks.text import from_plain
from coopcms.merge.rows import Row

_TAG = re.compile(r"</?[a-z][^<>]*>|&#?\w+;", re.I)


def begun(row: Row) -> str:
    """What stands in the field at first: the words of the first side that has some."""
    blocks = row.mine or row.theirs
    texts = [_plain(block) for block in blocks]
    text = "\n\n".join(texts) if None not in texts else ""
    alike = {block["type"] for block in blocks} <= {"p"} or len(blocks) == 1 or row.within[-1:] in (("ul",), ("ol",))
    if texts and alike and None not in texts and not _TAG.search(text):
        return text
    return "\n".join(to_html([block]) for block in blocks)


def written(text: str, row: Row) -> list[Block]:
    """The blocks of what was written, fit for the place of the row: items in a list, a heading where one stood."""
    is_plain = not _TAG.search(text)
    blocks = from_plain(text) if is_plain else from_html(text)
    kinds = {block["type"] for side in (row.mine, row.theirs) for block in side}
    if is_plain and len(blocks) == 1 and len(kinds) == 1 and kinds <= {*HEADINGS}:
        return [{**blocks[0], "type": kinds.pop()}]
    if row.within[-1:] and row.within[-1] in LISTS:
        return [item for block in blocks for item in _items(block)]
    return blocks


def _items(block: Block) -> list[Block]:
    return block["children"] if block["type"] in LISTS else [group("li", [block])]


def _plain(block: Block) -> str | None:
    """The text of a paragraph, a heading or an item of one paragraph; None where text alone does not say it all."""
    if block["type"] == "li" and len(block["children"]) == 1 and block["children"][0]["type"] == "p":
        block = block["children"][0]
    if "runs" not in block or block.get("attrs") or any(marks for _text, marks in block["runs"]):
        return None
    return "".join(text for text, _marks in block["runs"])
