"""The address of a list, read and written; a kept view is such an address too, and is read like any other."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from coopcms.admin.list_columns import COLUMNS
from coopcms.admin.list_wanted import SORTS, Wanted
from coopcms.clock import parse_day
from coopcms.errors import Invalid

Choices = Mapping[str, Mapping[str, str]]  # for each filter with a choice: its values in words
HOME = "/admin/inhalte/"
TITLE = "titel"  # names the column that is always there: a list with no other asks for this one
KEYS = {
    "text": "q", "state": "zustand", "kind": "art", "centre": "zentrum", "topic": "thema", "copies": "kopien",
    "turn": "dran", "waiting": "wartet", "overdue": "ueberfaellig", "invited": "einladung", "commented": "gespraech",
    "mine": "meine", "watched": "beobachtet", "planned_from": "geplant_ab", "planned_until": "geplant_bis",
    "expiring_from": "endet_ab", "expiring_until": "endet_bis", "since": "seit", "trash": "papierkorb",
    "sort": "sort", "page": "seite", "columns": "spalten",
}  # fmt: skip
_OTHERS = ("lang",)  # say nothing about the list
_LONGEST = 200


class Asked(NamedTuple):
    """What an address asks for, and which parts of it (name and value) mean nothing here and were left out."""

    wanted: Wanted
    unknown: tuple[tuple[str, str], ...] = ()


def asked(given: MultiDict, choices: Choices) -> Asked:
    """What is no filter of ours, or has no value of ours, is left out and named."""
    found: dict[str, Any] = {}
    unknown = [(key, value) for key, value in given.items() if value and key not in (*KEYS.values(), *_OTHERS)]
    for name, key in KEYS.items():
        texts = [text.strip()[:_LONGEST] for text in given.getlist(key)]
        if not (text := ",".join(texts) if name == "columns" else "".join(texts[:1])):
            continue
        value = _READERS[name](text, choices)
        if value:
            found[name] = value
        elif name != "page":
            unknown.append((key, text))
    if "topic" in found:
        found["topic_name"] = choices["topic"][found["topic"]]
    if found.get("columns") == (TITLE,):
        found["columns"] = ()
    return Asked(Wanted(**found), tuple((key, value[:80]) for key, value in unknown))


def asked_in(query: str, choices: Choices) -> Asked:
    """The same for the part of an address behind the question mark."""
    return asked(MultiDict(parse_qsl(query[:4000])), choices)


def query_of(wanted: Wanted) -> str:
    """The part of the address behind the question mark; what a list does not ask for is not in it."""
    plain = Wanted()
    values = {name: getattr(wanted, name) for name in KEYS if getattr(wanted, name) != getattr(plain, name)}
    return urlencode({KEYS[name]: _written(value) for name, value in values.items()}, safe=",")


def address(wanted: Wanted) -> str:
    """The address of a list."""
    query = query_of(wanted)
    return f"{HOME}?{query}" if query else HOME


def without(wanted: Wanted, *names: str) -> Wanted:
    """The same list from its first page on, not narrowed by these any more."""
    plain = Wanted()
    return replace(wanted, page=1, **{name: getattr(plain, name) for name in names})


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value) or TITLE
    if isinstance(value, bool):
        return "1"
    return value.isoformat() if isinstance(value, date) else str(value)


def _chosen(name: str) -> Callable[[str, Choices], str]:
    """A value that can be chosen for this filter."""
    return lambda text, choices: text if text in choices[name] else ""


def _yes(text: str, _choices: Choices) -> bool:
    return text == "1"


def _day(text: str, _choices: Choices) -> date | None:
    with suppress(Invalid):
        return parse_day(text)
    return None


def _columns(text: str, _choices: Choices) -> tuple[str, ...]:
    """Those that exist, in our order; the title's own name alone asks for no other."""
    names = text.split(",")
    return tuple(name for name in COLUMNS if name in names) or ((TITLE,) if TITLE in names else ())


def _page(text: str, _choices: Choices) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


_READERS: dict[str, Callable[[str, Choices], Any]] = {
    "text": lambda text, _choices: text,
    "sort": lambda text, _choices: text if text.removeprefix("-") in SORTS else "",
    "page": _page,
    "columns": _columns,
    **{name: _chosen(name) for name in ("state", "kind", "centre", "waiting", "topic", "copies")},
    **dict.fromkeys(("planned_from", "planned_until", "expiring_from", "expiring_until", "since"), _day),
    **dict.fromkeys(("turn", "overdue", "invited", "commented", "mine", "watched", "trash"), _yes),
}
