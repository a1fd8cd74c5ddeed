"""What a step that is taken means for state, live text, public answer, lanes, cycle and date."""

from dataclasses import dataclass

from coopcms.workflow.definition import Definition, Transition
from coopcms.workflow.facts import Facts, Inputs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the caller has to write.

    `public` is live, banner, gone or, if the stored answer stays, empty. `lane` is the lane acted for, or empty.
    `effects` are open_lanes, pause_lanes or close_lanes, then notify_<audience>.
    """

    transition: Transition
    state: str
    live: str
    public: str
    lane: str
    ends_cycle: bool
    clears_schedule: bool
    effects: tuple[str, ...]


def outcome_of(definition: Definition, facts: Facts, step: Transition, inputs: Inputs, lane: str) -> Outcome:
    """The consequences of a step that nothing forbids."""
    before, after = facts.state, step.target or facts.state
    moved = before != after
    ends_cycle = step.live == "set" or (moved and definition.states[before].public == "live")
    return Outcome(
        transition=step,
        state=after,
        live=step.live,
        public=_public(definition, step, inputs),
        lane=lane if step.by_lane else "",
        ends_cycle=ends_cycle,
        clears_schedule=moved and not step.asks_for("at") and _dated(definition, before),
        effects=_lane_effects(definition, before, after, ends_cycle) + tuple(f"notify_{who}" for who in step.notify),
    )


def _public(definition: Definition, step: Transition, inputs: Inputs) -> str:
    """The new public answer; a step that asks for the mode and is given none leaves a banner."""
    if step.live == "set":
        return "live"
    chosen = step.target and definition.states[step.target].public == "chosen" and step.asks_for("mode")
    return (inputs.mode or "banner") if chosen else ""


def _dated(definition: Definition, state: str) -> bool:
    """True if a date could publish from this state; whoever leaves it gives up that date (editorial.md §5)."""
    return any(step.due == "publish_at" and "time" in step.trigger for step in definition.exits(state))


def _lane_effects(definition: Definition, before: str, after: str, ends_cycle: bool) -> tuple[str, ...]:
    had, has = (bool(definition.states[state].lanes) for state in (before, after))
    if ends_cycle:
        return ("close_lanes",)
    if had == has:
        return ()
    return ("open_lanes",) if has else ("pause_lanes",)
