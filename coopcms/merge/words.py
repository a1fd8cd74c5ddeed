"""What was written and what was struck out, word by word."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKENS = re.compile(r"\w+(?:[:*/’'-]\w+)*|\s+|[^\w\s]")  # "Lehrer:innen" is one word
_MOST_PAIRS = 400_000  # equal words on both sides that difflib looks at in bounded time


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; `op` is equal, insert or delete."""

    op: str
    text: str


def diff_words(a: str, b: str) -> list[Segment]:
    """The way from `a` to `b`: equal and deleted texts make up `a`, equal and inserted ones `b`, to the last space."""
    old, new, segments = _TOKENS.findall(a), _TOKENS.findall(b), []
    for op, i, j, k, m in opcodes(old, new):
        before, after = "".join(old[i:j]), "".join(new[k:m])
        segments += [("equal", before, "")] if op == "equal" else [("change", before, after)]
    return [part for segment in _readable(segments) for part in _segments(*segment)]


def opcodes(a: list, b: list) -> list[tuple[str, int, int, int, int]]:
    """As difflib's, but what is equal at both ends is never looked at, and a huge middle is one replacement."""
    start, shortest = 0, min(len(a), len(b))
    while start < shortest and a[start] == b[start]:
        start += 1
    end = 0
    while end < shortest - start and a[-1 - end] == b[-1 - end]:
        end += 1
    stop_a, stop_b = len(a) - end, len(b) - end
    found = [("equal", 0, start, 0, start)] if start else []
    for op, i, j, k, m in _middle(a[start:stop_a], b[start:stop_b]):
        found.append((op, i + start, j + start, k + start, m + start))
    return found + ([("equal", stop_a, len(a), stop_b, len(b))] if end else [])


def _middle(a: list, b: list) -> list[tuple[str, int, int, int, int]]:
    if not a and not b:
        return []
    in_a, in_b = Counter(a), Counter(b)
    if not a or not b or sum(count * in_b[word] for word, count in in_a.items()) > _MOST_PAIRS:
        return [("replace" if a and b else "delete" if a else "insert", 0, len(a), 0, len(b))]
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


def _readable(segments: list) -> list:
    """Changes with nothing but a space between them are one change."""
    out: list = []
    for at, (op, before, after) in enumerate(segments):
        between = op == "equal" and before.isspace() and 0 < at < len(segments) - 1
        if between:
            op, after = "change", before
        if out and op == "change" == out[-1][0]:
            out[-1] = ("change", out[-1][1] + before, out[-1][2] + after)
        else:
            out.append((op, before, after))
    return out


def _segments(op: str, before: str, after: str) -> list[Segment]:
    if op == "equal":
        return [Segment("equal", before)]
    return [Segment(name, text) for name, text in (("delete", before), ("insert", after)) if text]
