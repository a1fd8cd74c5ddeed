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


class Counted(NamedTuple):
    """How many items there are, and how many in each state if the list asked for no state."""

    total: int
    states: dict[str, int]


def found(actor: Actor, wanted: Wanted) -> tuple[int, list[Item]]:
    """(how many there are, those of the page) among what the actor may see; two selects, bodies left out."""
    return counted(actor, wanted).total, page_of(actor, wanted)


def counted(actor: Actor, wanted: Wanted) -> Counted:
    """The total and the numbers by state; one select."""
    rows = Item.select(Item.state, fn.COUNT(Item.id), fn.COUNT(Item.publish_at)).group_by(Item.state)
    if wanted.text or wanted.topic:  # only these look at the words
        rows = _rows(rows)
    counts = list(rows.where(condition(actor, wanted, any_state=True)).tuples())
    states = {state: number for state, number, _dated in counts}
    if dated := sum(number for _state, _number, number in counts):
        states[SCHEDULED] = dated
    total = sum(number for _state, number, _dated in counts)
    return Counted(states.get(wanted.state, 0) if wanted.state else total, states)


def page_of(actor: Actor, wanted: Wanted) -> list[Item]:
    """The items of the page in their order; one select."""
    return list(_ordered(_lean().where(condition(actor, wanted)), wanted.sort).paginate(wanted.page, SIZE))


def numbers(actor: Actor, wanted: Wanted, limit: int | None = None) -> list[int]:
    """The numbers of all items of the list, in its order; one select."""
    rows = _ordered(_rows(Item.select(Item.id)).where(condition(actor, wanted)), wanted.sort).limit(limit)
    return [number for (number,) in rows.tuples()]


def items_numbered(numbers_: list[int]) -> list[Item]:
    """These items in this order, as rows need them; one select."""
    rows = {item.id: item for item in _lean().where(Item.id.in_(numbers_))} if numbers_ else {}
    return [rows[number] for number in numbers_ if number in rows]


def _lean():
    """Items with what a row shows of their head, without its words."""
    return _rows(Item.select(Item, Revision.id, Revision.title, Revision.number, Revision.author_name))


def _rows(items):
    return items.join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id)).switch(Item)


def _ordered(rows, sort: str):
    """What lacks a date comes last either way; the number decides between equals, so that no page repeats a row."""
    backwards, name = sort.startswith("-"), sort.removeprefix("-")
    terms = [*_TERMS.get(name, _TERMS["geaendert"]), Item.id]
    if name == "frist":
        dues = unsigned_lanes().select(LaneRow.subject_id.alias("item"), fn.MIN(LaneRow.due_at).alias("due"))
        due = dues.group_by(LaneRow.subject_id).alias("due_dates")
        rows, terms = rows.join(due, JOIN.LEFT_OUTER, on=(due.c.item == Item.id)), [due.c.due, Item.id]
    undated = [terms[0].is_null()] if name in _DATES else []
    return rows.order_by(*undated, *(term.desc() if backwards else term.asc() for term in terms))


_DATES = ("frist", "erschienen")
_TERMS = {
    "titel": (fn.LOWER(Revision.title),),
    "zustand": (Item.state, Item.state_since),
    "art": (Item.kind,),
    "geaendert": (Item.changed_at,),
    "autor": (fn.LOWER(Revision.author_name),),
    "erschienen": (Item.published_at,),
    "nummer": (),
}
