"""The columns one may choose, and what stands in them, read for all rows at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from peewee import fn

from coopcms.clock import now
from coopcms.content.models import SUBJECT, Item
from coopcms.errors import msg
from coopcms.network.models import Organisation
from coopcms.publishing.queries import path_of
from coopcms.review.models import Comment, LaneRow
from coopcms.review.worklist import unsigned_lanes

COLUMNS = {  # by their names in the address, each with its heading; the title is always there
    "nummer": msg("Number"),
    "zustand": msg("State"),
    "zentren": msg("Centres"),
    "art": msg("Kind"),
    "geaendert": msg("Last changed"),
    "autor": msg("Last written by"),
    "wartet": msg("Waits for"),
    "frist": msg("Due"),
    "erschienen": msg("Published on"),
    "kommentare": msg("Open comments"),
    "adresse": msg("Address"),
}


@dataclass(slots=True)
class Cells:
    """What a row's own item does not tell: whose signatures are missing, until when, open comments, its address."""

    waits: list[str] = field(default_factory=list)
    due_at: datetime | None = None
    late: bool = False
    comments: int = 0
    path: str = ""


def cells_of(items: Iterable[Item], columns: Iterable[str]) -> dict[int, Cells]:
    """The cells of each item for these columns; at most two selects."""
    items = list(items)
    found = {item.id: Cells(path="" if item.is_copy else path_of(item)) for item in items}
    if found and {"wartet", "frist"} & set(columns):
        _read_lanes(found)
    if found and "kommentare" in columns:
        rows = Comment.select(Comment.subject_id, fn.COUNT(Comment.id)).where(
            Comment.subject_kind == SUBJECT, Comment.subject_id.in_(list(found)),
            Comment.answers.is_null(), Comment.resolved_at.is_null(),
        )  # fmt: skip
        for item, number in rows.group_by(Comment.subject_id).tuples():
            found[item].comments = number
    return found


def _read_lanes(found: dict[int, Cells]) -> None:
    """The first date counts, since it is the one to look at."""
    rows = unsigned_lanes().select(LaneRow, Organisation).where(LaneRow.subject_id.in_(list(found)))
    for lane in rows.order_by(LaneRow.id):
        cells = found[lane.subject_id]
        cells.waits.append(lane.organisation.short_name or lane.organisation.name)
        if lane.due_at and (cells.due_at is None or lane.due_at < cells.due_at):
            cells.due_at, cells.late = lane.due_at, lane.due_at < now()
