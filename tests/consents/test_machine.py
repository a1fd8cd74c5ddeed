"""Whatever people do: no public page holds words that somebody has not agreed to, and what it holds is those words."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.consents.crowd import TEXTS, Crowd, shown_on


def run(client, examples: int, steps: int) -> None:
    Crowd.client = client
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Crowd,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=checks, database=None
        ),
    )


def test_readers_see_only_what_was_agreed_to(flows, client):
    run(client, examples=3, steps=10)


@pytest.mark.slow
def test_readers_see_only_what_was_agreed_to_in_long_histories(flows, client):
    run(client, examples=30, steps=40)


@pytest.mark.parametrize("block", [False, True])
def test_the_machine_does_bring_quotes_to_readers_and_takes_them_away_again(block, flows, client):
    Crowd.client = client
    people = Crowd()
    people.begin(False, [(TEXTS[0], block)])
    people.agree(0)
    people.onwards(0, False)
    people.readers_see_what_was_agreed_to_and_nothing_else()
    assert shown_on(client.get("/artikel/neue-halle").text) == [TEXTS[0]]
    people.note(0, 0, 1, "withdrawn")
    people.readers_see_what_was_agreed_to_and_nothing_else()
    assert shown_on(client.get("/artikel/neue-halle").text) == []
