"""Substitutes read what they sign, wherever owners review in lanes, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.workflow.engine import STANDING_IN, may, who_may
from coopcms.workflow.vocabulary import PERMISSIONS
from tests.workflow.examples import WORKFLOWS, joint, person

CENTRES = ("siegen", "ruhr-owl", "hannover", "netz")
PLACES = st.sampled_from([(flow, state) for name, flow in WORKFLOWS.items() for state in flow.states])
SLUGS = st.frozensets(st.sampled_from(CENTRES), max_size=3)


@given(PLACES, SLUGS, st.booleans(), st.booleans())
def test_a_substitute_holds_four_permissions_for_an_owner_where_there_are_lanes(place, lanes, trashed, closed):
    flow, state = place
    facts = joint(state, trashed=trashed, closed=closed)
    somebody = person(substitute_for=tuple(lanes))
    held = {name for name in PERMISSIONS if may(flow, facts, somebody, name)}
    reading = {"view", "preview", "history"} | ({"comment"} if not (trashed or closed) else set())
    owning = lanes & {"siegen", "ruhr-owl"}
    assert held == (reading if owning and flow.states[state].lanes else set())


@given(PLACES, SLUGS, st.sampled_from(PERMISSIONS))
def test_who_may_names_the_substitutes_that_there_are_and_that_may(place, lanes, permission):
    flow, state = place
    named = {
        who.partition("@")[2] for who in who_may(flow, joint(state, substitutes=lanes), permission) if "subst" in who
    }
    able = {slug for slug in lanes if may(flow, joint(state), person(substitute_for=(slug,)), permission)}
    assert named == able


@pytest.mark.parametrize("permission", sorted(set(PERMISSIONS) - set(STANDING_IN)))
def test_nothing_else_comes_with_a_grant(permission):
    for flow in WORKFLOWS.values():
        for state in flow.states:
            assert not may(flow, joint(state), person(substitute_for=CENTRES), permission)
