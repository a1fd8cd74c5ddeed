"""The words of hidden quotes where they stand once more: in fields, in headings, in what is said of pictures."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from coopcms.blocks.runs import joined
from coopcms.blocks.shape import Block
from coopcms.blocks.text import OMISSION

HEAD = ("kicker", "title", "subtitle", "lead", "seo_title", "seo_text")  # what lists and machines are told
_FEW_WORDS, _FEW_LETTERS = 4, 20  # fewer are anybody's words
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # signs within words that nobody sees
_WORD = re.compile(rf"(?:[^\W_]|[{_UNSEEN}])+")
_HIDDEN = dict.fromkeys(map(ord, _UNSEEN))
_PARTS = re.compile(r"(?<=[.!?…])[^\w„»\"]*\s+|\n+| … ")
Needle = tuple[str, ...]


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


def needles(texts: Iterable[str]) -> tuple[Needle, ...]:
    """What is looked for of quotes: each whole, and each of its sentences, as words without case; the longest first."""
    found: dict[Needle, None] = {}
    for text in texts:
        whole = _folded(text)
        parts = (_folded(part) for part in _PARTS.split(text))
        found |= dict.fromkeys([whole] if len(whole) >= _FEW_WORDS or sum(map(len, whole)) >= _FEW_LETTERS else [])
        found |= dict.fromkeys(part for part in parts if len(part) >= _FEW_WORDS)
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def tells(text: str, wanted: Collection[Needle]) -> bool:
    """Whether any of these words stand in the text, whatever signs and blanks are between them."""
    return bool(wanted) and bool(_span(text, wanted))


def without_words(content: Mapping, texts: Iterable[str]) -> Mapping:
    """The content with a mark of omission for the words of these quotes; itself where none stands there again.

    A field that says nothing else is empty then, a title only the mark.
    """
    wanted = needles(texts)
    if not wanted:
        return content
    left = {name: _field(name, value, wanted) for name, value in content.items()}
    return content if left == content else left


def _field(name: str, value: object, wanted: Collection[Needle]) -> object:
    if isinstance(value, list):
        return [_block(one, wanted) if isinstance(one, dict) and "type" in one else one for one in value]
    if not isinstance(value, str):
        return value
    left = _masked(value, wanted)
    return left if left == value or _WORD.search(left) else OMISSION if name == "title" else ""


def _masked(text: str, wanted: Collection[Needle]) -> str:
    while span := _span(text, wanted):
        text = text[: span[0]] + OMISSION + text[span[1] :]
    return text


def _block(block: Block, wanted: Collection[Needle]) -> Block:
    """Quotes that may be shown stay as they are, whatever words they share with others."""
    if block["type"] == "quote":
        return block
    if "alt" in block["attrs"]:
        block = {**block, "attrs": {**block["attrs"], "alt": _masked(block["attrs"]["alt"], wanted)}}
    if "runs" in block:
        return {**block, "runs": _runs(block["runs"], wanted)}
    return {**block, "children": [_block(one, wanted) for one in block["children"]]} if "children" in block else block


def _runs(runs: list, wanted: Collection[Needle]) -> list:
    shielded = "".join("\0" * len(text) if _is_quoted(marks) else text for text, marks in runs)
    while span := _span(shielded, wanted):
        runs = joined(list(_cut(runs, *span)))
        shielded = shielded[: span[0]] + OMISSION + shielded[span[1] :]
    return runs


def _cut(runs: list, start: int, end: int) -> Iterator[list]:
    at = 0
    for text, marks in runs:
        yield [text[: max(0, start - at)], marks]
        if at <= start < at + len(text):
            yield [OMISSION, []]
        yield [text[max(0, end - at) :], marks]
        at += len(text)


def _is_quoted(marks: list[str]) -> bool:
    return any(mark.startswith("q:") for mark in marks)


def _span(text: str, wanted: Collection[Needle]) -> tuple[int, int] | None:
    """Where the first of the longest words that are looked for stand."""
    said = [_Word(one.start(), one.end(), _fold(one[0])) for one in _WORD.finditer(text)]
    said = [one for one in said if one.folded]
    folded = tuple(one.folded for one in said)
    for needle in wanted:
        for at in range(len(folded) - len(needle) + 1):
            if folded[at] == needle[0] and folded[at : at + len(needle)] == needle:
                return said[at].start, said[at + len(needle) - 1].end
    return None


def _folded(text: str) -> Needle:
    return tuple(filter(None, (_fold(word) for word in _WORD.findall(text))))


def _fold(word: str) -> str:
    return word.translate(_HIDDEN).casefold()
