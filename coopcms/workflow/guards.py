"""Whether a person may take a step: role and scope, lane, four eyes, and the words they had before them."""

from collections.abc import Iterable

from coopcms.workflow.definition import Transition, Who
from coopcms.workflow.facts import Facts, Inputs, Person
from coopcms.workflow.lanes import open_lanes
from coopcms.workflow.reasons import GUARD, Reason


def centres(who: Who, facts: Facts) -> tuple[str, ...]:
    """The centres in which this role counts for this item; scope `any` is told by the word itself."""
    match who.scope:
        case "lead":
            return tuple(owner.slug for owner in facts.owners if owner.lead)
        case "owners":
            return tuple(owner.slug for owner in facts.owners)
        case "lane":
            return open_lanes(facts)
        case "network":
            return (facts.network,)
        case "any":
            return ("any",)
    return ()


def fits(person: Person, who: Who, facts: Facts) -> bool:
    """True if the person holds this role where it counts."""
    if who.scope == "any":
        return any(role == who.role for role, _ in person.roles)
    return any(_holds(person, who.role, centre) for centre in centres(who, facts))


def _holds(person: Person, role: str, centre: str) -> bool:
    return centre in person.substitute_for if role == "substitute" else (role, centre) in person.roles


def holders(allowed: Iterable[Who], facts: Facts) -> tuple[str, ...]:
    """Who could, as `role@centre`, each once and in the order of the file; substitutes where there are some."""
    found = ((who.role, centre) for who in allowed for centre in centres(who, facts))
    return tuple(dict.fromkeys(f"{role}@{c}" for role, c in found if role != "substitute" or c in facts.substitutes))


def lanes_of(person: Person, step: Transition, facts: Facts) -> tuple[str, ...]:
    """The open lanes for which the person's roles let them take this step."""
    roles = [who.role for who in step.who if who.scope == "lane"]
    return tuple(lane for lane in open_lanes(facts) if any(_holds(person, role, lane) for role in roles))


def guard_reasons(step: Transition, facts: Facts, person: Person, inputs: Inputs) -> list[Reason]:
    """Every guard that stops this person; AND over the guards, OR over the roles inside `who`."""
    reasons = []
    if not any(fits(person, who, facts) for who in step.who):
        reasons.append(_guard("who", holders(step.who, facts), step=step.title))
    elif step.by_lane and inputs.lane and inputs.lane not in lanes_of(person, step, facts):
        reasons.append(_guard("lane", _lane_holders(step, facts, (inputs.lane,)), lane=inputs.lane))
    if step.four_eyes and person.id in facts.contributors:
        lanes = (inputs.lane,) if inputs.lane else lanes_of(person, step, facts)
        reasons.append(_guard("four_eyes", _lane_holders(step, facts, lanes)))
    if step.asks_for("hash") and inputs.hash and inputs.hash != facts.hash:
        reasons.append(_guard("hash", ()))
    return reasons


def _lane_holders(step: Transition, facts: Facts, lanes: tuple[str, ...]) -> tuple[str, ...]:
    """Who could take the step for one of these lanes; for any lane if none is named."""
    able = holders(step.who, facts)
    return tuple(who for who in able if not lanes or who.partition("@")[2] in lanes)


def _guard(name: str, who_can: tuple[str, ...], **values) -> Reason:
    return Reason("guard", name, GUARD[name], values, who_can)
