"""Which line of a typed document is its headline and which are subheads: by its styles, else by bold and length."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coopcms.exchange.press_text import fits, is_dateline, is_label

SHORT = 90  # characters of a line that can be a subhead …
HEADLINE = 160  # … and of one that can be a headline
PLAIN = ""
ROLES = {
    "title": {"title", "titel", "haupttitel", "headline", "schlagzeile"},
    "subtitle": {"subtitle", "untertitel", "unterzeile", "subline", "unterüberschrift"},
    "kicker": {"kicker", "dachzeile", "overline", "spitzmarke", "topline"},
    "lead": {"lead", "vorspann", "teaser", "anreißer", "anreisser", "einleitung"},
    "quote": {"quote", "zitat", "intense quote", "intensives zitat", "quotations", "block text", "blocktext"},
    "box": {"box", "infobox", "info box", "infokasten", "kasten"},
}  # fmt: skip
_BY_NAME = {name: role for role, names in ROLES.items() for name in names}
_HEADING = re.compile(r"(?:heading|überschrift|ueberschrift|berschrift)[ _-]?(\d)")
_DEEPEST = 4  # headings below h4 are h4


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that stands by itself: `role` of its style, its words, whether all of them are bold."""

    role: str
    text: str
    bold: bool = False


def role_of(style: str) -> str:
    """What a style's name says of a paragraph: title, lead, quote … or h1 to h9; empty for all others."""
    name = " ".join(style.replace("_20_", " ").lower().split())
    if found := _HEADING.fullmatch(name):
        return f"h{found[1]}"
    return _BY_NAME.get(name, PLAIN)


def tags_of(lines: Sequence[Line]) -> list[str]:
    """For every line h1 (the headline, once), h2 to h4, another role, or empty for an ordinary paragraph."""
    tags = [line.role for line in lines]
    headline = _headline(lines)
    shift = _shift(lines, headline)
    for at, line in enumerate(lines):
        if line.role[:1] == "h" and line.role[1:].isdigit():
            tags[at] = f"h{min(_DEEPEST, max(2, int(line.role[1:]) + shift))}"
    if headline is not None:
        tags[headline] = "h1"
    if not any(line.role.startswith("h") or line.role == "title" for line in lines):
        _read_bold(lines, tags, -1 if headline is None else headline)
    return ["h2" if tag == "title" else tag for tag in tags]


def _headline(lines: Sequence[Line]) -> int | None:
    """The first title; else the first line if it can be one, or the first heading of the highest level."""
    titles = [at for at, line in enumerate(lines) if line.role == "title"]
    if titles:
        return titles[0]
    first = next((at for at, line in enumerate(lines) if not _stands_above(line)), None)
    if first is None:
        return None
    highest = [at for at, line in enumerate(lines) if line.role == "h1"]
    if highest and (highest[0] == first or (len(highest) == 1 and all(map(_is_brief, lines[: highest[0]])))):
        return highest[0]
    can_be = lines[first].role == PLAIN and len(lines) > 1 and _is_brief(lines[first])
    return first if can_be else None


def _shift(lines: Sequence[Line], headline: int | None) -> int:
    """How much deeper headings are set: what has the style “heading 1” and is no headline stands below it."""
    others = [line.role for at, line in enumerate(lines) if at != headline]
    return 1 if "h1" in others else 0


def _read_bold(lines: Sequence[Line], tags: list[str], headline: int) -> None:
    """In a document without styles, short bold lines before a text are subheads, a long one on top is the lead."""
    for at in range(headline + 1, len(lines) - 1):
        line, following = lines[at], lines[at + 1]
        if not line.bold or tags[at]:
            continue
        if _is_short(line) and not (following.bold and _is_short(following)):
            tags[at] = "h2"
        elif at <= headline + 2 and not _is_short(line) and fits("lead", line.text) and not following.bold:
            tags[at] = "lead"


def _is_brief(line: Line) -> bool:
    return _is_short(line, HEADLINE)


def _is_short(line: Line, most: int = SHORT) -> bool:
    return len(line.text) <= most and line.text[-1] not in ".:;,"


def _stands_above(line: Line) -> bool:
    return line.role == "kicker" or is_label(line.text) or is_dateline(line.text)
