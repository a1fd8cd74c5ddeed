"""The shape of a body: which blocks there are and what may stand in which."""

import re
from collections.abc import Iterator

HEADINGS = ("h2", "h3", "h4")
PICTURE = "picture"  # its runs are the caption, which may be empty
DOCUMENT = "document"  # a PDF to be taken along; it has no runs: what it is called is known elsewhere
LIBRARY = (PICTURE, DOCUMENT)  # what a number of the library stands for
LEAVES = ("p", *HEADINGS, *LIBRARY)  # hold runs
LISTS = ("ul", "ol")
FLOW = ("p", *HEADINGS, *LISTS, "quote", "box", "table")  # may stand at the top, in li, quote, box and cell
WIDE = (*FLOW, *LIBRARY)  # may stand at the top and in boxes
CHILDREN = {
    "ul": ("li",),
    "ol": ("li",),
    "table": ("row",),
    "row": ("cell",),
    "li": FLOW,
    "quote": FLOW,
    "box": WIDE,
    "cell": FLOW,
}
TYPES = (*LEAVES, *CHILDREN)
MAX_ALT = 500  # letters
MAX_NUMBER = 2**31 - 1  # the largest that both databases know
MAX_DEPTH = 8  # blocks inside blocks, the leaf counted
BREAK = "\n"  # the text of a run that is a line break; it has no marks

Block = dict
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_OWN_ID = re.compile(r"b[0-9a-f]{1,39}", re.ASCII)


def leaf(kind: str, runs: list, attrs: dict | None = None) -> Block:
    """A paragraph, heading, picture or document with these runs."""
    return {"type": kind, "attrs": attrs or {}, "runs": runs}


def group(kind: str, children: list, attrs: dict | None = None) -> Block:
    """A block of blocks."""
    return {"type": kind, "attrs": attrs or {}, "children": children}


def is_id(name) -> bool:
    """True for what a stored block may be called: 1 to 40 letters, digits, hyphens and underscores."""
    return isinstance(name, str) and bool(_ID.fullmatch(name))


def is_own_id(name) -> bool:
    """True for the ids we give, b and hexadecimal digits: no field is called so, and remarks are kept by either."""
    return isinstance(name, str) and bool(_OWN_ID.fullmatch(name))


def is_number(value) -> bool:
    """True for what the number of a picture or a document may be."""
    return type(value) is int and 0 < value <= MAX_NUMBER


def walk(blocks: list) -> Iterator[Block]:
    """Every block at every depth in reading order, a group before its children."""
    for block in blocks:
        yield block
        yield from walk(block.get("children", ()))


def leaves(blocks: list) -> Iterator[Block]:
    """Every block that holds runs, in reading order."""
    return (block for block in walk(blocks) if "runs" in block)
