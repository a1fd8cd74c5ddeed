"""Every address × everybody × every state answers as the workflow files say (editorial.md §8, edge 20)."""

import os
from collections import defaultdict
from datetime import date

import pytest

from coopcms.db import db
from coopcms.network.models import Topic
from tests.everyroute.listening import writes
from tests.everyroute.network import Network
from tests.everyroute.policies import ANSWERED
from tests.everyroute.share import DAY, TURN, cells, first, share, today
from tests.everyroute.table import TABLE, asks, routes
from tests.everyroute.walk import Cell, Walk

MISSING = (
    "An address without a rule: say in tests/everyroute/table.py who may have an answer there, and the walk asks for "
    "it as everybody in every state. Without that, nobody knows whether it asks for the item's own permission."
)
LEFT = "In tests/everyroute/table.py, but no address of the application: take it out."


@pytest.fixture(scope="module")
def walk(lasting):
    """The network, made once; each request is undone."""
    return Walk(lasting, Network())


def complaints(walk: Walk, chosen: list[Cell], day: date) -> str:
    found = [problem for cell in chosen for problem in walk.problems(cell)]
    return "\n".join([f"{len(found)} of {len(chosen)} answers ({DAY}={day}):", *found[:60]]) if found else ""


def test_edge_20_every_address_has_a_rule(walk):
    known = set(routes(walk.app))
    missing, left = sorted(known - set(TABLE)), sorted(set(TABLE) - known)
    assert not missing, "\n".join([MISSING, *missing])
    assert not left, "\n".join([LEFT, *left])


def test_edge_20_everybody_gets_at_every_address_what_the_workflow_files_say(walk):
    found = complaints(walk, first(walk, today()), today())
    assert not found, found


@pytest.mark.slow
def test_edge_20_in_every_state_there_is(walk):
    """The gate has twenty minutes: a share that moves on with the day; by hand it is everything."""
    chosen = share(walk, today()) if os.environ.get("CI") else cells(walk)
    found = complaints(walk, chosen, today())
    assert not found, found


def test_every_request_of_the_table_is_done_somewhere(walk):
    """What nobody in no state is allowed, by the table, is left out; all else is done once at least, as it is sent."""
    chances = defaultdict(list)
    for cell in cells(walk):
        if walk.expected(cell) == ANSWERED:
            chances[f"{cell.route} {cell.ask.values or ''} {cell.ask.sent or ''}"].append(cell)
    never = [request for request, able in chances.items() if not any(map(walk.does, likely_first(walk, able)))]
    assert not never, "\n".join(["Allowed by the table, and yet refused to all or without effect:", *sorted(never)])


def likely_first(walk: Walk, able: list[Cell]) -> list[Cell]:
    """Open steps before others, the states by turns, so that a few requests tell."""
    return sorted(able, key=lambda cell: (not walk.is_open(cell), cell.where.partition("/")[2], cell.who))


def whole(cell: Cell) -> tuple[int, str, str]:
    return id(cell.ask), cell.who, cell.where


def test_the_days_of_a_turn_ask_everything_and_each_everybody_and_every_state(walk):
    every, begin = cells(walk), date(2026, 11, 24).toordinal()
    days = [share(walk, date.fromordinal(begin + number)) for number in range(TURN)]
    assert {id(cell.ask) for cell in every} == {id(ask) for route in TABLE for ask in asks(route)}
    assert set().union(*({*map(whole, chosen)} for chosen in days)) == {*map(whole, every)}
    for chosen in days:
        for pair in (lambda cell: (cell.route, cell.who), lambda cell: (cell.route, cell.where)):
            assert {pair(cell) for cell in chosen} == {pair(cell) for cell in every}


WRITING = {
    "insert": lambda: Topic.create(slug="neu", name="Neu"),
    "update": lambda: Topic.update(name="Anders").execute(),
    "delete": lambda: Topic.delete().execute(),
    "by hand": lambda: db.execute_sql("insert into topics (slug, name) values ('neu', 'Neu')"),
}


@pytest.mark.parametrize("how", WRITING)
def test_the_walk_hears_what_is_written(walk, how):
    with db.atomic() as undo, writes() as heard:
        Topic.select().count()
        assert not heard
        WRITING[how]()
        undo.rollback()
    assert heard == {"topics"}


@pytest.mark.parametrize(
    ("route", "who", "done"),
    [
        ("GET item.index", "author@hannover", "unknown"),
        ("POST copies.trash", "reviewer@siegen", "denied"),
        ("GET item.index", "author@siegen", "answered"),
        ("GET rights.rights", "anonymous", "login"),
    ],
)
def test_the_walk_reports_an_answer_that_writes_and_should_not(walk, monkeypatch, route, who, done):
    (ask,) = asks(route)
    cell = Cell(route, ask, who, "gemeinsam/draft")
    assert not walk.problems(cell)
    steps = walk.app.before_request_funcs
    monkeypatch.setitem(steps, None, [lambda: WRITING["insert"]() and None, *steps[None]])
    assert walk.problems(cell) == [f"{cell}: {done}, and yet it changed topics"]
