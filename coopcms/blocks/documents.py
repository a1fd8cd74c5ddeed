"""The documents of a body: their files, titles and what is known of reading them aloud stand in the library."""

from typing import NamedTuple

from coopcms.blocks.shape import DOCUMENT, walk


class DocumentUse(NamedTuple):
    """One place where a document is offered: its number and the block's id."""

    document: int
    block: str


def documents_in(blocks: list) -> list[DocumentUse]:
    """The uses of documents in reading order; the block id is "" for blocks without ids."""
    return [
        DocumentUse(block["attrs"]["document"], block.get("id", ""))
        for block in walk(blocks)
        if block["type"] == DOCUMENT
    ]
