"""Taking a transition: the engine decides, then state, acts, history, live text and outbox change together."""

from dataclasses import dataclass, replace

from coopcms.accounts.queries import refreshed, user
from coopcms.accounts.services_logins import check_password
from coopcms.actor import SYSTEM, Actor
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import TransitionDenied
from coopcms.ledger import services as ledger
from coopcms.review.act import Act
from coopcms.review.effects import write
from coopcms.review.facts import facts_for
from coopcms.review.lanes import sync_lanes
from coopcms.review.services_tasks import close_tasks
from coopcms.review.telling import tell
from coopcms.workflow import engine
from coopcms.workflow.facts import SYSTEM as SYSTEM_PERSON
from coopcms.workflow.facts import Inputs


@dataclass(frozen=True, slots=True)
class Taken:
    """What a transition did: where the item is now, and what followed by itself."""

    item: Item
    transition: str
    state: str
    followed: tuple[str, ...] = ()


def take(item: Item, transition: str, actor: Actor, inputs: Inputs, password: str = "") -> Taken:
    """Take a transition on behalf of a person. Raises TransitionDenied, and Unknown if they may not see the item.

    `password` proves the person anew where the step asks for it; `inputs.reauth` is never believed.
    """
    proven = bool(password) and not actor.is_system
    if proven:
        check_password(user(actor.id), password)
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require_view(actor, item)
        return _take(item, transition, actor, replace(inputs, reauth=proven))


def take_timed(item: Item, transition: str, inputs: Inputs, lateness: int, set_by: dict) -> Taken:
    """Take a transition whose date has come, as SYSTEM; the history names who set the date. Raises TransitionDenied."""
    with db.atomic():
        return _take(locked_item(item.id), transition, SYSTEM, inputs, lateness=lateness, set_by=set_by)


def settle(item: Item, trigger: str) -> tuple[str, ...]:
    """Take every automatic transition that nothing holds back any more; a loop is undone, logged, and left alone."""
    taken: list[str] = []
    steps = engine.Steps(policy.definition_of(item))
    try:
        with db.atomic():
            while name := engine.automatic(policy.definition_of(item), facts_for(item)):
                steps.count()
                _apply(item, name, SYSTEM, Inputs(), trigger=trigger)
                taken.append(name)
    except engine.AutomaticLoop:
        ledger.record("automatic_loop", SUBJECT, item.id, SYSTEM, trigger=trigger, steps=taken)
        return ()
    return tuple(taken)


def react(item: Item, trigger: str) -> tuple[str, ...]:
    """Re-evaluate an item after a change of facts: its lanes follow its owners, then automatic transitions."""
    if not policy.is_known(item):
        return ()
    sync_lanes(item)
    followed = settle(item, trigger)
    close_tasks(locked_item(item.id))
    return followed


def _take(item: Item, transition: str, actor: Actor, inputs: Inputs, **told) -> Taken:
    _apply(item, transition, actor, inputs, **told)
    item = locked_item(item.id)
    followed = () if item.closed else settle(item, transition)
    close_tasks(locked_item(item.id))
    return Taken(item, transition, item.state, followed)


def _apply(item: Item, transition: str, actor: Actor, inputs: Inputs, **told) -> None:
    policy.require_known(item)
    definition, facts = policy.definition_of(item), facts_for(item, inputs, transition)
    person = SYSTEM_PERSON if actor.is_system else policy.person_of(actor, item)
    try:
        outcome = engine.take(definition, facts, person, transition, inputs)
    except engine.Denied as denied:
        raise TransitionDenied(denied.reasons, item.state) from denied
    act = Act(item, outcome, actor, inputs, definition, facts, told)
    write(act)
    tell(act)
