"""What every picture of a workflow shows: its states from the first one on, each with the ways out of it."""

from collections.abc import Callable
from dataclasses import dataclass

from coopcms.workflow.definition import Definition, State, Transition
from coopcms.workflow.reasons import msg

Say = Callable[..., str]  # a msgid and its values in somebody's language

BY_ITSELF, ALSO_BY_ITSELF = msg("by itself"), msg("also by itself")
AT_DATE, ALSO_AT_DATE = msg("at its date"), msg("also at its date")


@dataclass(frozen=True, slots=True)
class Way:
    """One step out of a state; `to` is None where the state stays as it is."""

    step: Transition
    to: State | None


@dataclass(frozen=True, slots=True)
class Stop:
    """A state with all that can happen there, in the order of the file."""

    state: State
    ways: tuple[Way, ...]


def stops(definition: Definition) -> tuple[Stop, ...]:
    """The states by how many steps they are away from the initial one, else in the order of the file."""
    ranks = _ranks(definition)
    states = sorted(definition.states.values(), key=lambda state: ranks.get(state.id, len(ranks)))
    return tuple(Stop(state, _ways(definition, state)) for state in states)


def marks(step: Transition) -> tuple[str, ...]:
    """Msgids for what sets a step off besides a person."""
    person = "user" in step.trigger
    found = {"auto": ALSO_BY_ITSELF if person else BY_ITSELF, "time": ALSO_AT_DATE if person else AT_DATE}
    return tuple(text for trigger, text in found.items() if trigger in step.trigger)


def _ranks(definition: Definition) -> dict[str, int]:
    """Steps from the initial state, counted in rounds; in a file without contradictions all states are reached."""
    ranks, round_ = {}, [definition.initial]
    while round_:
        ranks |= dict.fromkeys(round_, len(set(ranks.values())))
        ends = [step.target for state in round_ for step in definition.exits(state) if step.target]
        round_ = [state for state in dict.fromkeys(ends) if state not in ranks]
    return ranks


def _ways(definition: Definition, state: State) -> tuple[Way, ...]:
    stays = ("", state.id)
    steps = definition.exits(state.id)
    return tuple(Way(step, None if step.target in stays else definition.states[step.target]) for step in steps)
