"""What blocks in the list is what the engine blocks on: after any history, for every step out of the state."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coopcms.actor import SYSTEM
from coopcms.content import policy
from coopcms.content.models import Item
from coopcms.content.queries import item_by_id
from coopcms.content.services import save
from coopcms.errors import Refused, TransitionDenied
from coopcms.readiness.gathered import lines_about, saved, typed
from coopcms.readiness.lines import BLOCKING
from coopcms.review.facts import facts_for
from coopcms.review.services import take
from coopcms.workflow import engine
from coopcms.workflow.facts import Inputs, Person
from tests.review.agreement import Crowd
from tests.review.crowd import FLOWS

pick = st.integers(0, 1000)
histories = st.lists(st.tuples(st.sampled_from(Crowd.likely), pick, pick), min_size=1, max_size=7)
EMPTIED = st.dictionaries(st.sampled_from(("title", "lead", "body", "contact", "slug")), st.sampled_from(("", "x")))


@pytest.fixture
def crowd(flows, clock):
    """A factory: the network after a history."""
    Crowd.clock = clock

    def run(flow, history) -> Crowd:
        found = Crowd()
        found.begin(flow)
        for deed in history:
            found.act(*deed)
        return found

    return run


def blocking(lines, step: str) -> set[str]:
    return {line.rule for line in lines if line.severity == BLOCKING and step in line.steps}


def almighty(definition, facts) -> Person:
    """Somebody who holds every role wherever it counts, and wrote nothing."""
    roles = {who.role for step in definition.transitions.values() for who in step.who}
    places = {owner.slug for owner in facts.owners} | {facts.network}
    return Person(-1, frozenset((role, slug) for role in roles for slug in places), frozenset(places))


def stopped(item, step) -> set[str]:
    """The checks for which the engine refuses this step to somebody who may do anything."""
    definition, facts = policy.definition_of(item), facts_for(item, Inputs(), step.id)
    if "user" not in step.trigger:
        alone = next(one for one in definition.exits(item.state) if "auto" in one.trigger)
        return {reason.name for reason in engine.holds_back(definition, facts)} if alone.id == step.id else set()
    inputs = Inputs(comment="x", mode="banner", successor="/", hash=facts.hash, confirm=True, reauth=True)
    lane = next(iter(engine.lanes_for(definition, facts, almighty(definition, facts), step.id)), "")
    inputs = Inputs(**{**{name: getattr(inputs, name) for name in inputs.__slots__}, "lane": lane})
    reasons = engine.decide(definition, facts, almighty(definition, facts), step.id, inputs)
    return {reason.name for reason in reasons if reason.kind == "check"}


def agrees(item) -> None:
    """Compare the list with the engine for every step but the emergency, for which nobody prepares a text."""
    definition = policy.definition_of(item)
    if item.closed or item.trashed_at or not policy.is_known(item):
        return
    lines = lines_about(saved(item), facts_for(item), policy.owners_of(item), SYSTEM)
    for step in definition.exits(item.state):
        wanted = set() if step.id == "break_glass" else stopped(item, step)
        assert blocking(lines, step.id) == wanted, (item.id, item.state, step.id)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(flow=st.sampled_from(FLOWS), history=histories)
@example(flow="gemeinsam", history=[("through", 0, 0), ("bar", 0, 30)])
@example(flow="vier_augen", history=[("through", 0, 0), ("through", 0, 0), ("copy", 0, 0)])
def test_the_list_blocks_what_the_engine_blocks(crowd, flow, history):
    crowd(flow, history)
    for row in list(Item.select(Item.id)):
        agrees(item_by_id(row.id))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(flow=st.sampled_from(("gemeinsam", "vier_augen")), words=EMPTIED)
def test_what_blocks_typed_words_blocks_them_once_they_are_saved(crowd, flow, words):
    """The list beside the form tells what giving the text for review will tell."""
    people = crowd(flow, []).cast
    item, author = item_by_id(Item.get().id), people["author@siegen"]
    before = lines_about(typed(item, words), facts_for(item), policy.owners_of(item), SYSTEM)
    try:
        save(item, words, author)
        take(item_by_id(item.id), "submit", author, Inputs())
        refused = set()
    except TransitionDenied as denied:
        refused = {reason.name for reason in denied.reasons}
    except Refused as other:
        raise AssertionError(str(other)) from other
    assert blocking(before, "submit") == refused
