"""The same table for a narrow screen: for each row who may, grouped by centre, the people folded below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coopcms.admin.rights_heads import Head
from coopcms.admin.rights_table import LATER, YES, Row


@dataclass(frozen=True, slots=True)
class Card:
    """One row; `may` and `later` are (centre's short name, its roles), `heads` the columns meant by either."""

    row: Row
    may: tuple[tuple[str, tuple[str, ...]], ...]
    later: tuple[tuple[str, tuple[str, ...]], ...]
    heads: tuple[Head, ...]


def cards(table: Iterable[Row], heads: Sequence[Head]) -> list[Card]:
    """A card for each row, in the order of the table."""
    return [_card(row, list(zip(heads, row.verdicts, strict=True))) for row in table]


def _card(row: Row, told: list[tuple[Head, str]]) -> Card:
    may, later = ([head for head, word in told if word == wanted] for wanted in (YES, LATER))
    return Card(row, _by_centre(may), _by_centre(later), (*may, *later))


def _by_centre(heads: Iterable[Head]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for head in heads:
        found.setdefault(head.short, []).append(head.role)
    return tuple((short, tuple(roles)) for short, roles in found.items())
