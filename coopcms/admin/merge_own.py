"""Words that a person writes themselves where two texts meet: plain paragraphs, set again as the words they kept were.

Nobody has to read HTML to write them: an empty line parts paragraphs, whatever stood there keeps what it was (a
subhead, an item, a quotation), and links or emphasis stay on the words that stay.
"""

import re
from collections import Counter
from itertools import groupby
from typing import NamedTuple

from coopcms.admin.merge_marks import text_of, with_marks_of
from coopcms.blocks.runs import tidy
from coopcms.blocks.shape import HEADINGS, LISTS, Block, group, leaf
from coopcms.merge.rows import Row
from coopcms.merge.words import similarity

_PLAIN = ("p", *HEADINGS)  # plain words say all there is to them
_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ALIKE = 0.5  # of its words a paragraph shares with the one whose looks it takes


class _Unit(NamedTuple):
    """One paragraph with the item and the group it stands in, if any."""

    leaf: Block
    item: Block | None = None
    around: Block | None = None


def can_write(row: Row) -> bool:
    """Whether plain words say all that stands here: a table, picture or list in a list is taken as one side has it."""
    return None not in [_units(block) for side in (row.mine, row.theirs) for block in side]


def begun(row: Row) -> str:
    """What stands in the field at first: the words of the first side that has some, an empty line between."""
    return "\n\n".join(text_of(unit.leaf) for unit in _all(row.mine or row.theirs))


def written(text: str, row: Row) -> list[Block]:
    """The blocks of what was written, fit for the place of the row; what was not touched is as it stood."""
    first, known = _all(row.mine or row.theirs), [*_all(row.mine), *_all(row.theirs)]
    parts = [part.strip() for part in _EMPTY_LINES.split(tidy(text)) if part.strip()]
    if parts == [text_of(unit.leaf).strip() for unit in first]:
        return list(row.mine or row.theirs)
    in_place = len(parts) == len(first)
    new = [_set(part, _twin(part, known, first[at] if in_place else None), row) for at, part in enumerate(parts)]
    return _grouped(_gathered(new, first))


def _all(blocks: tuple[Block, ...]) -> list[_Unit]:
    return [unit for block in blocks for unit in _units(block) or ()]


def _units(block: Block) -> list[_Unit] | None:
    """The paragraphs of a block; None where their order is not all there is to it."""
    if block["type"] in _PLAIN:
        return [_Unit(block)]
    if block["type"] == "li":
        return [_Unit(block["children"][0], block)] if _is_lone(block) else None
    if "children" not in block:
        return None
    if block["type"] in LISTS:
        whole = all(map(_is_lone, block["children"]))
        return [_Unit(item["children"][0], item, block) for item in block["children"]] if whole else None
    whole = block["type"] in ("quote", "box") and all(child["type"] in _PLAIN for child in block["children"])
    return [_Unit(child, None, block) for child in block["children"]] if whole else None


def _is_lone(item: Block) -> bool:
    return [child["type"] for child in item["children"]] == ["p"]


def _twin(part: str, known: list[_Unit], there: _Unit | None) -> _Unit | None:
    """The paragraph this one was: the same words, else the one in its place, else the one most like it."""
    same = next((unit for unit in known if text_of(unit.leaf).strip() == part), None)
    if same or there or not known:
        return same or there
    words = Counter(part.split())
    alike = [similarity(Counter(text_of(unit.leaf).split()), words) for unit in known]
    best = max(range(len(known)), key=alike.__getitem__)
    return known[best] if alike[best] >= _ALIKE else None


def _set(part: str, twin: _Unit | None, row: Row) -> _Unit:
    in_list = row.within[-1:] and row.within[-1] in LISTS
    if twin is None:
        new = leaf("p", [[part, []]])
        return _Unit(new, group("li", [new])) if in_list else _Unit(new)
    new = {**twin.leaf, "runs": with_marks_of(twin.leaf, part)}
    return _Unit(new, {**twin.item, "children": [new]} if twin.item else None, twin.around)


def _gathered(new: list[_Unit], first: list[_Unit]) -> list[_Unit]:
    """Where all stood in one list, quotation or box, paragraphs that were added stand there, too."""
    around = first[0].around if first else None
    if around is None or any(unit.around is not around for unit in first):
        return new
    return [_within(unit, around) for unit in new]


def _within(unit: _Unit, around: Block) -> _Unit:
    if unit.around and unit.around["type"] != around["type"]:
        return unit
    is_list = around["type"] in LISTS
    return _Unit(unit.leaf, unit.item or (group("li", [unit.leaf]) if is_list else None), around)


def _grouped(units: list[_Unit]) -> list[Block]:
    out: list[Block] = []
    for _key, part in groupby(units, lambda unit: id(unit.around)):
        some = list(part)
        blocks = [unit.item or unit.leaf for unit in some]
        out += [{**some[0].around, "children": blocks}] if some[0].around else blocks
    return out
