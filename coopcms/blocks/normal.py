"""The normal form of a body: bodies that look alike are equal, whatever way they came in."""

from coopcms.blocks.pictures import alt_of
from coopcms.blocks.runs import joined, normal_runs, visible
from coopcms.blocks.shape import BREAK, DOCUMENT, PICTURE, Block, leaf, leaves


def normal(blocks: list) -> list[Block]:
    """A valid body in its one normal form: no empty blocks, runs joined, inline quotes numbered in reading order."""
    body = [block for block in map(_normal_block, blocks) if block]
    number = 0
    for block in leaves(body):
        if any(marks for _, marks in block["runs"]):
            block["runs"], number = _numbered(block["runs"], number)
    return body


def _normal_block(block: Block) -> Block | None:
    """The block with its content in normal form, None where nothing is to be seen; cells, pictures, documents stay."""
    kind, identity = block["type"], {"id": block["id"]} if block.get("id") else {}
    if kind == DOCUMENT:
        return {**leaf(kind, [], dict(block["attrs"])), **identity}
    if "runs" in block:
        runs = normal_runs(block["runs"])
        if kind == PICTURE:
            return {**leaf(kind, runs, _picture_attrs(block["attrs"])), **identity}
        seen = visible("".join(text for text, _ in runs))
        return {**leaf(kind, runs, dict(block.get("attrs") or {})), **identity} if seen else None
    children = [child for child in map(_normal_block, block["children"]) if child]
    empty = not any(child["children"] for row in children for child in row["children"]) if kind == "table" else False
    if kind != "cell" and (empty or not children):
        return None
    return {"type": kind, "attrs": dict(block.get("attrs") or {}), "children": children, **identity}


def _picture_attrs(attrs: dict) -> dict:
    """A description that nobody could hear is none."""
    kept = {name: value for name, value in attrs.items() if name != "alt"}
    alt = alt_of(attrs.get("alt", ""))
    return kept | ({"alt": alt} if alt else {})


def _numbered(runs: list, number: int) -> tuple[list, int]:
    """The runs with quotes counted on from `number`; a break does not end a quote, words outside it do."""
    before, out = "", []
    for text, marks in runs:
        if text != BREAK:
            quote = next((mark for mark in marks if mark.startswith("q:")), "")
            number += bool(quote) and quote != before
            before = quote
            marks = [f"q:{number}" if mark == quote else mark for mark in marks]
        out.append([text, marks])
    return joined(out), number
