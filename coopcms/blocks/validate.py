"""Whether JSON that claims to be a body is one: nothing else is stored, whatever the way in."""

import re
from collections.abc import Iterator
from itertools import islice

from coopcms.blocks.marks import are_marks, safe_lang
from coopcms.blocks.shape import (
    BREAK,
    CHILDREN,
    DOCUMENT,
    LEAVES,
    MAX_ALT,
    MAX_DEPTH,
    PICTURE,
    TYPES,
    WIDE,
    is_id,
    is_number,
)

MAX_BLOCKS, MAX_LETTERS = 10_000, 500_000  # of what comes in; older texts that hold more stay as they are
_TOLD = 20  # problems are enough to begin with
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_KEYS = {"type", "id", "attrs", "runs", "children"}
_ATTRS = {PICTURE: {"lang", "picture", "alt", "decorative"}, DOCUMENT: {"lang", "document"}}


def is_body(value) -> bool:
    """True for a list of blocks as `blocks.html` makes them, with or without ids, in normal form or not."""
    return next(_problems(value), None) is None


def fits(blocks: list) -> bool:
    """False for more blocks or letters than a body may hold; what is no block or run has no letters."""
    letters = 0
    for number, (_, _, block, _) in enumerate(_walk(blocks), 1):
        letters += _letters(block) if isinstance(block, dict) else 0
        if number > MAX_BLOCKS or letters > MAX_LETTERS:
            return False
    return True


def problems(blocks) -> list[str]:
    """Why this is no body, each with its place: for those who write programs, in English; empty for a body."""
    return list(islice(_problems(blocks), _TOLD))


def _problems(value) -> Iterator[str]:
    if not isinstance(value, list):
        yield "body: a list of blocks is expected"
        return
    letters = 0
    for number, (place, depth, block, allowed) in enumerate(_walk(value), 1):
        if number > MAX_BLOCKS:
            yield f"body: more than {MAX_BLOCKS} blocks"
            return
        found = _fault(block, depth, allowed)
        if found:
            yield f"{place}: {found}"
        else:
            letters += _letters(block)
    if letters > MAX_LETTERS:
        yield f"body: more than {MAX_LETTERS} characters"


def _letters(block: dict) -> int:
    """How many letters a block holds by itself, those of a picture's description counted."""
    runs, attrs = block.get("runs"), block.get("attrs")
    alt = attrs.get("alt") if isinstance(attrs, dict) else None
    inside = sum(len(run[0]) for run in runs if not _run_fault(run)) if isinstance(runs, list) else 0
    return inside + (len(alt) if isinstance(alt, str) else 0)


def _walk(value: list) -> Iterator[tuple]:
    """(place, depth, block, types that may stand here) in reading order, never deeper than a body may be."""
    waiting = [iter([(f"body[{n}]", 1, block, WIDE) for n, block in enumerate(value)])]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            continue
        yield entry
        place, depth, block, _ = entry
        children = block.get("children") if isinstance(block, dict) else None
        if isinstance(children, list) and depth < MAX_DEPTH:
            kinds = CHILDREN.get(block["type"], ()) if isinstance(block.get("type"), str) else ()
            below = [(f"{place}.children[{n}]", depth + 1, child, kinds) for n, child in enumerate(children)]
            waiting.append(iter(below))


def _fault(block, depth: int, allowed: tuple) -> str:
    """The first fault of one block, "" if there is none; children are looked at by themselves."""
    if not isinstance(block, dict) or not isinstance(block.get("type"), str) or block["type"] not in TYPES:
        return "not a block of a known type"
    kind = block["type"]
    inside, other = ("runs", "children") if kind in LEAVES else ("children", "runs")
    if kind not in allowed:
        return f"a block of type {kind} cannot stand here"
    if not set(block) <= _KEYS or other in block or not isinstance(block.get(inside), list):
        return f"a block of type {kind} holds a list of {inside} and nothing else"
    if inside == "children" and depth == MAX_DEPTH and block["children"]:
        return f"blocks stand at most {MAX_DEPTH} deep in one another"
    if kind == DOCUMENT and block["runs"]:
        return "a document has no words of its own: runs is empty"
    if "id" in block and not is_id(block["id"]):
        return "an id has 1 to 40 letters, digits, hyphens and underscores"
    return _attrs_fault(kind, block.get("attrs", {})) or next(filter(None, map(_run_fault, block.get("runs", ()))), "")


def _attrs_fault(kind: str, attrs) -> str:
    if not isinstance(attrs, dict) or not set(attrs) <= _ATTRS.get(kind, {"lang", "header"}):
        return "attributes are lang and header, of pictures lang, picture, alt, decorative, of documents lang, document"
    lang = attrs.get("lang", "de")
    if not isinstance(lang, str) or not lang or safe_lang(lang) != lang:
        return "lang is a language code in small letters"
    if "header" in attrs and (kind != "cell" or attrs["header"] is not True):
        return "header is true, and for cells only"
    if kind == DOCUMENT:
        return "" if is_number(attrs.get("document")) else "document is the number of a document"
    return _picture_fault(attrs) if kind == PICTURE else ""


def _picture_fault(attrs: dict) -> str:
    alt = attrs.get("alt", "")
    if not is_number(attrs.get("picture")):
        return "picture is the number of a picture"
    if not isinstance(alt, str) or len(alt) > MAX_ALT or _CONTROL.search(alt):
        return f"alt is a text of at most {MAX_ALT} characters without control characters"
    if "decorative" in attrs and (attrs["decorative"] is not True or "alt" in attrs):
        return "decorative is true, and for pictures without alt only"
    return ""


def _run_fault(run) -> str:
    if not isinstance(run, list | tuple) or len(run) != 2 or not isinstance(run[0], str):
        return "a run is a text and a list of its marks"
    text, marks = run
    if not isinstance(marks, list | tuple) or not all(isinstance(mark, str) for mark in marks):
        return "a run is a text and a list of its marks"
    if text == BREAK and marks:
        return "a line break has no marks"
    if _CONTROL.search(text):
        return "a text holds an invisible control character"
    return "" if are_marks(marks) else "a mark is unknown or stands twice"
