"""The same table for a narrow screen: for each row who may, grouped by centre, the people folded below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coopcms.admin.rights_heads import Head
from coopcms.admin.rights_table import LATER, YES, Row


@dataclass(frozen=True, slots=True)
class Card:
    """One row; `may` and `later` are (roles, short names of their centres), `heads` the columns meant by either."""

    row: Row
    may: tuple[tuple[str, str], ...]
    later: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...]


def cards(table: Iterable[Row], heads: Sequence[Head]) -> list[Card]:
    """A card for each row, in the order of the table."""
    return [_card(row, list(zip(heads, row.verdicts, strict=True))) for row in table]


def _card(row: Row, told: list[tuple[Head, str]]) -> Card:
    may, later = ([head for head, word in told if word == wanted] for wanted in (YES, LATER))
    return Card(row, _grouped(may), _grouped(later), (*may, *later))


def _grouped(heads: Iterable[Head]) -> tuple[tuple[str, str], ...]:
    """Centres in which the same roles may stand together."""
    roles: dict[str, list[str]] = {}
    for head in heads:
        roles.setdefault(head.short, []).append(head.role)
    centres: dict[str, list[str]] = {}
    for short, held in roles.items():
        centres.setdefault(", ".join(held), []).append(short)
    return tuple((held, ", ".join(shorts)) for held, shorts in centres.items())
