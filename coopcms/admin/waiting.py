"""A lane that waits as a row of a table: the text with its owners, for whom, until when, in whose hands."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.queries import owners_by_item
from coopcms.admin.rows import Row
from coopcms.admin.time_words import due, since
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.network.models import Organisation
from coopcms.rendering.pages import OwnerView
from coopcms.review.models import LaneRow
from coopcms.review.worklist import Waiting, unsigned_lanes


@dataclass(frozen=True, slots=True)
class Text:
    """An item where nothing is asked but what it is and whose; a `Row` says this, too, and what one may do."""

    item: Item
    kind: str
    owners: tuple[OwnerView, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One lane; `due`, `since` and `hands` are words, `hands` empty where nobody has taken it on.

    `alone`: nobody can sign it at present.
    """

    row: Row | Text
    lane: Waiting
    due: str
    since: str
    hands: str
    alone: bool = False


def texts_of(items: Iterable[Item]) -> list[Text]:
    """The items in their order, owners with short names; one select for all owners."""
    items = list(items)
    owners = owners_by_item(items)
    short = {item: tuple(replace(owner, name=owner.short) for owner in found) for item, found in owners.items()}
    return [Text(item, KINDS[item.kind].title, short[item.id]) for item in items]


def bands_of(rows: Iterable[Row | Text]) -> dict[int, dict[str, str]]:
    """For each item under review its owners' pieces of the band: `waiting` until they have signed; one select."""
    owners = {row.item.id: row.owners for row in rows}
    lanes = unsigned_lanes().select(LaneRow.subject_id, Organisation.slug).where(Item.id.in_(list(owners)))
    missing: dict[int, set[str]] = {}
    for item, slug in lanes.tuples() if owners else ():
        missing.setdefault(item, set()).add(slug)
    return {
        item: {owner.slug: "waiting" if owner.slug in slugs else "signed" for owner in owners[item]}
        for item, slugs in missing.items()
    }


def waiting_rows(
    actor: Actor, lanes: Iterable[Waiting], rows: Iterable[Row | Text], alone: Container[tuple[int, str]] = ()
) -> list[WaitingRow]:
    """The lanes with the rows of their items, which come in the same order; `alone` are (item, centre)."""
    return [_waiting_row(actor, lane, row, alone) for lane, row in zip(lanes, rows, strict=True)]


def _waiting_row(actor: Actor, lane: Waiting, row: Row | Text, alone: Container[tuple[int, str]]) -> WaitingRow:
    words = due(lane.due_at) if lane.due_at else ""
    return WaitingRow(row, lane, words, since(lane.since), _hands(actor, lane), (lane.item.id, lane.lane) in alone)


def _hands(actor: Actor, lane: Waiting) -> str:
    return _("yours") if lane.claimed_by == actor.id else lane.claimed_name
