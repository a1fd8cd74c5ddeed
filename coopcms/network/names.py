"""The recorded names of organisations as the check of names reads them."""

from collections.abc import Iterable
from datetime import date

from coopcms.language import spelling
from coopcms.language.spelling import NameRecord

FORMER = "former"


def name_records(rows: Iterable[tuple]) -> tuple[NameRecord, ...]:
    """Of (present name, another name or None, its kind, from, to): each name with its days, once.

    One that only spells the present name otherwise is no name of its own.
    """
    found: dict[NameRecord, None] = {}
    for name, other, kind, start, end in rows:
        found[NameRecord(name)] = None
        if other and (kind == FORMER or spelling.key(other) != spelling.key(name)):
            present = name if kind == FORMER else ""
            found[NameRecord(other, _first(start), _last(end), present)] = None
    return tuple(found)


def _first(text: str) -> date | None:
    """The first day of 2021, 2021-07 or 2021-07-01; none for an empty text."""
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :]) if text else None


def _last(text: str) -> date | None:
    """A last day that is not too early: that of the year or of the longest month where no day is known."""
    first = _first(text)
    if first is None or len(text) == 10:
        return first
    return date(first.year, 12, 31) if len(text) == 4 else date(first.year + first.month // 12, first.month % 12 + 1, 1)
