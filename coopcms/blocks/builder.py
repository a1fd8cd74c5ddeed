"""Blocks out of the events of an HTML parser: only what is named in `tags` gets through, all else dissolves."""

import re
from collections import Counter

from coopcms.blocks.inline import OpenMarks
from coopcms.blocks.marks import safe_lang
from coopcms.blocks.pictures import alt_of
from coopcms.blocks.render import ID
from coopcms.blocks.runs import visible
from coopcms.blocks.shape import (
    BREAK,
    CHILDREN,
    DOCUMENT,
    LISTS,
    MAX_DEPTH,
    PICTURE,
    Block,
    group,
    is_number,
    is_own_id,
    leaf,
)
from coopcms.blocks.tags import BOUNDARY_TAGS, GROUP_TAGS, HIDDEN_TAGS, LEAF_TAGS, VOID_TAGS

_ROOT = "root"
_NUMBER = re.compile("[1-9][0-9]{0,9}", re.ASCII)
_WITHIN = {"li": LISTS, "row": ("table",), "cell": ("row", "table")}
_ROOM = {"ul": 3, "ol": 3, "li": 2, "quote": 2, "box": 2, "table": 4, "row": 3, "cell": 2}  # levels down to its words


class TooMany(ValueError):
    """More blocks stand in the HTML than are wanted."""


class Builder:
    """A target for lxml's HTML parser; `close()` answers the blocks, not yet in normal form.

    Raises TooMany at the first block, empty ones counted, beyond `most` (0: as many as there are).
    """

    def __init__(self, most: int = 0):
        self._most, self._placed = most, 0
        self._open = [group(_ROOT, [])]
        self._leaf, self._runs = leaf("p", []), []
        self._marks, self._hidden = OpenMarks(), 0
        self._dissolved = Counter()  # groups that were not opened, whose end tags mean nothing

    def start(self, tag: str, attrs: dict) -> None:
        if tag in HIDDEN_TAGS:
            self._hidden += 1
        elif self._hidden:
            return
        elif tag == "br":
            self._runs.append((BREAK, []))
        elif tag in LEAF_TAGS and not (tag == "figcaption" and self._in_picture()):
            self._flush(leaf(LEAF_TAGS[tag], [], self.attrs_of(tag, attrs)) | _identity(attrs))
        elif tag in GROUP_TAGS:
            self._flush()
            self._start_group(group(GROUP_TAGS[tag], [], self.attrs_of(tag, attrs)) | _identity(attrs))
        else:
            self._start_other(tag, attrs)

    def end(self, tag: str) -> None:
        if tag in HIDDEN_TAGS:
            self._hidden = max(0, self._hidden - 1)
        elif self._hidden:
            return
        elif tag in LEAF_TAGS:
            self._flush()
        elif tag in GROUP_TAGS:
            self._flush()
            self._end_group(GROUP_TAGS[tag])
        else:
            if tag in BOUNDARY_TAGS:
                self._flush()
            self._marks.end(tag)

    def data(self, text: str) -> None:
        if not self._hidden:
            self._runs.append((text.replace("\n", " ").replace("\r", " "), self._marks.now()))

    def comment(self, text: str) -> None:
        """Comments are dropped."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Processing instructions are dropped."""

    def close(self) -> list[Block]:
        self._flush()
        return self._open[0]["children"]

    def attrs_of(self, tag: str, attrs: dict) -> dict:
        """What of a tag's attributes its block keeps."""
        lang = safe_lang(attrs.get("lang", ""))
        return ({"lang": lang} if lang else {}) | ({"header": True} if tag == "th" else {})

    def _start_other(self, tag: str, attrs: dict) -> None:
        picture = _picture(attrs, self.attrs_of(tag, attrs)) if tag == "figure" else None
        document = _document(attrs, self.attrs_of(tag, attrs)) if tag == "figure" and not picture else None
        if tag in BOUNDARY_TAGS:
            self._flush(picture)
        if document:
            self._place_wide(document)
        elif tag == "figcaption":
            self._runs.append((BREAK, []))
        elif tag == "img" and self._in_picture():
            _describe(self._leaf["attrs"], attrs.get("alt") or "")
        if picture or document or tag == "figcaption":
            self._marks.start(tag, {})  # its language is that of the picture or document
        elif tag not in VOID_TAGS and tag not in ("html", "body"):  # the page's language is not a mark on all words
            self._marks.start(tag, attrs)

    def _flush(self, following: Block | None = None) -> None:
        """Put the words read so far where they belong; the next ones go into `following`."""
        block, self._leaf = self._leaf, following or leaf("p", [])
        block["runs"], self._runs = self._runs, []
        if block["type"] == PICTURE:
            self._place_wide(block)
        elif visible("".join(text for text, _ in block["runs"])):
            self._settle()
            for part in _paragraphs(block):
                self._place(part)

    def _settle(self) -> None:
        """Open the list item or the cell that words need here."""
        top = self._open[-1]
        if top["type"] in LISTS and top["children"]:
            self._open.append(top["children"][-1])
        elif top["type"] in LISTS or top["type"] == "row":
            self._push(group("li" if top["type"] in LISTS else "cell", []))

    def _in_picture(self) -> bool:
        return self._leaf["type"] == PICTURE

    def _place_wide(self, block: Block) -> None:
        """At the top or in a box; no place in a list, quote or table: before it."""
        self._count()
        at = max(n for n, one in enumerate(self._open) if one["type"] in (_ROOT, "box"))
        around = self._open[at]["children"]
        around.insert(len(around) - (at + 1 < len(self._open)), block)

    def _count(self) -> None:
        self._placed += 1
        if self._placed > self._most > 0:
            raise TooMany(self._most)

    def _place(self, block: Block) -> None:
        self._count()
        if self._open[-1]["type"] == "table" and block["type"] != "row":
            self._open[-2]["children"].insert(-1, block)  # no place between rows: before the table, as browsers do
        else:
            self._open[-1]["children"].append(block)

    def _push(self, block: Block) -> None:
        self._place(block)
        self._open.append(block)

    def _start_group(self, block: Block) -> None:
        kind = block["type"]
        if kind == "table" == self._open[-1]["type"]:
            self._open.pop()  # as browsers do: a table straight in a table ends it
        if kind not in _WITHIN:
            self._settle()
        fits = kind not in _WITHIN or self._make_way(kind)
        if fits and len(self._open) - 1 + _ROOM[kind] <= MAX_DEPTH:
            self._push(block)
        else:
            self._dissolved[kind] += 1

    def _make_way(self, kind: str) -> bool:
        """Close what has to end before a list item, row or cell; False where there is no list or table for it."""
        if kind != "li" and self._dissolved["table"]:
            return False
        place = self._find(_WITHIN[kind])
        if place:
            del self._open[place + 1 :]
        elif kind == "li":
            self._start_group(group("ul", []))
        if kind == "cell" and self._open[-1]["type"] == "table":
            self._push(group("row", []))
        return kind in CHILDREN.get(self._open[-1]["type"], ())

    def _find(self, kinds: tuple) -> int:
        """The place of the innermost open group of these kinds, 0 if none; only table tags reach out of a cell."""
        for place in range(len(self._open) - 1, 0, -1):
            found = self._open[place]["type"]
            if found in kinds:
                return place
            if found == "cell" and not {"table", "row", "cell"} & set(kinds):
                return 0
        return 0

    def _end_group(self, kind: str) -> None:
        if self._dissolved[kind]:
            self._dissolved[kind] -= 1
        elif place := self._find((kind,)):
            del self._open[place:]


def _identity(attrs: dict) -> dict:
    """The id a tag carries, if it is one of ours."""
    return {"id": attrs[ID]} if is_own_id(attrs.get(ID)) else {}


def _picture(attrs: dict, kept: dict) -> Block | None:
    """The picture a figure is, None for a foreign one: ours names its number, never an address."""
    number = _number(attrs.get("data-picture") or "")
    if not number:
        return None
    decorative = {"decorative": True} if "data-decorative" in attrs else {}
    return leaf(PICTURE, [], kept | {"picture": number} | decorative) | _identity(attrs)


def _document(attrs: dict, kept: dict) -> Block | None:
    """The document a figure is; words within one are paragraphs after it."""
    number = _number(attrs.get("data-document") or "")
    return leaf(DOCUMENT, [], kept | {"document": number}) | _identity(attrs) if number else None


def _number(told: str) -> int:
    """The number that an attribute tells, 0 for anything else."""
    return int(told) if _NUMBER.fullmatch(told) and is_number(int(told)) else 0


def _describe(attrs: dict, alt: str) -> None:
    if not attrs.get("decorative") and (words := alt_of(alt)):
        attrs.setdefault("alt", words)


def _paragraphs(block: Block) -> list[Block]:
    """A leaf; a paragraph that was made of several by empty lines is taken apart, and the first keeps its id."""
    if not any(text == BREAK for text, _ in block["runs"]):
        return [block]
    parts: list = [[]]
    for text, marks in block["runs"]:
        after_break = bool(parts[-1]) and parts[-1][-1][0] == BREAK
        if after_break and text == BREAK and block["type"] == "p":
            parts.append([])
        elif not (after_break and text.isspace()):
            parts[-1].append((text, marks))
    seen = [runs for runs in parts if visible("".join(text for text, _ in runs))]
    return [block | {"runs": seen[0]}] + [leaf(block["type"], runs, block["attrs"]) for runs in seen[1:]]
