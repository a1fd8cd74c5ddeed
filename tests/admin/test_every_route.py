"""Every address × everybody × every state answers as the workflow files say (editorial.md §8, edge 20)."""

import os
import random
from collections import defaultdict

import pytest

from tests.everyroute.network import ANONYMOUS, CAST, Network
from tests.everyroute.policies import public, public_item
from tests.everyroute.table import TABLE, asks, routes
from tests.everyroute.walk import Cell, Walk

FIRST = ("gemeinsam/draft", "gemeinsam/review", "vier_augen/published")  # where everybody asks for everything
OF_MANY = 3  # of the requests of one address (a step, an act) as many by chance for each person and place
SHARE = 6000
REST = 200  # further cells by chance
PASSERS_BY = (ANONYMOUS, "author@siegen", "administrator@netz")  # who ask for what is everybody's
MISSING = (
    "An address without a rule: say in tests/everyroute/table.py who may have an answer there, and the walk asks for "
    "it as everybody in every state. Without that, nobody knows whether it asks for the item's own permission."
)
LEFT = "In tests/everyroute/table.py, but no address of the application: take it out."


@pytest.fixture(scope="module")
def walk(lasting):
    """The network, made once; each request is undone."""
    return Walk(lasting, Network())


def cells(walk: Walk) -> list[Cell]:
    """Everything there is to ask; what depends on nobody's item is asked once for each person."""
    known, found = routes(walk.app), []
    for route in sorted(set(TABLE) & set(known)):
        for ask in asks(route):
            is_items = "item_id" in known[route].arguments or {"{slug}", "{item}"} & {
                *ask.values.values(),
                *ask.sent.values(),
            }
            places = walk.places if is_items else FIRST[1:2]
            people = PASSERS_BY if ask.policy in (public, public_item) else [*CAST, ANONYMOUS]
            found += [Cell(route, ask, who, where) for who in people for where in places]
    return found


def complaints(walk: Walk, chosen: list[Cell]) -> str:
    found = [problem for cell in chosen for problem in walk.problems(cell)]
    return "\n".join([f"{len(found)} of {len(chosen)} answers:", *found[:60]]) if found else ""


def test_edge_20_every_address_has_a_rule(walk):
    known = set(routes(walk.app))
    missing, left = sorted(known - set(TABLE)), sorted(set(TABLE) - known)
    assert not missing, "\n".join([MISSING, *missing])
    assert not left, "\n".join([LEFT, *left])


def test_edge_20_everybody_gets_at_every_address_what_the_workflow_files_say(walk):
    every, chance = cells(walk), random.Random("gate" if os.environ.get("CI") else None)
    groups, rest = defaultdict(list), []
    for cell in every:
        here = cell.where in FIRST and walk.is_open(cell)
        (groups[cell.route, cell.who, cell.where] if here else rest).append(cell)
    first = [cell for group in groups.values() for cell in chance.sample(group, min(OF_MANY, len(group)))]
    found = complaints(walk, first + chance.sample(rest, REST))
    assert not found, found


@pytest.mark.slow
def test_edge_20_in_every_state_there_is(walk):
    every = cells(walk)
    if os.environ.get("CI"):  # the gate has twenty minutes: the same share of all each time; by hand it is all
        every = random.Random("gate").sample(every, min(SHARE, len(every)))
    found = complaints(walk, every)
    assert not found, found
