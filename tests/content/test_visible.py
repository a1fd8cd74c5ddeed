"""Lists show exactly what each person may open: the condition in SQL and the policy for one item agree."""

from itertools import cycle, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopcms.accounts.models import User
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import COPY, Item, ItemGrant, ItemOwner, Revision
from coopcms.content.policy import may
from coopcms.content.queries import item_by_id, visible_to
from coopcms.content.workflows import in_force
from coopcms.db import db
from coopcms.network.models import NETWORK, Organisation
from coopcms.workflow.vocabulary import ROLES

CENTRES = ("siegen", "ruhr-owl", "hannover")
# what each of the three centres is to the item
OWNERS = [("lead",), ("lead", "co"), ("lead", "invited"), ("lead", "shown", "to be shown"), ("invited", "lead", "co")]
ROLE = st.tuples(st.sampled_from(ROLES), st.sampled_from((*CENTRES, NETWORK, "nowhere")))


def owned(item, owners, places):
    for position, (place, role) in enumerate(zip(places, owners, strict=False)):
        kind = {"invited": "co", "to be shown": "shown"}.get(role, role)
        accepted = now() if kind == role else None
        ItemOwner.create(item=item, organisation=place, role=kind, position=position, accepted_at=accepted)


def item_in(flow, state, number, source=None):
    """One row as it stands, however it came to be so: open, in the trash, or a checked-in copy."""
    row = {"kind": "article", "slug": f"halle-{number}", "workflow": flow, "state": state}
    gone = {"trashed_at": now()} if number % 5 == 0 else {}
    copied = {"source": source, "relation": COPY, "closed": number % 2 == 0} if source else {}
    item = Item.create(**row, **gone, **copied)
    item.head = Revision.create(item=item, number=1, hash="h", placement_hash="p", author_id=1, author_name="Beispiel")
    item.save()
    return item


@pytest.fixture(scope="module")
def made(lasting):
    """Items of every workflow in every state with all sorts of owners, and copies that follow their originals."""
    places = [Organisation.create(slug=slug, name=slug) for slug in CENTRES]
    Organisation.create(slug=NETWORK, name="Netz", kind="network")
    stands = [(name, state) for name, definition in in_force().items() for state in definition.states]
    shared = cycle([state for name, state in stands if name == "gemeinsam"])
    for number, ((flow, state), owners) in enumerate(product(stands, OWNERS)):
        item = item_in(flow, state, number)
        owned(item, owners, places)
        if number % 2:
            item_in(flow, state, number, source=item)
        elif flow == "gemeinsam":  # checked in or thrown away before its original moved to this workflow
            item_in("vier_augen", next(shared), number, source=item)
    return [item_by_id(item.id) for item in Item.select().order_by(Item.id)]


@pytest.fixture
def mixed(made, monkeypatch):
    """The same for one test; what no test changes, their states and owners, is read once for all its persons."""
    facts = {item.id: policy.facts_of(item) for item in made}
    monkeypatch.setattr(policy, "facts_of", lambda item: facts[item.id])
    with db.atomic() as undo:
        yield made
        undo.rollback()


@pytest.fixture
def substitute(mixed):
    """An account without a role."""
    return User.create(email="vertretung@siegen.example", name="Vertretung (Beispiel)")


def listed(actor):
    return {item.id for item in Item.select(Item.id).where(visible_to(actor))}


def test_a_list_holds_what_the_policy_lets_a_person_see_and_nothing_else(mixed):
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]

    @settings(max_examples=25, deadline=None, suppress_health_check=checks, database=None)
    @given(st.frozensets(ROLE, max_size=4))
    def agrees(roles):
        actor = Actor(7, "Beispiel", roles)
        assert listed(actor) == {item.id for item in mixed if may(actor, item, "view")}

    agrees()


@pytest.mark.parametrize("role", [role for role in ROLES if role != "substitute"])
def test_each_single_role_agrees_too(mixed, role):
    for centre in (*CENTRES, NETWORK):
        actor = Actor(7, "Beispiel", frozenset({(role, centre)}))
        assert listed(actor) == {item.id for item in mixed if may(actor, item, "view")}


def test_somebody_without_a_role_sees_nothing(mixed):
    assert listed(Actor(7, "Beispiel")) == set()


def test_a_list_holds_what_substitutes_see_too_and_nothing_else(mixed, substitute):
    somebody = substitute
    places = {place.slug: place for place in Organisation.select()}
    grants = st.sets(st.tuples(st.sampled_from(mixed), st.sampled_from(CENTRES)), max_size=8)
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]

    @settings(max_examples=25, deadline=None, suppress_health_check=checks, database=None)
    @given(grants, st.frozensets(ROLE, max_size=1))
    def agrees(granted, roles):
        ItemGrant.delete().execute()
        for item, slug in granted:
            ItemGrant.create(item=item, user=somebody, organisation=places[slug], granted_by=1)
        actor = Actor(somebody.id, somebody.name, roles)
        assert listed(actor) == {item.id for item in mixed if may(actor, item, "view")}

    agrees()


@pytest.mark.parametrize(("state", "seen"), [("review", True), ("approved", True), ("draft", False)])
def test_a_substitute_sees_the_item_where_owners_review_in_lanes(mixed, substitute, state, seen):
    somebody = substitute
    lead = Organisation.get(Organisation.slug == "siegen")
    there = [item for item in mixed if (item.state, item.workflow) == (state, "gemeinsam") and not item.is_copy]
    item = next(item for item in there if ItemOwner.get(item=item, organisation=lead).role == "lead")
    ItemGrant.create(item=item, user=somebody, organisation=lead, granted_by=1)
    actor = Actor(somebody.id, somebody.name)
    assert (listed(actor) == {item.id}, may(actor, item, "view")) == (seen, seen)


def test_a_substitute_for_a_centre_that_does_not_own_the_item_sees_nothing(mixed, substitute):
    somebody = substitute
    strange = Organisation.get(Organisation.slug == NETWORK)
    for item in mixed:
        ItemGrant.create(item=item, user=somebody, organisation=strange, granted_by=1)
    assert listed(Actor(somebody.id, somebody.name)) == set()
