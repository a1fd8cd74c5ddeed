"""Random people do random things in random order; whatever they do, the promise holds and nothing is lost."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from coopcms.content.queries import item_by_id
from coopcms.review.services_trash import trash, untrash
from tests.review.crowd import TITLES, Network


def run(clock, examples: int, steps: int) -> None:
    Network.clock = clock
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Network,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=checks, database=None
        ),
    )


def test_the_promise_holds_whatever_people_do(flows, clock):
    run(clock, examples=8, steps=25)


@pytest.mark.parametrize("undo", [False, True])
@pytest.mark.parametrize("who", range(8))
def test_the_promise_holds_where_signatures_and_changes_meet(who, undo, flows, clock):
    Network.clock = clock
    people = Network()
    people.begin("gemeinsam")
    people.bring_to_readers(0, [0])
    people.sign_and_write(0, who, TITLES[1], undo, [0, 0, 0])
    people.the_promise_holds()
    people.bring_to_readers(0, [who, who])
    people.the_promise_holds()
    assert item_by_id(1).is_live


def test_the_promise_holds_where_owners_come_and_go_in_review(flows, clock):
    Network.clock = clock
    people = Network()
    people.begin("gemeinsam")
    people.bring_to_readers(0, [0])
    for go in (
        lambda: people.join(0, "hannover", "review"),
        lambda: people.part(0, "ruhr-owl"),
        lambda: people.throw_away(0, 1, trash),
        lambda: people.throw_away(0, 1, untrash),
        lambda: people.bring_to_readers(0, [0] * 4),
    ):
        go()
        people.the_promise_holds()
    assert item_by_id(1).is_live


@pytest.mark.slow
def test_the_promise_holds_in_long_histories(flows, clock):
    run(clock, examples=25, steps=50)
