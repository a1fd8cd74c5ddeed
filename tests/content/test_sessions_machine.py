"""Whatever two editors do in whatever order, no word that was sent is lost."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.content.two_editors import PEOPLE, Editors


def run(clock, examples: int, steps: int) -> None:
    Editors.clock = clock
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Editors,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=checks, database=None
        ),
    )


def test_nothing_typed_is_lost_whatever_two_editors_do(flows, clock):
    run(clock, examples=12, steps=25)


@pytest.mark.parametrize("slots", [("lead", "lead"), ("body 0", "body 1")])
def test_nothing_typed_is_lost_in_any_order_of_saves_take_over_and_expiry(slots, flows, clock):
    Editors.clock = clock
    events = ((0, "save"), (1, "save"), (1, "take_over"), (0, "wait"))
    for number, order in enumerate(permutations(events)):
        editors = Editors()
        editors.start(live=False)
        editors.contend([*order, (0, "save"), (1, "save")], slots, number % 2 > 0)
        for who in PEOPLE:
            for _ in range(3):
                editors.take_up(who, 0, number % 2 > 0)
                editors.nothing_typed_is_lost()


@pytest.mark.slow
def test_nothing_typed_is_lost_in_many_histories(flows, clock):
    run(clock, examples=50, steps=40)
