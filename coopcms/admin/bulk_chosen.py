"""Which items somebody has chosen in a list: those ticked, or all that its filter finds, on every page of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request

from coopcms.actor import Actor
from coopcms.admin.list_address import HOME, asked_in
from coopcms.admin.list_words import choices, said
from coopcms.admin.listing import numbers
from coopcms.review.services_bulk import MOST

PICKED, ALL, LIST = "auswahl", "alle", "liste"
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Chosen:
    """The numbers in the list's order, at most MOST; `total` found; `query` leads here again, `back` to the list."""

    ids: tuple[int, ...]
    total: int
    query: str
    back: str
    filter: str = ""

    @property
    def left(self) -> int:
        """How many are too many for one step."""
        return self.total - len(self.ids)


def chosen(actor: Actor) -> Chosen:
    """What the address names; two selects for a whole list, none for ticked rows."""
    query = request.args.get(LIST, "")[:4000]
    back = f"{HOME}?{query}" if query else HOME
    if request.args.get(ALL) != "1":
        ids = numbers_in(request.args.getlist(PICKED))
        again = urlencode([*((PICKED, number) for number in ids[:MOST]), *([(LIST, query)] if query else [])])
        return Chosen(ids[:MOST], len(ids), again, back)
    known = choices()
    wanted = asked_in(query, known).wanted
    found = numbers(actor, wanted)
    again = urlencode({ALL: 1, LIST: query})
    return Chosen(tuple(found[:MOST]), len(found), again, back, said(wanted, known))


def numbers_in(texts: list[str]) -> tuple[int, ...]:
    """The numbers of items among these texts, each once; anything else names none."""
    plain = (int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 11)
    return tuple(dict.fromkeys(number for number in plain if number <= _LARGEST))
