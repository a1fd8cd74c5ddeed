"""HTML as blocks: only what is named in `marks` gets through, all else dissolves."""

from collections import Counter

from lxml import etree

from coopcms.migrations.frozen_0008.marks import (
    BOUNDARY_TAGS,
    GROUP_TAGS,
    HIDDEN_TAGS,
    LEAF_TAGS,
    VOID_TAGS,
    OpenMarks,
    safe_lang,
)
from coopcms.migrations.frozen_0008.shape import (
    BREAK,
    CHILDREN,
    LISTS,
    MAX_DEPTH,
    Block,
    group,
    is_own_id,
    leaf,
    normal,
    tidy,
    visible,
)
from coopcms.migrations.frozen_0008.written import ID

_ROOT = "root"
_WITHIN = {"li": LISTS, "row": ("table",), "cell": ("row", "table")}
_ROOM = {"ul": 3, "ol": 3, "li": 2, "quote": 2, "box": 2, "table": 4, "row": 3, "cell": 2}  # levels down to its words


class Builder:
    """A target for lxml's HTML parser; `close()` answers the blocks, not yet in normal form."""

    def __init__(self):
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
        elif tag in LEAF_TAGS:
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
        if tag in BOUNDARY_TAGS:
            self._flush()
        if tag not in VOID_TAGS and tag not in ("html", "body"):  # the page's language is not a mark on all words
            self._marks.start(tag, attrs)

    def _flush(self, following: Block | None = None) -> None:
        """Put the words read so far where they belong; the next ones go into `following`."""
        block, self._leaf = self._leaf, following or leaf("p", [])
        block["runs"], self._runs = self._runs, []
        if visible("".join(text for text, _ in block["runs"])):
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

    def _place(self, block: Block) -> None:
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


def from_html(html: str) -> list[Block]:
    """The body any text holds when read as HTML, in normal form, with the ids it carries; never raises."""
    return normal(_read_html(html, Builder()))


def _read_html(html: str, builder: Builder) -> list[Block]:
    """What `builder` makes of the HTML. The parser works by events: a tree would be cut off below 2,048 levels."""
    text = tidy(html)
    if not text.strip():
        return []
    parser = etree.HTMLParser(target=builder, huge_tree=True, recover=True)
    parser.feed(f"<html><body>{text}")
    return parser.close()
