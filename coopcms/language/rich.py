"""check and convert for our rich text: a word with marks inside is one word, and marks survive a conversion."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from os.path import commonprefix
from typing import NamedTuple

from coopcms.language.checker import findings
from coopcms.language.converter import edit_groups
from coopcms.language.findings import Edit, Finding, Style
from coopcms.language.flat import OBJECT, Leaf, Part, RichDoc, rich_doc
from coopcms.language.profile import DEFAULT, Profile
from coopcms.language.reading import read


@dataclass(frozen=True, slots=True)
class DocFinding:
    """A finding in a block, all its offsets in the text of that block; `leaf` counts blocks with text from 0."""

    block: str
    leaf: int
    start: int
    end: int
    parts: tuple[Part, ...]
    finding: Finding


@dataclass(frozen=True, slots=True)
class DocEdit:
    """A replacement in a block, its offsets in the text of that block before the conversion."""

    block: str
    leaf: int
    parts: tuple[Part, ...]
    edit: Edit


class Converted(NamedTuple):
    """The blocks in the new style and what was changed in them."""

    blocks: list[dict]
    edits: list[DocEdit]


def check_document(blocks: Sequence[dict], profile: Profile = DEFAULT) -> list[DocFinding]:
    """All findings of a body; people are remembered and lemmas counted across its blocks."""
    doc = rich_doc(blocks)
    return [_in_leaf(doc, one) for one in findings(read(doc.text, profile, doc.protected), profile)]


def convert_document(blocks: Sequence[dict], style: Style, profile: Profile = DEFAULT) -> Converted:
    """The body in one style; `blocks` stay as they are. Edits into quotes, code or over a link's edge are refused."""
    doc = rich_doc(blocks)
    groups, _ = edit_groups(read(doc.text, profile, doc.protected), style, profile)
    chosen = [edit for group in groups if all(_may_change(doc, edit) for edit in group) for edit in group]
    edits = [_edit_in_leaf(doc, edit) for edit in sorted(chosen, key=lambda edit: edit.start)]
    changed: dict[int, list[Edit]] = {}
    for one in edits:
        changed.setdefault(one.leaf, []).append(one.edit)
    numbers = count()
    return Converted([_rebuilt(block, doc, changed, numbers) for block in blocks], edits)


def _in_leaf(doc: RichDoc, found: Finding) -> DocFinding:
    number = doc.leaf_at(found.start)
    leaf = doc.leaves[number]
    offers = tuple(_moved(one, -leaf.start) for one in found.suggestions)
    found = replace(_moved(found, -leaf.start), suggestions=offers)
    parts = leaf.parts(found.start, found.end)
    return DocFinding(leaf.block.get("id", ""), number, found.start, found.end, parts, found)


def _edit_in_leaf(doc: RichDoc, edit: Edit) -> DocEdit:
    number = doc.leaf_at(edit.start)
    leaf = doc.leaves[number]
    edit = _moved(edit, -leaf.start)
    return DocEdit(leaf.block.get("id", ""), number, leaf.parts(edit.start, edit.end), edit)


def _moved(one, by: int):
    return replace(one, start=one.start + by, end=one.end + by)


def _may_change(doc: RichDoc, edit: Edit) -> bool:
    """Whether no quote, code, other language or object lies in the edit, and no edge of a link in what it changes."""
    leaf = doc.leaves[doc.leaf_at(edit.start)]
    edit = _moved(edit, -leaf.start)
    if OBJECT in edit.old or any(leaf.guards[part.run] for part in leaf.parts(edit.start, edit.end)):
        return False
    links = {_link(leaf, part.run) for part in leaf.parts(*_changed(edit))}
    return len(links) < 2


def _link(leaf: Leaf, run: int) -> str:
    return next((mark for mark in leaf.block["runs"][run][1] if mark.startswith("a:")), "")


def _changed(edit: Edit) -> tuple[int, int]:
    """Where old and new differ; a letter before where something is only put in."""
    same = len(commonprefix((edit.old, edit.new)))
    rest, new = edit.old[same:], edit.new[same:]
    tail = len(commonprefix((rest[::-1], new[::-1])))
    start, end = edit.start + same, edit.end - tail
    return (start, end) if start < end else (max(edit.start, start - 1), max(edit.start, start - 1) + 1)


def _edited(leaf: Leaf, edits: list[Edit]) -> list:
    """The runs of a leaf after its edits: new letters get the marks of the first one that changes."""
    texts = [run[0] for run in leaf.block["runs"]]
    for edit in reversed(edits):
        start, end = _changed(edit)
        new = edit.new[start - edit.start : len(edit.new) - (edit.end - end)]
        for number, part in reversed(list(enumerate(leaf.parts(start, end)))):
            text = texts[part.run]
            texts[part.run] = text[: part.start] + (new if number == 0 else "") + text[part.end :]
    runs = zip(texts, leaf.block["runs"], strict=True)
    return [[text, list(run[1])] for text, run in runs if text or not run[0]]


def _rebuilt(block: dict, doc: RichDoc, changed: dict[int, list[Edit]], numbers: Iterator[int]) -> dict:
    """The block with its new runs; blocks without changes are the same objects."""
    if "runs" in block:
        number = next(numbers)
        return block | {"runs": _edited(doc.leaves[number], changed[number])} if number in changed else block
    children = [_rebuilt(child, doc, changed, numbers) for child in block.get("children", ())]
    same = all(old is new for old, new in zip(block.get("children", ()), children, strict=True))
    return block if same else block | {"children": children}
