"""What somebody's roles let them do: in each state of each workflow, and with one item as it stands."""

from dataclasses import dataclass

from coopcms.admin.rights_words import PERMISSION_TITLES
from coopcms.workflow import engine
from coopcms.workflow.definition import Definition
from coopcms.workflow.facts import Facts, Inputs, Lane, Owner, Person

_ELSEWHERE = "?"  # a centre that is none


@dataclass(frozen=True, slots=True)
class May:
    """Permissions as msgids, and steps by title."""

    permissions: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state: what is allowed where the centre leads, and where it owns an item that another one leads."""

    title: str
    leading: May
    owning: May


@dataclass(frozen=True, slots=True)
class Verdict:
    """One permission (a msgid)."""

    title: str
    allowed: bool


def by_state(definition: Definition, who: Person, slug: str) -> tuple[StateRow, ...]:
    """State by state, for items of one centre; what nobody may know beforehand (checks, signatures) is left out."""
    alone, beside = (Owner(slug, lead=True),), (Owner(_ELSEWHERE, lead=True), Owner(slug))
    return tuple(
        StateRow(state.title, *(_may(definition, _facts(state.id, owners), who) for owners in (alone, beside)))
        for state in definition.states.values()
    )


def permissions_here(definition: Definition, facts: Facts, who: Person) -> tuple[Verdict, ...]:
    """Each permission on one item as it stands."""
    return tuple(Verdict(text, engine.may(definition, facts, who, name)) for name, text in PERMISSION_TITLES.items())


def _facts(state: str, owners: tuple[Owner, ...]) -> Facts:
    return Facts(state, 1, "", owners, tuple(Lane(owner.slug) for owner in owners))


def _may(definition: Definition, facts: Facts, who: Person) -> May:
    allowed = (text for name, text in PERMISSION_TITLES.items() if engine.may(definition, facts, who, name))
    steps = (step for step in definition.exits(facts.state) if "user" in step.trigger)
    return May(tuple(allowed), tuple(step.title for step in steps if not _guarded(definition, facts, who, step.id)))


def _guarded(definition: Definition, facts: Facts, who: Person, step: str) -> bool:
    return any(reason.kind == "guard" for reason in engine.decide(definition, facts, who, step, Inputs()))
