"""The matrix of who may do what, typed from the design and not taken from the files, is what the engine offers."""

from itertools import product

import pytest

from coopcms.workflow.engine import actions, decide, may
from coopcms.workflow.facts import Person
from tests.workflow.examples import BOTH_SIGNED, FULL, RUHR, SIEGEN, TWO_LANES, WORKFLOWS, joint

DESK = "author reviewer publisher centre_lead"
AUTHOR_LEAD, REVIEWER_LEAD, PUBLISHER_LEAD = "author centre_lead", "reviewer centre_lead", "publisher centre_lead"
LEAD, NETWORK = "centre_lead", "network_editor"

# (states, acts, roles in the lead centre, roles in a co-owning centre, roles in the network)
GEMEINSAM = [
    ("draft", "view preview history comment", DESK, DESK, ""),
    ("draft", "edit", AUTHOR_LEAD, AUTHOR_LEAD, ""),
    ("draft", "trash", AUTHOR_LEAD, "", ""),
    ("draft", "owners", LEAD, "", ""),
    ("draft", "submit", AUTHOR_LEAD, "", ""),
    ("review", "view preview history", DESK, DESK, NETWORK),
    ("review", "comment", DESK, DESK, ""),
    ("review", "edit", "reviewer", "reviewer", ""),
    ("review", "trash owners", LEAD, "", ""),
    ("review", "claim sign_off", REVIEWER_LEAD, REVIEWER_LEAD, ""),
    ("review", "recall", AUTHOR_LEAD, "", ""),
    ("review approved", "request_changes", REVIEWER_LEAD, REVIEWER_LEAD, ""),
    ("approved", "view preview history", DESK, DESK, NETWORK),
    ("approved", "comment", DESK, DESK, ""),
    ("approved", "copy_out", AUTHOR_LEAD, AUTHOR_LEAD, ""),
    ("approved", "publish schedule unschedule reopen", PUBLISHER_LEAD, "", ""),
    ("review approved", "break_glass", "", "", NETWORK),
    ("draft review approved", "embargo", "author publisher centre_lead", "", ""),
    ("draft review approved", "lift_embargo", PUBLISHER_LEAD, "", ""),
    ("published", "view preview history", DESK, DESK, NETWORK),
    ("published", "comment", DESK, DESK, ""),
    ("published", "copy_out", AUTHOR_LEAD, AUTHOR_LEAD, ""),
    ("published", "owners", LEAD, "", ""),
    ("published", "withdraw", PUBLISHER_LEAD, PUBLISHER_LEAD, NETWORK),
    ("published", "expire", PUBLISHER_LEAD, "", ""),
    ("withdrawn archived", "view preview history", DESK, DESK, NETWORK),
    ("withdrawn archived", "trash", LEAD, "", ""),
    ("withdrawn", "archive", PUBLISHER_LEAD, "", ""),
    ("withdrawn archived", "reopen", PUBLISHER_LEAD, "", ""),
]
VIER_AUGEN = [
    ("draft", "view preview history comment", DESK, "", ""),
    ("draft", "edit trash submit", AUTHOR_LEAD, "", ""),
    ("draft", "owners", LEAD, "", ""),
    ("review", "view preview history", DESK, "", NETWORK),
    ("review", "comment", DESK, "", ""),
    ("review", "edit", "reviewer", "", ""),
    ("review", "trash owners", LEAD, "", ""),
    ("review", "claim sign_off", REVIEWER_LEAD, "", ""),
    ("review", "recall", AUTHOR_LEAD, "", ""),
    ("review approved", "request_changes", REVIEWER_LEAD, "", ""),
    ("approved", "view preview history", DESK, "", NETWORK),
    ("approved", "comment", DESK, "", ""),
    ("approved", "copy_out", AUTHOR_LEAD, "", ""),
    ("approved", "publish schedule unschedule reopen", PUBLISHER_LEAD, "", ""),
    ("review approved", "break_glass", "", "", NETWORK),
    ("draft review approved", "embargo", "author publisher centre_lead", "", ""),
    ("draft review approved", "lift_embargo", PUBLISHER_LEAD, "", ""),
    ("published", "view preview history", DESK, "", NETWORK),
    ("published", "comment", DESK, "", ""),
    ("published", "copy_out", AUTHOR_LEAD, "", ""),
    ("published", "owners", LEAD, "", ""),
    ("published", "withdraw", PUBLISHER_LEAD, "", NETWORK),
    ("published", "expire", PUBLISHER_LEAD, "", ""),
    ("withdrawn archived", "view preview history", DESK, "", NETWORK),
    ("withdrawn archived", "trash", LEAD, "", ""),
    ("withdrawn", "archive", PUBLISHER_LEAD, "", ""),
    ("withdrawn archived", "reopen", PUBLISHER_LEAD, "", ""),
]
EINFACH = [
    ("draft", "view preview history comment", DESK, "", ""),
    ("draft", "edit trash", AUTHOR_LEAD, "", ""),
    ("draft", "owners", LEAD, "", ""),
    ("draft", "schedule publish", PUBLISHER_LEAD, "", ""),
    ("approved", "view preview history", DESK, "", NETWORK),
    ("approved", "comment", DESK, "", ""),
    ("approved", "copy_out", AUTHOR_LEAD, "", ""),
    ("approved", "publish schedule unschedule reopen", PUBLISHER_LEAD, "", ""),
    ("draft approved", "embargo", "author publisher centre_lead", "", ""),
    ("draft approved", "lift_embargo", PUBLISHER_LEAD, "", ""),
    ("published", "view preview history", DESK, "", NETWORK),
    ("published", "comment", DESK, "", ""),
    ("published", "copy_out", AUTHOR_LEAD, "", ""),
    ("published", "owners", LEAD, "", ""),
    ("published", "withdraw", PUBLISHER_LEAD, "", NETWORK),
    ("published", "expire", PUBLISHER_LEAD, "", ""),
    ("withdrawn archived", "view preview history", DESK, "", NETWORK),
    ("withdrawn archived", "trash", LEAD, "", ""),
    ("withdrawn", "archive", PUBLISHER_LEAD, "", ""),
    ("withdrawn archived", "reopen", PUBLISHER_LEAD, "", ""),
]
MATRIX = {"gemeinsam": GEMEINSAM, "vier_augen": VIER_AUGEN, "einfach": EINFACH}

ROLES = f"{DESK} network_editor administrator".split()
CENTRES = ["siegen", "ruhr-owl", "hannover", "netz"]  # leads, owns too, is a stranger, is the network
PERMISSIONS = ["view", "preview", "history", "comment", "edit", "trash", "owners", "copy_out"]
STEPS = [
    *("submit", "recall", "claim", "sign_off", "request_changes", "approve", "break_glass"),
    *("embargo", "lift_embargo", "schedule", "unschedule", "publish", "expire", "withdraw", "archive", "reopen"),
]
STATES = ["draft", "review", "approved", "published", "withdrawn", "archived"]


def expected(workflow: str, state: str, role: str, centre: str) -> set[str]:
    column = {"siegen": 2, "ruhr-owl": 3, "netz": 4}.get(centre)
    rows = [row for row in MATRIX[workflow] if column and state in row[0].split() and role in row[column].split()]
    return {act for row in rows for act in row[1].split()}


def _facts(workflow: str, state: str):
    if workflow == "gemeinsam":
        return joint(state, sign_offs=BOTH_SIGNED)
    lanes = TWO_LANES[:1] if workflow == "vier_augen" else ()
    return joint(state, owners=(SIEGEN,), lanes=lanes, sign_offs=BOTH_SIGNED[:1])


CELLS = [cell for cell in product(MATRIX, STATES, ROLES, CENTRES) if cell[:2] != ("einfach", "review")]


@pytest.mark.parametrize(("workflow", "state", "role", "centre"), CELLS)
def test_each_role_at_each_centre_has_exactly_the_acts_of_the_matrix(workflow, state, role, centre):
    definition, facts = WORKFLOWS[workflow], _facts(workflow, state)
    somebody = Person(33, frozenset({(role, centre)}))
    held = {name for name in PERMISSIONS if may(definition, facts, somebody, name)}
    offered = {action.name for action in actions(definition, facts, somebody) if action.allowed}
    assert held | offered == expected(workflow, state, role, centre)


@pytest.mark.parametrize(("workflow", "state", "role", "centre"), CELLS)
def test_what_is_offered_is_what_is_accepted(workflow, state, role, centre):
    definition, facts = WORKFLOWS[workflow], _facts(workflow, state)
    somebody = Person(33, frozenset({(role, centre)}))
    accepted = {step for step in STEPS if not decide(definition, facts, somebody, step, FULL)}
    assert accepted == expected(workflow, state, role, centre) - set(PERMISSIONS)


@pytest.mark.parametrize("workflow", MATRIX)
def test_the_matrix_names_every_state_and_every_step_a_person_can_take(workflow):
    definition, rows = WORKFLOWS[workflow], MATRIX[workflow]
    steps = {name for name, step in definition.transitions.items() if "user" in step.trigger}
    assert steps == {act for row in rows for act in row[1].split()} - set(PERMISSIONS)
    assert set(definition.states) == {state for row in rows for state in row[0].split()}


@pytest.mark.parametrize("state", ["review", "approved"])
@pytest.mark.parametrize("workflow", ["gemeinsam", "vier_augen"])
def test_a_contributor_with_every_role_still_neither_claims_nor_signs(workflow, state):
    facts = _facts(workflow, state)
    writer = Person(1, frozenset(product(ROLES, CENTRES)), frozenset(CENTRES))
    offered = {action.name for action in actions(WORKFLOWS[workflow], facts, writer) if action.allowed}
    assert not offered & {"claim", "sign_off"}


def test_with_ruhr_as_an_owner_the_first_owner_alone_still_leads():
    facts = joint("draft", owners=(RUHR, SIEGEN))
    assert may(WORKFLOWS["gemeinsam"], facts, Person(5, frozenset({("centre_lead", "siegen")})), "owners")
