"""What must hold whoever acts, and what a person must give: checks, quorum and inputs."""

from collections.abc import Iterable

from coopcms.workflow.definition import Ask, Definition, Transition
from coopcms.workflow.facts import Facts, Inputs, Person
from coopcms.workflow.guards import holders, lanes_of
from coopcms.workflow.lanes import needed, open_requests, quorum_met, signed_lanes, wanted
from coopcms.workflow.reasons import CHECK, INPUT, Reason

MODES = ("banner", "gone")


def check_reasons(definition: Definition, facts: Facts, step: Transition) -> list[Reason]:
    """Every check of a step that does not hold; `signed`, quorum and invitations are counted here, the rest is told."""
    reasons = []
    if step.quorum is not None and not quorum_met(definition, facts, step.quorum):
        reasons.append(_unsigned("quorum", definition, facts, step.quorum))
    for name in step.checks:
        if name == "signed":
            if definition.has_lanes and not quorum_met(definition, facts, definition.quorum):
                reasons.append(_unsigned(name, definition, facts, definition.quorum))
        elif name == "no_open_invitation" and facts.open_invitations:
            values = {"centres": ", ".join(facts.open_invitations)}
            who_can = tuple(f"centre_lead@{slug}" for slug in facts.open_invitations)
            reasons.append(Reason("check", name, CHECK[name], values, who_can))
        elif name in facts.failures:
            failure = facts.failures[name]
            who_can = menders(definition, facts, failure.by) or holders(step.who, facts)
            reasons.append(Reason("check", name, failure.message, dict(failure.values), who_can, failure.fields))
    return reasons


def menders(definition: Definition, facts: Facts, ways: Iterable[str]) -> tuple[str, ...]:
    """Who could go one of these ways: take a step, use a permission here, or is named already.

    What nobody may edit where it stands has to be reopened first; a step of another state is the original's.
    """
    here = definition.states[facts.state]
    steps = {step.id: step for step in definition.exits(here.id)}
    named = [way for way in ways if "@" in way]
    able = [who for way in ways for who in (steps[way].who if way in steps else here.allow.get(way, ()))]
    if not able and "edit" in ways and "reopen" in steps:
        able += steps["reopen"].who
    if not able:
        able += (who for way in ways if way in definition.transitions for who in definition.transitions[way].who)
    return tuple(dict.fromkeys([*named, *holders(able, facts)]))


def _unsigned(name: str, definition: Definition, facts: Facts, quorum: str | int | None) -> Reason:
    """What the quorum waits for: first who asks for changes, else whose signatures would bring it about."""
    stopped = list(dict.fromkeys(request.lane for request in open_requests(facts)))
    missing = wanted(facts, quorum)
    kind, number = needed(quorum, facts)
    word = "changes_requested" if stopped else f"unsigned_{kind}" if missing else "no_lane"
    lanes = stopped or missing
    signers = (who for step in definition.transitions.values() if step.four_eyes for who in step.who)
    able = holders((who for who in signers if who.scope == "lane"), facts)
    who_can = tuple(who for who in able if who.partition("@")[2] in lanes)
    counted = {"signed": len(signed_lanes(facts)), "needed": number} if word == "unsigned_number" else {}
    return Reason("check", name, CHECK[word], {"lanes": ", ".join(lanes), **counted}, who_can)


def input_reasons(step: Transition, facts: Facts, person: Person, inputs: Inputs) -> list[Reason]:
    """Every input that is missing or makes no sense, each named after its field."""
    lanes = lanes_of(person, step, facts)
    names = [ask.name for ask in step.asks if _is_missing(ask, facts, inputs)]
    if len(lanes) > 1 and not inputs.lane and "lane" not in names:
        names.append("lane")
    return [Reason("input", name, INPUT[name], {"lanes": ", ".join(lanes)} if name == "lane" else {}) for name in names]


def _is_missing(ask: Ask, facts: Facts, inputs: Inputs) -> bool:
    given = getattr(inputs, ask.name)
    if ask.name == "mode" and given:
        return given not in MODES
    if ask.name == "confirm" and facts.scheduled:
        return not given
    return not ask.optional and not (given.strip() if isinstance(given, str) else given)
