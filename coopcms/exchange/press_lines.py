"""Lines of plain text: list items and wrapped paragraphs told apart, wrapped lines joined."""

import re
from itertools import pairwise
from typing import NamedTuple

_BULLET = re.compile(r"([-•*–·‣])\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_SHARED = re.compile(r"(?:und|oder|bzw\.|sowie|bis|als|wie|statt)\b")  # "Weiter- und Fortbildung" keeps its hyphen
_ADDRESS_LINE = 45  # characters; wrapped text has longer lines


class Part(NamedTuple):
    """A paragraph or list item: `kind` p, ul or ol, its lines without the `sign` they began with, its number."""

    kind: str
    lines: list[str]
    sign: str = ""
    number: int = 0


def parts_of(lines: list[str]) -> list[Part]:
    """The paragraph and the list items that a group of lines consists of."""
    parts: list[Part] = []
    signs = [_sign(line) for line in lines]
    for at, (line, sign) in enumerate(zip(lines, signs, strict=True)):
        in_text = bool(parts) and parts[-1].kind == "p" and not lines[at - 1].endswith(":")
        if sign and not (in_text and signs.count(sign) < 2):
            kind, found = sign[0], (_BULLET if sign[0] == "ul" else _NUMBER).match(line)
            parts.append(Part(kind, [line[found.end() :]], found[0], int(found[1]) if kind == "ol" else 0))
        elif parts:
            parts[-1].lines.append(line)
        else:
            parts.append(Part("p", [line]))
    return parts


def joined_lines(lines: list[str]) -> str:
    """One paragraph of wrapped lines; the short lines of an address stay lines."""
    if _is_address(lines):
        return "\n".join(lines)
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        if not _HYPHEN.search(before, max(0, len(before) - 2)) or _SHARED.match(line):
            pieces.append(" ")
        elif line[0].islower():
            pieces[-1] = pieces[-1][:-1]
        pieces.append(line)
    return "".join(pieces)


def _sign(line: str) -> tuple[str, str] | None:
    """What makes this line a list item: signs of one kind are equal, whatever the number."""
    if bullet := _BULLET.match(line):
        return "ul", bullet[1]
    return ("ol", "") if _NUMBER.match(line) else None


def _is_address(lines: list[str]) -> bool:
    if max(map(len, lines)) > _ADDRESS_LINE:
        return False
    ends, starts = lines[:-1], lines[1:]
    return not any(line[-1] in ".,;-!?" for line in ends) and not any(line[0].islower() for line in starts)
