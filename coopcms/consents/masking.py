"""A body without what may not be public: a quote's block or paragraph, a picture with its caption, as a whole."""

from collections.abc import Container

from coopcms.blocks.normal import normal
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.quotes import quotes_in
from coopcms.blocks.shape import Block
from coopcms.consents.subjects import hash_of


def without(blocks: list, quotes: Container[str], pictures: Container[int]) -> list[Block]:
    """The blocks without the quotes of these hashes and the pictures of these numbers; unchanged where none is there.

    What introduces a quote stays, and so does the frame of a table; boxes and lists that are empty then go.
    """
    kept = [left for block in blocks if (left := _left(block, quotes, pictures))]
    return blocks if kept == blocks else normal(kept)


def _left(block: Block, quotes: Container[str], pictures: Container[int]) -> Block | None:
    if "children" in block and block["type"] != "quote":
        children = [left for child in block["children"] if (left := _left(child, quotes, pictures))]
        return {**block, "children": children}
    hides = any(use.picture in pictures for use in pictures_in([block]))
    return None if hides or any(hash_of(quote["text"]) in quotes for quote in quotes_in([block])) else block
