"""What happens when: dates of texts and dates of reviews in one order; one select for a page of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import add

from peewee import JOIN, SQL, Expression, Select, fn

from coopcms.actor import Actor
from coopcms.clock import berlin, now
from coopcms.content.models import COPY, Item, ItemOwner, Revision
from coopcms.content.queries import visible_to
from coopcms.network.models import Organisation
from coopcms.review.models import LaneRow
from coopcms.review.worklist import unsigned_lanes

SIZE = 60
PUBLISH, EMBARGO, EXPIRE, REVIEW = WHAT = ("publish", "embargo", "expire", "review")
_HEAD = (Revision.id, Revision.title, Revision.number, Revision.author_name)
_LANE = (LaneRow.id, LaneRow.claimed_name, Organisation.id, Organisation.name)


@dataclass(frozen=True, slots=True)
class Event:
    """One date of one text; a review's has the centre whose signature is due, and in whose hands it is."""

    what: str
    at: datetime
    late: bool
    item: Item
    lane: str = ""
    claimed_name: str = ""

    @property
    def clock(self) -> str:
        """Hour and minute in Berlin."""
        return f"{berlin(self.at):%H:%M}"


def events(actor: Actor, what: str = "", centre: str = "", page: int = 1) -> tuple[int, list[Event]]:
    """(how many there are, those of the page) among what the actor may view, the earliest first."""
    dates = reduce(add, _dates(what, centre)).alias("dates")
    at = dates.c.at.converter(Item.publish_at.python_value).alias("at")
    rows = (
        Item.select(Item, *_HEAD, *_LANE, dates.c.what.alias("what"), at, fn.COUNT(Item.id).over().alias("how_many"))
        .join(dates, on=(dates.c.item == Item.id))
        .join_from(Item, Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .join_from(Item, LaneRow, JOIN.LEFT_OUTER, on=(LaneRow.id == dates.c.lane), attr="lane")
        .join(Organisation, JOIN.LEFT_OUTER)
        .where(visible_to(actor))
        .order_by(dates.c.at, Item.id, dates.c.what)
        .paginate(page, SIZE)
    )
    found = list(rows)
    return (found[0].how_many if found else 0), [_event(row) for row in found]


def _dates(what: str, centre: str) -> Iterator[Select]:
    """(what, item, at, lane) of each kind of date; an embargo that is over is no news."""
    fields = {PUBLISH: Item.publish_at, EMBARGO: Item.embargo, EXPIRE: Item.expire_at}
    for name in (what,) if what in WHAT else WHAT:
        if name == REVIEW:
            lanes = unsigned_lanes().where(LaneRow.due_at.is_null(False))
            lanes = lanes.where(Organisation.slug == centre) if centre else lanes
            yield _plain(lanes.select(*_row(REVIEW, LaneRow.due_at), LaneRow.id.alias("lane")))
            continue
        dated = fields[name].is_null(False) if name != EMBARGO else Item.embargo > now()
        rows = Item.select(*_row(name, fields[name]), SQL("CAST(NULL AS INTEGER)").alias("lane"))
        rows = rows.where(dated, Item.trashed_at.is_null(), ~Item.closed)
        yield _plain(rows.where(_owned_by(centre)) if centre else rows)


def _plain(rows: Select) -> Select:
    """The same without its models: one alone or several together, the columns are read alike."""
    part = rows.alias("part")
    return Select([part], [part.c.what, part.c.item, part.c.at, part.c.lane])


def _row(name: str, at) -> tuple:
    return SQL(f"'{name}'").alias("what"), Item.id.alias("item"), at.alias("at")


def _owned_by(centre: str) -> Expression:
    owned = ItemOwner.select(ItemOwner.item).join(Organisation)
    owned = owned.where(Organisation.slug == centre, ItemOwner.accepted_at.is_null(False))
    return Item.id.in_(owned) | ((Item.relation == COPY) & Item.source.in_(owned))


def _event(row) -> Event:
    what, at, lane = row.dates["what"], row.dates["at"], row.lane
    named = (lane.organisation.name, lane.claimed_name) if lane else ("", "")
    return Event(what, at, at < now(), row, *named)
