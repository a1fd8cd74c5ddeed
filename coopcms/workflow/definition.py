"""A workflow as data: what a file in `workflows/` says, checked, expanded and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Who:
    """A role in one scope: `author@lead` is an author of the lead centre."""

    role: str
    scope: str

    def __str__(self) -> str:
        return f"{self.role}@{self.scope}"


@dataclass(frozen=True, slots=True)
class State:
    """Where an item can be; `allow` names a permission's holders, and an absent permission is nobody's."""

    id: str
    title: str
    allow: Mapping[str, tuple[Who, ...]]
    lanes: str = ""
    remind_after: str = ""
    public: str = ""
    final: bool = False
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """An input that a person must give with a transition, or may give if it is optional."""

    name: str
    optional: bool

    def __str__(self) -> str:
        return self.name + "?" * self.optional


@dataclass(frozen=True, slots=True)
class Transition:
    """One act; an empty `target` leaves the state as it is and still writes a history line."""

    id: str
    title: str
    sources: tuple[str, ...]
    target: str
    who: tuple[Who, ...]
    trigger: frozenset[str]
    due: str
    quorum: str | int | None
    four_eyes: bool
    asks: tuple[Ask, ...]
    checks: tuple[str, ...]
    warns: tuple[str, ...]
    live: str
    notify: tuple[str, ...]
    title_en: str = ""

    @property
    def by_lane(self) -> bool:
        """True if a person acts here for one lane, as a signer does."""
        return any(who.scope == "lane" for who in self.who)

    def asks_for(self, name: str) -> bool:
        """True if this input is asked for, be it optional."""
        return any(ask.name == name for ask in self.asks)


@dataclass(frozen=True, slots=True)
class Definition:
    """One workflow. Its `digest` changes with its meaning, never with comments or spacing."""

    name: str
    title: str
    kinds: tuple[str, ...]
    when: str
    initial: str
    states: Mapping[str, State]
    transitions: Mapping[str, Transition]
    digest: str
    semantics: str = "coopcms"
    title_en: str = ""

    def exits(self, state_id: str) -> tuple[Transition, ...]:
        """All transitions that can be taken in this state, in the order of the file."""
        return tuple(step for step in self.transitions.values() if state_id in step.sources)

    def in_language(self, language: str) -> "Definition":
        """The same workflow with its titles in this language, as far as the file has them."""
        if language != "en":
            return self
        states = {key: replace(state, title=state.title_en or state.title) for key, state in self.states.items()}
        steps = {key: replace(step, title=step.title_en or step.title) for key, step in self.transitions.items()}
        titled = replace(self, title=self.title_en or self.title)
        return replace(titled, states=MappingProxyType(states), transitions=MappingProxyType(steps))

    @property
    def has_lanes(self) -> bool:
        """True if owners sign anywhere in this workflow."""
        return any(state.lanes for state in self.states.values())

    @property
    def quorum(self) -> str | int | None:
        """How many lanes approve: the quorum of the first automatic transition that has one."""
        counted = (step.quorum for step in self.transitions.values() if "auto" in step.trigger)
        return next((quorum for quorum in counted if quorum is not None), None)
