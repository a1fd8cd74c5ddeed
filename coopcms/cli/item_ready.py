"""`coopcms item ready`: what an item still lacks before the next step; exit 1 where something holds it up."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from coopcms.cli.item_named import actor_of, item_of, reading
from coopcms.cli.output import gettext, print_result
from coopcms.content.kinds.declaration import Kind
from coopcms.content.kinds.registry import KINDS
from coopcms.content.policy import owners_of
from coopcms.errors import msg
from coopcms.readiness.gathered import lines_about, saved
from coopcms.readiness.lines import BLOCKING, HINT, SEVERITIES, WARNING, Line, Place, counts
from coopcms.readiness.titles import title
from coopcms.review.facts import facts_for

HELD_UP = 1  # exit status
_TITLES = {BLOCKING: msg("Holds up"), WARNING: msg("Still missing"), HINT: msg("Hints")}


def add(acts) -> None:
    """ready"""
    reading(acts, "ready", "what an item still lacks before the next step; exit 1 where something holds it up")


def _ready(args: Namespace) -> int:
    actor = actor_of(args)
    item = item_of(args, actor)
    lines, kind = lines_about(saved(item), facts_for(item), owners_of(item), actor), KINDS[item.kind]
    data = {"id": item.id, "counts": counts(lines), "lines": [_data(line, kind) for line in lines]}
    print_result(args, data, "\n".join(_text(lines, kind)) or gettext(msg("Nothing is missing.")))
    return HELD_UP if data["counts"][BLOCKING] else 0


def _data(line: Line, kind: Kind) -> dict:
    places = [
        {"field": one.field, "block": one.block, "start": one.start, "end": one.end, "passage": one.passage}
        for one in line.places
    ]
    return {
        "rule": line.rule, "severity": line.severity, "title": _title(line, kind), "message": _said(line),
        "repair": gettext(line.repair, **line.values), "count": line.count, "steps": list(line.steps), "places": places,
    }  # fmt: skip


def _text(lines: Sequence[Line], kind: Kind) -> Iterator[str]:
    """The list as people read it in a terminal: a line for each, its places below."""
    for severity in SEVERITIES:
        found = [line for line in lines if line.severity == severity]
        if found:
            yield f"{gettext(_TITLES[severity])} ({len(found)})"
        for line in found:
            times = f" ({line.count})" if line.count > 1 else ""
            yield f"  {_title(line, kind)}{times}: {_said(line)} {gettext(line.repair, **line.values)}"
            yield from (f"    {_place(place, kind)}" for place in line.places)


def _title(line: Line, kind: Kind) -> str:
    text, is_german = title(line, kind)
    return text if is_german else gettext(text)


def _said(line: Line) -> str:
    return line.message if line.is_german else gettext(line.message, **line.values)


def _place(place: Place, kind: Kind) -> str:
    field = kind.field(place.field)
    label = gettext(field.label) if field else place.field
    return f"{label}: {gettext(msg('“%(passage)s”'), passage=place.passage)}" if place.passage else label


ACTS = {"ready": _ready}
