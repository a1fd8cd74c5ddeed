"""Press texts in plain text: what typists mean by empty lines, short lines, hyphens and numbers."""

import re

from coopcms.blocks.normal import normal
from coopcms.blocks.runs import tidy, visible
from coopcms.blocks.shape import Block, group, leaf
from coopcms.exchange.press_bounds import refuse_many, refuse_wordy
from coopcms.exchange.press_lines import Part, joined_lines, parts_of
from coopcms.exchange.press_text import PressText, fits, is_dateline, is_label

_RULE = re.compile(r"\s*([-_=*~#–—])(?:\s*\1){2,}\s*")
_SUBHEAD = 90  # characters


def from_press_plain(text: str) -> PressText:
    """The parts of a text: its first line is the title, a short line of its own after it the subtitle.

    A label and a line of place and date may stand before the title, in either order.
    """
    groups = _groups(tidy(text))
    parts = {}
    while name := _above(groups, parts):
        parts[name] = groups[0].pop(0)
        groups = [lines for lines in groups if lines]
    if groups and fits("title", groups[0][0]):
        parts["title"] = groups[0].pop(0)
        subtitle = next(filter(None, groups), [])
        alone = len(subtitle) == 1 and fits("subtitle", subtitle[0]) and subtitle[0][-1] != "."
        if alone and subtitle is not groups[-1] and parts_of(subtitle)[0].kind == "p":
            parts["subtitle"] = subtitle.pop()
    return PressText(**parts, body=normal(_blocks([lines for lines in groups if lines])))


def plain_blocks(text: str) -> list[Block]:
    """The text as blocks, all of it: nothing is taken for a headline."""
    return normal(_blocks(_groups(tidy(text))))


def _above(groups: list[list[str]], parts: dict) -> str:
    """Which part the first line is if it stands above the title; "" if it is the title or all there is."""
    if sum(map(len, groups)) < 2:
        return ""
    line, *after = groups[0]
    if "dateline" not in parts and is_dateline(line):
        return "dateline"
    alone = not after or is_dateline(after[0])
    return "kicker" if "kicker" not in parts and alone and is_label(line) else ""


def _groups(text: str) -> list[list[str]]:
    """Lines that stand together, without the empty and the drawn ones between them."""
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        if visible(line) and not _RULE.fullmatch(line):
            groups[-1].append(" ".join(line.split()))
        elif groups[-1]:
            groups.append([])
    groups = [lines for lines in groups if lines]
    refuse_wordy(sum(len(line) for lines in groups for line in lines))
    return groups


def _blocks(groups: list[list[str]]) -> list[Block]:
    """Paragraphs, subheads and lists; list items that empty lines keep apart are one list."""
    parts = [part for lines in groups for part in parts_of(lines)]
    refuse_many(len(parts))
    blocks: list[Block] = []
    at = 0
    while at < len(parts):
        end = _end_of_list(parts, at)
        kind, number = parts[at].kind, parts[at].number
        if kind == "ul" or (kind == "ol" and number == 1 and end - at > 1):
            blocks.append(group(kind, [group("li", [_leaf("p", part.lines)]) for part in parts[at:end]]))
        else:
            blocks += [_paragraph(parts, n) for n in range(at, end)]
        at = end
    return blocks


def _end_of_list(parts: list[Part], at: int) -> int:
    """Where the list that begins here ends; numbers have to go on by one."""
    end = at + 1
    while end < len(parts) and parts[at].kind != "p" and parts[end].kind == parts[at].kind:
        if parts[at].kind == "ol" and parts[end].number != parts[end - 1].number + 1:
            break
        end += 1
    return end


def _paragraph(parts: list[Part], at: int) -> Block:
    """A part that is no list item: a subhead if it is one short line before a text or list."""
    lines = [parts[at].sign + parts[at].lines[0], *parts[at].lines[1:]]
    following = parts[at + 1] if at + 1 < len(parts) else None
    starts = following and (following.kind == "ul" or not _looks_short(following.lines))
    return _leaf("h2" if starts and _looks_short(lines) else "p", lines)


def _looks_short(lines: list[str]) -> bool:
    return len(lines) == 1 and len(lines[0]) <= _SUBHEAD and lines[0][-1] not in ".:;,!?"


def _leaf(kind: str, lines: list[str]) -> Block:
    return leaf(kind, [[joined_lines(lines), []]])
