"""What makes two blocks the same: type, attributes, words and marks, whatever their ids."""

import json
from collections import Counter
from collections.abc import Hashable
from unicodedata import normalize

LIBRARY = ("picture", "document")  # types of blocks that stand for a number of the library


def key(block: dict) -> Hashable:
    """Equal for blocks of equal content; the numbers of inline quotes count within their paragraph only."""
    if "children" in block:
        return frame_of(block), None, tuple(map(key, block["children"]))
    return frame_of(block), runs_of(block)


class Keyed:
    """A block that is equal to every block of the same content."""

    __slots__ = ("block", "key", "hash")

    def __init__(self, block: dict):
        self.block, self.key = block, key(block)
        self.hash = hash(self.key)

    def __eq__(self, other) -> bool:
        return self.hash == other.hash and self.key == other.key

    def __hash__(self) -> int:
        return self.hash


def text_of(block: dict) -> str:
    """The words of a block, those of the blocks in it by lines."""
    if "children" in block:
        return "\n".join(map(text_of, block["children"]))
    return "".join(_nfc(run[0]) for run in block.get("runs") or ())


def words_of(block: dict) -> Counter:
    """The words of a block, to be compared with those of another; what of the library it is weighs as much as they."""
    words = Counter(text_of(block).split())
    if thing := thing_of(block):
        words[thing] = max(1, words.total())
    return words


def thing_of(block: dict) -> str:
    """What of the library a block is, as "picture 12" or "document 3"; "" for every other block."""
    kind = block.get("type")
    return f"{kind} {block['attrs'][kind]}" if kind in LIBRARY else ""


def formats_of(block: dict) -> list[tuple]:
    """For every letter of `text_of` what it is formatted with: the blocks around it and the marks on it."""
    frame = frame_of(block)
    if "children" not in block:
        return [(frame, marks) for text, marks in runs_of(block) for _ in text]
    out: list[tuple] = []
    for number, child in enumerate(block["children"]):
        out += [(frame, "\n")] if number else []
        out += [(frame, *inner) for inner in formats_of(child)]
    return out


def frame_of(block: dict) -> tuple:
    """What a block is besides its words: type and attributes."""
    attrs = block.get("attrs")
    return block.get("type"), json.dumps(attrs, sort_keys=True) if attrs else "{}"


def runs_of(block: dict) -> tuple:
    """The runs of a leaf as (text, marks), to be compared with those of another."""
    return _runs(block.get("runs") or ())


def _runs(runs) -> tuple:
    numbers: dict[str, str] = {}
    return tuple((_nfc(text), tuple(sorted(_own_number(mark, numbers) for mark in marks))) for text, marks in runs)


def _own_number(mark: str, numbers: dict[str, str]) -> str:
    return numbers.setdefault(mark, f"q:{len(numbers) + 1}") if mark.startswith("q:") else mark


def _nfc(text: str) -> str:
    return text if text.isascii() else normalize("NFC", text)
