"""The pictures of a body: their files, rights and sizes are known elsewhere, under their number."""

from typing import NamedTuple

from coopcms.blocks.runs import one_line
from coopcms.blocks.shape import MAX_ALT, PICTURE, Block, walk


class Use(NamedTuple):
    """One place where a picture is shown: its number, what is said to those who do not see it, the block's id."""

    picture: int
    alt: str
    decorative: bool
    block: str


def pictures_in(blocks: list) -> list[Use]:
    """The uses of pictures in reading order; the block id is "" for blocks without ids."""
    return [
        Use(attrs["picture"], attrs.get("alt", ""), bool(attrs.get("decorative")), block.get("id", ""))
        for block in walk(blocks)
        if block["type"] == PICTURE
        for attrs in (block["attrs"],)
    ]


def block_of(blocks: list, picture: int) -> Block | None:
    """The block of the first use of this picture."""
    uses = (block for block in walk(blocks) if block["type"] == PICTURE and block["attrs"]["picture"] == picture)
    return next(uses, None)


def alt_of(text: str) -> str:
    """A description as we store it: one line of at most 500 letters, "" where nobody could hear it."""
    return one_line(one_line(text)[:MAX_ALT])
