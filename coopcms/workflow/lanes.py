"""What each owner's review has come to, derived by comparing hashes and never stored (editorial.md §2)."""

from coopcms.workflow.definition import Definition
from coopcms.workflow.facts import ChangeRequest, Facts, Lane, SignOff


def open_lanes(facts: Facts) -> tuple[str, ...]:
    """The centres whose lanes count, in the order of the lanes."""
    return tuple(lane.centre for lane in facts.lanes if not lane.closed)


def signed_lanes(facts: Facts) -> frozenset[str]:
    """The lanes that have signed the head's words in this cycle by somebody who did not write them."""
    return frozenset(sign_off.lane for sign_off in facts.sign_offs if _counts(sign_off, facts))


def _counts(sign_off: SignOff, facts: Facts) -> bool:
    return (
        sign_off.hash == facts.hash
        and sign_off.cycle == facts.cycle
        and sign_off.user not in facts.contributors
        and sign_off.lane in open_lanes(facts)
        and not any(_later(request, sign_off) for request in facts.change_requests)
    )


def open_requests(facts: Facts) -> tuple[ChangeRequest, ...]:
    """The change requests about the head's words that their lane has not answered by signing later."""
    return tuple(
        request
        for request in facts.change_requests
        if request.hash == facts.hash
        and request.cycle == facts.cycle
        and request.lane in open_lanes(facts)
        and not any(_later(sign_off, request) for sign_off in facts.sign_offs)
    )


def _later(one: SignOff | ChangeRequest, other: SignOff | ChangeRequest) -> bool:
    return (one.lane, one.cycle) == (other.lane, other.cycle) and one.order > other.order


def quorum_met(definition: Definition, facts: Facts, quorum: str | int | None) -> bool:
    """True if enough open lanes have signed and none asks for changes; without any open lane never."""
    lanes, signed = open_lanes(facts), signed_lanes(facts)
    if not (definition.has_lanes and lanes) or open_requests(facts):
        return False
    match quorum:
        case "all":
            return signed.issuperset(lanes)
        case "lead_centre":
            return any(owner.lead and owner.slug in signed for owner in facts.owners)
        case "any":
            return bool(signed)
        case int(number):
            return len(signed) >= max(1, min(number, len(lanes)))
    return False


def signing(definition: Definition, state: str) -> bool:
    """True where signatures can be given: there a lane that has not signed is waited for."""
    return "sign_off" in definition.transitions and state in definition.transitions["sign_off"].sources


def needed(quorum: str | int | None, facts: Facts) -> tuple[str, int]:
    """What a quorum asks of the open lanes: `all`, `lead_centre`, `any` or `number`, and how many signatures."""
    lanes = len(open_lanes(facts))
    match quorum:
        case int(number):
            count = max(1, min(number, lanes))
            return ("all" if count >= lanes else "any" if count == 1 else "number"), count
        case "lead_centre" | "any":
            return quorum, 1
    return "all", lanes


def wanted(facts: Facts, quorum: str | int | None) -> tuple[str, ...]:
    """The open lanes that have not signed and whose signature counts towards this quorum, met or not."""
    leading = {owner.slug for owner in facts.owners if owner.lead}
    signed = signed_lanes(facts)
    unsigned = (lane for lane in open_lanes(facts) if lane not in signed)
    return tuple(lane for lane in unsigned if quorum != "lead_centre" or lane in leading)


def status(lane: str, facts: Facts, definition: Definition) -> str:
    """The first that is true of a lane: closed, changes_requested, signed, lapsed, paused, claimed, waiting."""
    row = next((row for row in facts.lanes if row.centre == lane), Lane(lane, closed=True))
    return next(word for word, holds in _statuses(row, facts, definition) if holds)


def _statuses(lane: Lane, facts: Facts, definition: Definition):
    yield "closed", lane.closed
    yield "changes_requested", any(request.lane == lane.centre for request in open_requests(facts))
    yield "signed", lane.centre in signed_lanes(facts)
    yield "lapsed", any((row.lane, row.cycle) == (lane.centre, facts.cycle) for row in facts.sign_offs)
    yield "paused", facts.state not in definition.states or not definition.states[facts.state].lanes
    yield "claimed", lane.claimed_by is not None and lane.claimed_by not in facts.contributors
    yield "waiting", True
