"""The questions a workflow answers: who may, which steps there are, whether one is possible, and what follows."""

from dataclasses import dataclass

from coopcms.workflow.checks import check_reasons, input_reasons, menders
from coopcms.workflow.definition import Ask, Definition, State, Transition, Who
from coopcms.workflow.facts import SYSTEM, Facts, Failure, Inputs, Person
from coopcms.workflow.guards import fits, guard_reasons, holders, lanes_of
from coopcms.workflow.outcome import Outcome, outcome_of
from coopcms.workflow.reasons import STATE, Reason

ALWAYS = ("view", "preview", "history", "trash")  # what trash and check-in leave: look, and take out of the trash again
INVITED = ("view", "preview")
# Whoever stands in for a lane needs to read what they sign and to speak about it, wherever owners review in lanes.
# That holds for every workflow: a file cannot say it, since scope `lane` is for acts and never stands in `allow`.
STANDING_IN = ("view", "preview", "history", "comment")


class UnknownState(Exception):
    """The stored state is not in the workflow: nothing is guessed, `workflow migrate` names the new one."""


class AutomaticLoop(Exception):
    """More automatic steps in a row than there are states."""


class Denied(Exception):
    """A step was refused and nothing has changed; `reasons` says why and who could."""

    def __init__(self, reasons: tuple[Reason, ...]):
        super().__init__("; ".join(str(reason) for reason in reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Action:
    """One step a person sees; `reasons` is empty exactly if it is allowed, inputs are asked for later."""

    name: str
    title: str
    allowed: bool
    reasons: tuple[Reason, ...]
    asks: tuple[Ask, ...]
    warnings: tuple[Failure, ...]


class Steps:
    """The bound on automatic steps in a row: call `count` before each; raises AutomaticLoop."""

    def __init__(self, definition: Definition):
        self._left = len(definition.states)

    def count(self) -> None:
        """Use up one step."""
        if self._left == 0:
            raise AutomaticLoop("more automatic steps in a row than there are states")
        self._left -= 1


def may(definition: Definition, facts: Facts, person: Person, permission: str) -> bool:
    """True if the person holds a permission (view, edit, …) on the item where it stands."""
    return (
        any(fits(person, who, facts) for who in _allowed(definition, facts, permission))
        or any(("centre_lead", slug) in person.roles for slug in _inviting(facts, permission))
        or any(slug in person.substitute_for for slug in _standing_in(definition, facts, permission))
    )


def who_may(definition: Definition, facts: Facts, permission: str) -> tuple[str, ...]:
    """Everybody who holds a permission, as `role@centre`."""
    invited = tuple(f"centre_lead@{slug}" for slug in _inviting(facts, permission))
    standing_in = _standing_in(definition, facts, permission)
    substitutes = tuple(f"substitute@{slug}" for slug in standing_in if slug in facts.substitutes)
    return tuple(dict.fromkeys(holders(_allowed(definition, facts, permission), facts) + invited + substitutes))


def actions(definition: Definition, facts: Facts, person: Person) -> tuple[Action, ...]:
    """Every step a person could choose in this state, in the order of the file, possible or not."""
    return tuple(_action(definition, facts, person, step) for step in _exits(definition, facts, "user"))


def lanes_for(definition: Definition, facts: Facts, person: Person, transition: str) -> tuple[str, ...]:
    """The lanes for which the person can take this step now."""
    steps = [step for step in _exits(definition, facts, "user") if step.id == transition]
    if not steps or _stands_still(facts) or (steps[0].four_eyes and person.id in facts.contributors):
        return ()
    return lanes_of(person, steps[0], facts)


def decide(definition: Definition, facts: Facts, person: Person, transition: str, inputs: Inputs) -> tuple[Reason, ...]:
    """Why the person cannot take this step now, guards before inputs before checks; empty if they can."""
    no_way = _no_way(definition, facts, transition, "user")
    return no_way or _unmet(definition, facts, person, definition.transitions[transition], inputs)


def take(definition: Definition, facts: Facts, person: Person, transition: str, inputs: Inputs) -> Outcome:
    """What follows from the step, for the caller to write down. Raises Denied.

    SYSTEM takes automatic and timed steps only; `who` and `asks` do not bind it, checks and quorum bind always.
    """
    by_itself = person == SYSTEM
    if no_way := _no_way(definition, facts, transition, *(("auto", "time") if by_itself else ("user",))):
        raise Denied(no_way)
    step = definition.transitions[transition]
    reasons = check_reasons(definition, facts, step) if by_itself else _unmet(definition, facts, person, step, inputs)
    if reasons:
        raise Denied(tuple(reasons))
    lanes = lanes_of(person, step, facts) if step.by_lane else ()
    return outcome_of(definition, facts, step, inputs, inputs.lane or "".join(lanes[:1]))


def automatic(definition: Definition, facts: Facts) -> str | None:
    """The first automatic step that nothing holds back; callers repeat with fresh facts and count their `Steps`."""
    steps = _exits(definition, facts, "auto")
    if _stands_still(facts):
        return None
    return next((step.id for step in steps if not check_reasons(definition, facts, step)), None)


def holds_back(definition: Definition, facts: Facts) -> tuple[Reason, ...]:
    """What the first automatic step out of this state still waits for; empty if there is none."""
    steps = _exits(definition, facts, "auto")
    return tuple(check_reasons(definition, facts, steps[0])) if steps else ()


def _state(definition: Definition, facts: Facts) -> State:
    if facts.state not in definition.states:
        raise UnknownState(f"The workflow {definition.name} has no state “{facts.state}”.")
    return definition.states[facts.state]


def _exits(definition: Definition, facts: Facts, trigger: str) -> tuple[Transition, ...]:
    return tuple(step for step in definition.exits(_state(definition, facts).id) if trigger in step.trigger)


def _allowed(definition: Definition, facts: Facts, permission: str) -> tuple[Who, ...]:
    allow = _state(definition, facts).allow
    return allow.get(permission, ()) if _remains(facts, permission) else ()


def _remains(facts: Facts, permission: str) -> bool:
    """False for what nobody may any more once an item is checked in or in the trash."""
    return permission in ALWAYS or not _stands_still(facts)


def _inviting(facts: Facts, permission: str) -> tuple[str, ...]:
    return facts.open_invitations if permission in INVITED else ()


def _standing_in(definition: Definition, facts: Facts, permission: str) -> tuple[str, ...]:
    """The owners whose substitutes hold the permission here: all of them, where owners review in lanes."""
    if permission in STANDING_IN and _state(definition, facts).lanes and _remains(facts, permission):
        return tuple(owner.slug for owner in facts.owners)
    return ()


def _stands_still(facts: Facts) -> bool:
    return facts.closed or facts.trashed


def _standstill(definition: Definition, facts: Facts) -> tuple[Reason, ...]:
    """Why nothing at all moves: checked in, which nobody undoes, or in the trash."""
    if facts.closed:
        return (Reason("state", "closed", STATE["closed"], {}),)
    if facts.trashed:
        return (Reason("state", "trashed", STATE["trashed"], {}, menders(definition, facts, ("trash",))),)
    return ()


def _action(definition: Definition, facts: Facts, person: Person, step: Transition) -> Action:
    obstacles = guard_reasons(step, facts, person, Inputs()) + check_reasons(definition, facts, step)
    reasons = _standstill(definition, facts) or tuple(obstacles)
    warnings = tuple(facts.failures[name] for name in step.warns if name in facts.failures)
    return Action(step.id, step.title, not reasons, reasons, step.asks, warnings)


def _no_way(definition: Definition, facts: Facts, transition: str, *triggers: str) -> tuple[Reason, ...]:
    """Why the step cannot be taken here by anybody."""
    state, step = _state(definition, facts), definition.transitions.get(transition)
    if stopped := _standstill(definition, facts):
        return stopped
    if step is None or state.id not in step.sources:
        return (_impossible("state", step.title if step else transition, state),)
    if step.trigger.isdisjoint(triggers):
        return (_impossible("automatic" if "user" in triggers else "state", step.title, state),)
    return ()


def _unmet(
    definition: Definition, facts: Facts, person: Person, step: Transition, inputs: Inputs
) -> tuple[Reason, ...]:
    """What stops this person: the guards, and only for whom they let pass the inputs and checks."""
    guards = guard_reasons(step, facts, person, inputs)
    return tuple(guards or input_reasons(step, facts, person, inputs) + check_reasons(definition, facts, step))


def _impossible(name: str, step: str, state: State) -> Reason:
    return Reason("state", name, STATE[name], {"step": step, "state": state.title})
