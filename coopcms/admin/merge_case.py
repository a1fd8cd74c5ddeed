"""Three texts of one item in rows, field by field: what is taken by itself, and at which places a person decides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coopcms.admin.merge_own import begun, can_write, written
from coopcms.admin.reading import text_of
from coopcms.admin.words import shown
from coopcms.blocks.canonical import digest
from coopcms.blocks.normal import normal
from coopcms.blocks.text import from_plain
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.declaration import Field, Kind
from coopcms.merge.rows import ALIKE, MINE, OPEN, SAME, THEIRS, Row, compose, open_rows, rows, stamp_of
from coopcms.merge.three_way import merge_value

_TWICE = (d.TEXT, d.LINES, d.WORDS)  # fields that can hold the words of both
MY, OTHER, BOTH, OWN = "mine", "theirs", "both", "own"  # what can be decided


@dataclass(frozen=True, slots=True)
class Case:
    """The words both began with and what became of them, content and placement together.

    `unread` are fields of mine as they were typed that no version can hold so.
    """

    kind: Kind
    base: Mapping[str, Any]
    mine: Mapping[str, Any]
    theirs: Mapping[str, Any]
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person decides: `sides` are the answers there are, `begun` is what stands in the field for own words.

    `key` names its inputs; the same `stamp` means the same texts, whatever has become of the others.
    """

    key: str
    name: str
    number: int
    stamp: str
    sides: tuple[str, ...]
    begun: str
    row: Row


@dataclass(frozen=True, slots=True)
class Part:
    """One field that is not the same in all three texts."""

    field: Field
    rows: tuple[Row, ...]
    places: tuple[Place, ...]


def parts_of(case: Case) -> tuple[Part, ...]:
    """The fields in the order of the form; the places are numbered through all of them."""
    found, number = [], 1
    for one in case.kind.fields + d.PLACEMENT:
        part = (_body if one.type == d.BODY else _value)(case, one, number)
        if any(row.op != SAME for row in part.rows):
            found.append(part)
            number += len(part.places)
    return tuple(found)


def places_of(parts: tuple[Part, ...]) -> list[Place]:
    """All places that wait for somebody's answer."""
    return [place for part in parts for place in part.places]


def merged(case: Case, parts: tuple[Part, ...], answers: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """The value of every field in `parts`, by the answers (side, own words) for the keys of the places."""
    return {part.field.name: _composed(case, part, answers) for part in parts}


def _composed(case: Case, part: Part, answers: Mapping[str, tuple[str, str]]) -> Any:
    name = part.field.name
    if part.field.type == d.BODY:
        decided = {place.row.number: _blocks(place.row, *answers[place.key]) for place in part.places}
        return normal(compose(part.rows, decided))
    if not part.places:
        return _of(case.theirs if part.rows[0].op == THEIRS else case.mine, part.field)
    side, words = answers[name]
    mine, theirs = _of(case.mine, part.field), _of(case.theirs, part.field)
    return {MY: mine, OTHER: theirs, BOTH: _both(part.field, mine, theirs), OWN: words}[side]


def _blocks(row: Row, side: str, words: str) -> list[dict]:
    chosen = {MY: row.mine, OTHER: row.theirs, BOTH: (*row.mine, *row.theirs)}
    return written(words, row) if side == OWN else list(chosen[side])


def _both(one: Field, mine: Any, theirs: Any) -> Any:
    if isinstance(mine, list):
        return list(dict.fromkeys([*mine, *theirs]))
    return ("\n" if one.type == d.LINES else " ").join([mine, theirs])


def _body(case: Case, one: Field, number: int) -> Part:
    found = rows(*(_of(side, one) for side in (case.base, case.mine, case.theirs)))
    places = (_place_in_body(one.name, row, number + row.number - 1) for row in open_rows(found))
    return Part(one, found, tuple(places))


def _place_in_body(name: str, row: Row, number: int) -> Place:
    both, own = (BOTH,) if row.mine and row.theirs else (), (OWN,) if can_write(row) else ()
    sides = (MY, OTHER, *both, *own)
    return Place(f"{name}-{row.number}", name, number, stamp_of(row), sides, begun(row), row)


def _value(case: Case, one: Field, number: int) -> Part:
    values = [_of(side, one) for side in (case.base, case.mine, case.theirs)]
    if one.name in case.unread:
        return _unread(case, one, number)
    texts = [digest([value]) for value in values]
    is_open = merge_value(*texts).conflict
    op = OPEN if is_open else SAME if texts[1] == texts[2] == texts[0] else _who(texts)
    sides = [_leaves(text_of(one, value)) for value in values]
    row = Row(op, *sides, taken=sides[2] if op == THEIRS else sides[1], number=number if is_open else 0)
    return Part(one, (row,), tuple(_places(case, one, row, digest(values)[:16])))


def _who(texts: list[str]) -> str:
    return MINE if texts[2] == texts[0] else THEIRS if texts[1] == texts[0] else ALIKE


def _places(case: Case, one: Field, row: Row, stamp: str) -> Iterator[Place]:
    if row.op != OPEN:
        return
    sides = (MY, OTHER, BOTH) if row.mine and row.theirs and one.type in _TWICE else (MY, OTHER)
    own = () if one.type == d.CHOICE else (OWN,)
    yield Place(one.name, one.name, row.number, stamp, (*sides, *own), shown(case.kind, case.mine)[one.name], row)


def _unread(case: Case, one: Field, number: int) -> Part:
    """What was typed is no value of the field: it is mended here, or theirs stays."""
    typed, theirs = case.unread[one.name], _of(case.theirs, one)
    row = Row(OPEN, (), _leaves(typed), _leaves(text_of(one, theirs)), number=number)
    own = () if one.type == d.CHOICE else (OWN,)
    place = Place(one.name, one.name, number, digest([typed, theirs])[:16], (OTHER, *own), typed, row)
    return Part(one, (row,), (place,))


def _of(words: Mapping[str, Any], one: Field) -> Any:
    return words.get(one.name) or ([] if one.type in (d.BODY, d.WORDS) else "")


def _leaves(text: str) -> tuple[dict, ...]:
    return tuple(from_plain(text))
