"""A lane that waits as a row of a table: the item with its owners, for whom, until when, in whose hands."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.rows import Row
from coopcms.admin.time_words import due, since
from coopcms.review.worklist import Waiting


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One lane; `due`, `since` and `hands` are words, `hands` empty where nobody has taken it on."""

    row: Row
    lane: Waiting
    due: str
    since: str
    hands: str


def waiting_rows(actor: Actor, lanes: Iterable[Waiting], rows: Iterable[Row]) -> list[WaitingRow]:
    """The lanes with the rows of their items, which come in the same order."""
    return [
        WaitingRow(row, lane, due(lane.due_at) if lane.due_at else "", since(lane.since), _hands(actor, lane))
        for lane, row in zip(lanes, rows, strict=True)
    ]


def _hands(actor: Actor, lane: Waiting) -> str:
    return _("yours") if lane.claimed_by == actor.id else lane.claimed_name
