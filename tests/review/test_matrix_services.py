"""The typed matrix of who may do what is what real items offer and what the services accept, and nothing more."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from coopcms.accounts.models import Role, User
from coopcms.accounts.queries import actor_for
from coopcms.clock import now
from coopcms.content.queries import item_by_id, item_for
from coopcms.content.services import create, save
from coopcms.content.services_copies import copy_out
from coopcms.content.services_owners import accept, invite
from coopcms.db import db
from coopcms.errors import NotAllowed, TransitionDenied, Unknown
from coopcms.network.models import NETWORK, Organisation, Setting
from coopcms.review.queries import standing
from coopcms.review.services import take
from coopcms.review.services_comments import comment
from coopcms.review.services_trash import trash
from coopcms.workflow.facts import Inputs
from tests.fixtures.items import TEXT
from tests.fixtures.people import PASSWORD, password_hash
from tests.workflow.test_matrix import CENTRES, MATRIX, PERMISSIONS, ROLES, STATES, STEPS, expected

PLACES = [(flow, state) for flow in MATRIX for state in STATES if (flow, state) != ("einfach", "review")]
FIRST = {"einfach": "draft", "vier_augen": "review", "gemeinsam": "review"}
DESK = ("author", "reviewer", "publisher", "centre_lead")


def somebody(name, *roles):
    """Roles as `author@siegen`."""
    user = User.create(email=f"{name}.example", name=f"{name} (Beispiel)", password=password_hash())
    for role, _, slug in (entry.partition("@") for entry in roles):
        Role.create(user=user, organisation=Organisation.get(Organisation.slug == slug), role=role)
    return actor_for(user, "desk")


@pytest.fixture(scope="module")
def cast(lasting):
    """Each role alone at each centre, none of whom wrote or signed anything; and `all`, who holds every one."""
    for slug in CENTRES:
        Organisation.create(slug=slug, name=f"{slug} (Beispiel)", kind="network" if slug == NETWORK else "centre")
    names = [f"{role}@{slug}" for role in ROLES for slug in CENTRES]
    return {name: somebody(name, name) for name in names} | {"all": somebody("all", *names)}


def inputs(item):
    given = {"comment": "Ein Grund.", "at": now() + timedelta(days=2), "mode": "banner", "successor": "/seiten/neu"}
    return Inputs(hash=item.head.hash, confirm=True, **given)


def brought_to(flow, state):
    """An article in this state, by the real steps of people who are not in the cast."""
    Setting.delete().execute()
    Setting.create(key="workflow.article", value=flow)
    mark = f"{flow}-{state}"
    writer = somebody(f"writer-{mark}", *(f"{role}@siegen" for role in DESK))
    signers = [somebody(f"signer-{mark}@{slug}", f"reviewer@{slug}", f"centre_lead@{slug}") for slug in CENTRES[:2]]
    item = create("article", "siegen", TEXT, writer)
    if flow == "gemeinsam":
        invite(item, "ruhr-owl", writer)
        accept(item, "ruhr-owl", signers[1])
    way = {"review": ["submit"], "approved": ["sign_off"], "published": ["publish"], "withdrawn": ["withdraw"]}
    if flow == "einfach":
        way = {**way, "review": [], "approved": ["schedule"]}
    for step in [step for there in STATES[1 : STATES.index(state) + 1] for step in way.get(there, ["archive"])]:
        people = signers[: 2 if flow == "gemeinsam" else 1] if step == "sign_off" else [writer]
        for person in people:
            item = take(item, step, person, inputs(item)).item
    assert (item.workflow, item.state) == (flow, state)
    return item_by_id(item.id)


@pytest.fixture(scope="module", params=PLACES, ids="-".join)
def placed(request, cast):
    """(workflow, state, item), made once for both tests: whatever they do is undone."""
    return *request.param, brought_to(*request.param)


SERVICES = {
    "view": lambda item, actor: item_for(actor, item.id),
    "comment": lambda item, actor: comment(item, "Gut so.", actor),
    "edit": lambda item, actor: save(item, {"title": "Anders"}, actor, item.head_id),
    "trash": trash,
    "owners": lambda item, actor: invite(item, "hannover", actor),
    "copy_out": copy_out,
}


def attempts(item):
    """Every act by name: a call with the actor that does it; who signs for several lanes names one."""

    def step(name, actor):
        lane = "siegen" if actor.name.startswith("all ") else ""
        take(item, name, actor, replace(inputs(item), lane=lane), PASSWORD if name == "break_glass" else "")

    services = {name: partial(service, item) for name, service in SERVICES.items()}
    return services | {name: partial(step, name) for name in STEPS}


def accepted(attempt, actor):
    """True if the service does it; whatever it did is undone."""
    with db.atomic() as undo:
        try:
            attempt(actor)
        except (NotAllowed, TransitionDenied, Unknown):
            return False
        finally:
            undo.rollback()
    return True


def test_an_item_offers_each_person_exactly_the_acts_of_the_matrix(placed, cast):
    flow, state, item = placed
    offered = {}
    for name, actor in cast.items():
        seen = standing(item, actor)
        offered[name] = seen.may | {action.name for action in seen.actions if action.allowed}
    assert offered.pop("all") == set().union(*offered.values())
    assert offered == {name: expected(flow, state, *name.split("@")) for name in offered}


def test_the_services_do_exactly_the_acts_of_the_matrix(placed, cast):
    flow, state, item = placed
    cast = dict(cast)
    everybody = cast.pop("all")
    acts = attempts(item)
    typed = {name: expected(flow, state, *name.split("@")) & set(acts) for name in cast}
    possible = set().union(*typed.values())
    assert {name for name, attempt in acts.items() if accepted(attempt, everybody)} == possible
    done = {name: {act for act in possible if accepted(acts[act], actor)} for name, actor in cast.items()}
    assert done == typed


def test_every_act_of_the_matrix_has_a_service():
    assert set(SERVICES) | {"preview", "history"} == set(PERMISSIONS)
