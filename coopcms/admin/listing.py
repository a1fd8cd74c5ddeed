"""The list of items: how many there are, in which states, and those of one page."""

from typing import NamedTuple

from peewee import JOIN, fn

from coopcms.actor import Actor
from coopcms.admin.list_filters import condition
from coopcms.admin.list_wanted import SCHEDULED, Wanted
from coopcms.content.models import Item, Revision
from coopcms.review.models import LaneRow
from coopcms.review.worklist import unsigned_lanes

SIZE = 50
_OF_THE_HEAD = {"text", "topic"}  # filters that read the head; without them nothing needs to be joined to count


class Counted(NamedTuple):
    """How many items there are, and how many in each state if the list asked for no state."""

    total: int
    states: dict[str, int]


def found(actor: Actor, wanted: Wanted) -> tuple[int, list[Item]]:
    """(how many there are, those of the page) among what the actor may see; two selects, bodies left out."""
    return counted(actor, wanted).total, page_of(actor, wanted)


def counted(actor: Actor, wanted: Wanted) -> Counted:
    """The total and the numbers by state; one select."""
    items = Item.select(Item.state, fn.COUNT(Item.id), fn.COUNT(Item.publish_at))
    rows = _joined(items) if _OF_THE_HEAD & set(wanted.filters) else items
    states: dict[str, int] = {}
    total = scheduled = 0
    for state, number, dated in rows.where(condition(actor, wanted, any_state=True)).group_by(Item.state).tuples():
        states[state], total, scheduled = number, total + number, scheduled + dated
    states |= {SCHEDULED: scheduled} if scheduled else {}
    return Counted(states.get(wanted.state, 0) if wanted.state else total, states)


def page_of(actor: Actor, wanted: Wanted) -> list[Item]:
    """The items of the page in their order; one select."""
    return list(_ordered(_lean().where(condition(actor, wanted)), wanted.sort).paginate(wanted.page, SIZE))


def numbers(actor: Actor, wanted: Wanted, limit: int | None = None) -> list[int]:
    """The numbers of all items of the list, in its order; one select."""
    rows = _ordered(_joined(Item.select(Item.id)).where(condition(actor, wanted)), wanted.sort).limit(limit)
    return [number for (number,) in rows.tuples()]


def items_numbered(chosen: list[int]) -> list[Item]:
    """These items in this order, as rows need them; one select."""
    rows = {item.id: item for item in _lean().where(Item.id.in_(chosen))} if chosen else {}
    return [rows[number] for number in chosen if number in rows]


def _lean():
    """Items with what a row shows of their head, without its words."""
    return _joined(Item.select(Item, Revision.id, Revision.title, Revision.number, Revision.author_name))


def _joined(items):
    return items.join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id)).switch(Item)


def _ordered(rows, sort: str):
    """What lacks a date comes last either way; the number decides between equals, so that no page repeats a row."""
    backwards, name = sort.startswith("-"), sort.removeprefix("-")
    if name == "frist":
        dues = unsigned_lanes().select(LaneRow.subject_id.alias("item"), fn.MIN(LaneRow.due_at).alias("due"))
        due = dues.group_by(LaneRow.subject_id).alias("due_dates")
        rows, terms = rows.join(due, JOIN.LEFT_OUTER, on=(due.c.item == Item.id)), (due.c.due,)
    else:
        terms = _TERMS.get(name, _TERMS["geaendert"])
    undated = [term.is_null().asc() for term in terms if name in ("frist", "erschienen")]
    ways = [term.desc() if backwards else term.asc() for term in (*terms, Item.id)]
    return rows.order_by(*undated, *ways)


_TERMS = {
    "titel": (fn.LOWER(Revision.title),),
    "zustand": (Item.state, Item.state_since),
    "art": (Item.kind,),
    "geaendert": (Item.changed_at,),
    "autor": (fn.LOWER(Revision.author_name),),
    "erschienen": (Item.published_at,),
    "nummer": (),
}
