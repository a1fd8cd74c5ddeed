"""Our rich text as one text: the words of its blocks, paragraphs apart, with the way back to blocks and runs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coopcms.language.findings import Span

OBJECT = "\ufffc"  # stands for what is in a line but no text
_BETWEEN = "\n\n"  # nothing is read across an empty line
_QUOTES, _CODE = ("quote", "blockquote"), ("code", "pre")


class Part(NamedTuple):
    """Letters start..end of one run."""

    run: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that holds runs: where its text begins in the whole and each run in its text; `guards` by run."""

    block: dict
    text: str
    start: int
    runs: tuple[int, ...]
    guards: tuple[str, ...]

    def parts(self, start: int, end: int) -> tuple[Part, ...]:
        """The runs under text[start:end], each with the letters of it that lie in there."""
        found = []
        for run in range(bisect_right(self.runs, start) - 1, len(self.runs)):
            first, last = self.runs[run], (*self.runs[1:], len(self.text))[run]
            if first >= end:
                break
            if max(first, start) < min(last, end):
                found.append(Part(run, max(first, start) - first, min(last, end) - first))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class RichDoc:
    """All leaves in reading order, their texts as one, and what of it is protected."""

    leaves: tuple[Leaf, ...]
    text: str
    protected: tuple[Span, ...]

    def leaf_at(self, offset: int) -> int:
        """The number of the leaf in whose text the offset of the whole lies."""
        return bisect_right(self.leaves, offset, key=lambda leaf: leaf.start) - 1


def rich_doc(blocks: Sequence[dict]) -> RichDoc:
    """Read blocks as they are stored: {"type", "attrs", "runs": [[text, marks]] or "children"}."""
    leaves, at = [], 0
    for block, guard in _leaves(blocks, ""):
        texts = [run[0] if isinstance(run[0], str) else OBJECT for run in block["runs"]]
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text))
        guards = tuple(_guard(run[1], guard) for run in block["runs"])
        leaves.append(Leaf(block, "".join(texts), at, tuple(starts[:-1]), guards))
        at += starts[-1] + len(_BETWEEN)
    return RichDoc(tuple(leaves), _BETWEEN.join(leaf.text for leaf in leaves), tuple(_protected(leaves)))


def utf16(text: str, offset: int) -> int:
    """The offset as JavaScript counts: in units of UTF-16, of which an emoji has two."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text: str, units: int) -> int:
    """The offset in code points of a place counted in UTF-16; between two halves of one letter, that before it."""
    at = 0
    for offset, letter in enumerate(text):
        at += 2 if letter > "\uffff" else 1
        if at > units:
            return offset
    return len(text)


def _leaves(blocks: Sequence[dict], guard: str) -> Iterator[tuple[dict, str]]:
    """Blocks with runs, each with what protects all of it: quote, raw (another language, code) or nothing."""
    for block in blocks:
        inner = _by_language(block.get("attrs", {}).get("lang", ""), guard)
        inner = "quote" if block["type"] in _QUOTES else "raw" if block["type"] in _CODE else inner
        inner = guard if guard == "quote" else inner
        if "runs" in block:
            yield block, inner
        else:
            yield from _leaves(block.get("children", ()), inner)


def _guard(marks: Sequence[str], guard: str) -> str:
    if guard == "quote" or any(mark.startswith("q:") for mark in marks):
        return "quote"
    if "code" in marks:
        return "raw"
    return _by_language(next((mark[5:] for mark in marks if mark.startswith("lang:")), ""), guard)


def _by_language(lang: str, guard: str) -> str:
    """German words may be read again inside another language; no mark of a language changes nothing."""
    return guard if not lang else "" if lang.lower().partition("-")[0] == "de" else "raw"


def _protected(leaves: Sequence[Leaf]) -> Iterator[Span]:
    for leaf in leaves:
        for start, end, guard in zip(leaf.runs, (*leaf.runs[1:], len(leaf.text)), leaf.guards, strict=False):
            if guard and start < end:
                yield Span(leaf.start + start, leaf.start + end, guard)
