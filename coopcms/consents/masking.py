"""A text without what may not be public: a quote's block or paragraph, a picture with its caption, a firm's facts."""

from collections.abc import Container, Iterator, Mapping

from coopcms.blocks.normal import normal
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.quotes import quotes_in
from coopcms.blocks.shape import Block, leaf
from coopcms.blocks.text import OMISSION, plain
from coopcms.consents.subjects import FIRM, hash_of


def without(blocks: list, quotes: Container[str], pictures: Container[int]) -> list[Block]:
    """The blocks without the quotes of these hashes and the pictures of these numbers; unchanged where none is there.

    What introduces a quote stays: where it ends with a colon, a mark of omission follows in the quote's place. The
    frame of a table stays too; boxes and lists that are empty then go.
    """
    kept = list(_kept(blocks, quotes, pictures))
    return blocks if kept == blocks else normal(kept)


def without_firm(content: Mapping) -> dict:
    """The content without everything that a story tells of its firm in fields of their own."""
    return {name: value for name, value in content.items() if name not in FIRM}


def _kept(blocks: list, quotes: Container[str], pictures: Container[int]) -> Iterator[Block]:
    last = None
    for block in blocks:
        left = _left(block, quotes, pictures)
        if left is None and last and quotes_in([block]) and plain([last]).rstrip().endswith(":"):
            left = leaf("p", [[OMISSION, []]])
        if left is not None:
            yield left
            last = left


def _left(block: Block, quotes: Container[str], pictures: Container[int]) -> Block | None:
    if "children" in block and block["type"] != "quote":
        children = list(_kept(block["children"], quotes, pictures))
        return None if _is_empty(block["type"], children) else {**block, "children": children}
    hides = any(use.picture in pictures for use in pictures_in([block]))
    return None if hides or any(hash_of(quote["text"]) in quotes for quote in quotes_in([block])) else block


def _is_empty(kind: str, children: list[Block]) -> bool:
    """True if nothing is left to read; rows and cells stay for the sake of their table's frame."""
    if kind == "table":
        return not any(cell["children"] for row in children for cell in row["children"])
    return not children and kind not in ("row", "cell")
