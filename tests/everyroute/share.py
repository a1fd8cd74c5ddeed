"""Which cells are asked today: everything would take too long for a gate, so its share moves on with the date.

Of every address, everybody and every state come up each day, and all three together within TURN days; what is few is
asked whole: what depends on nobody's item, and what is everybody's. A failure names its day, and
COOPCMS_TEST_WALK_DAY=2026-11-24 in the environment repeats the share of that day.
"""

import os
import random
from collections import defaultdict
from datetime import date
from itertools import product

from tests.everyroute.network import ANONYMOUS, CAST
from tests.everyroute.policies import EVERYBODYS
from tests.everyroute.table import TABLE, asks, routes
from tests.everyroute.walk import Cell, Walk

DAY = "COOPCMS_TEST_WALK_DAY"
TURN = 14  # days until all has been asked; fewer than there are places, or accounts
FIRST = ("gemeinsam/review", "vier_augen/draft")  # where everybody asks for everything, in one of them each day
OF_MANY = 1  # of the requests of one address (a step, an act) as many by chance for each person and place
REST = 150  # further cells by chance
PASSERS_BY = (ANONYMOUS, "author@siegen", "administrator@netz")  # who ask for what is everybody's
_OF_AN_ITEM = {"{slug}", "{item}", "{mail}", "{approval}"}


def today() -> date:
    """The day whose share is asked."""
    return date.fromisoformat(os.environ.get(DAY) or date.today().isoformat())


def cells(walk: Walk) -> list[Cell]:
    """Everything there is to ask; what depends on nobody's item is asked once for each person."""
    known, found = routes(walk.app), []
    for route in sorted(set(TABLE) & set(known)):
        for ask in asks(route):
            places = walk.places if _of_an_item(known[route], ask) else FIRST[1:2]
            people = PASSERS_BY if ask.policy in EVERYBODYS else [*CAST, ANONYMOUS]
            found += [Cell(route, ask, who, where) for who in people for where in places]
    return found


def _of_an_item(rule, ask) -> bool:
    return "item_id" in rule.arguments or not _OF_AN_ITEM.isdisjoint({*ask.values.values(), *ask.sent.values()})


def first(walk: Walk, day: date) -> list[Cell]:
    """A quick walk: everybody asks for everything, about an item in one of two states, and a little elsewhere."""
    chance, groups, rest, known = random.Random(day.isoformat()), defaultdict(list), [], routes(walk.app)
    turns = {pair: chance.choice(FIRST) for pair in product(sorted(TABLE), [*CAST, ANONYMOUS])}
    for cell in cells(walk):
        about = FIRST if not _of_an_item(known[cell.route], cell.ask) else (turns[cell.route, cell.who],)
        here = cell.where in about and walk.is_open(cell)
        (groups[cell.route, cell.who, cell.where] if here else rest).append(cell)
    found = [cell for group in groups.values() for cell in chance.sample(group, min(OF_MANY, len(group)))]
    return found + chance.sample(rest, REST)


def share(walk: Walk, day: date) -> list[Cell]:
    """The day's part of everything: a square in which each row, column and request meets each day once in a turn."""
    people, places = [*CAST, ANONYMOUS], list(walk.places)
    known, numbers = routes(walk.app), {}
    for number, route in enumerate(sorted(TABLE)):
        numbers |= {id(ask): number + rank for rank, ask in enumerate(asks(route))}
    chosen = []
    for cell in cells(walk):
        turn = numbers[id(cell.ask)] + people.index(cell.who) + places.index(cell.where)
        few = cell.ask.policy in EVERYBODYS or not _of_an_item(known[cell.route], cell.ask)
        if few or turn % TURN == day.toordinal() % TURN:
            chosen.append(cell)
    return chosen
