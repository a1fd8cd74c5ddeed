"""A workflow can be read without knowing TOML."""

import pytest

from coopcms.workflow.drawing import as_text
from tests.workflow.examples import EINFACH, GEMEINSAM, WORKFLOWS


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_state_and_every_exit_is_in_the_picture(name):
    definition, picture = WORKFLOWS[name], as_text(WORKFLOWS[name])
    assert all(f"[{state.id}] {state.title}" in picture for state in definition.states.values())
    exits = sum(len(definition.exits(state)) for state in definition.states)
    assert picture.count("──▶") == exits


def test_an_exit_tells_who_asks_and_checks():
    picture = as_text(EINFACH)
    assert "──publish──▶ published   Jetzt veröffentlichen" in picture
    assert "who: publisher@lead, centre_lead@lead" in picture
    assert "asks: comment, mode?, successor?" in picture
    assert "checks: dates_in_order" in picture


def test_an_automatic_exit_tells_what_it_counts():
    assert "trigger: auto\n        quorum: all\n        four eyes" in as_text(GEMEINSAM)
