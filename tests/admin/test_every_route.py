"""Every address × everybody × every state answers as the workflow files say (editorial.md §8, edge 20)."""

import os
import random

import pytest

from tests.everyroute.network import ANONYMOUS, CAST, Network
from tests.everyroute.table import TABLE, asks, routes
from tests.everyroute.walk import Cell, Walk

FIRST = ("gemeinsam/draft", "gemeinsam/review", "vier_augen/published")  # where everybody asks for everything
REST = 300  # further cells by chance
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
    people, known = [*CAST, ANONYMOUS], routes(walk.app)
    found = []
    for route in sorted(set(TABLE) & set(known)):
        for ask in asks(route):
            is_items = "item_id" in known[route].arguments or {"{slug}", "{item}"} & {
                *ask.values.values(),
                *ask.sent.values(),
            }
            places = walk.places if is_items else FIRST[1:2]
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
    first = [cell for cell in every if cell.where in FIRST and walk.is_open(cell)]
    rest = [cell for cell in every if cell.where not in FIRST or not walk.is_open(cell)]
    found = complaints(walk, first + chance.sample(rest, REST))
    assert not found, found


@pytest.mark.slow
def test_edge_20_in_every_state_there_is(walk):
    found = complaints(walk, cells(walk))
    assert not found, found
