"""Who may do what with an item where it stands: the engine asked about somebody with one role only, role by role."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopcms.admin.rights_words import PERMISSION_TITLES
from coopcms.workflow import engine
from coopcms.workflow.definition import Definition
from coopcms.workflow.facts import Facts, Inputs, Person
from coopcms.workflow.reasons import Reason

HELD = ("author", "reviewer", "publisher", "centre_lead")  # roles in an owning centre
NOBODY = -1  # an account that has written nothing
YES, LATER, NO = "yes", "later", "no"


@dataclass(frozen=True, slots=True)
class Column:
    """A role in one place."""

    role: str
    slug: str

    @property
    def person(self) -> Person:
        """Somebody with this role and no other."""
        if self.role == "substitute":
            return Person(NOBODY, frozenset(), frozenset({self.slug}))
        return Person(NOBODY, frozenset({(self.role, self.slug)}))


@dataclass(frozen=True, slots=True)
class Row:
    """A permission, or a step of the state: a verdict for each column, and what stops those whose role would do."""

    name: str
    title: str
    step: bool
    verdicts: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


def columns(facts: Facts, substituted: Iterable[str]) -> tuple[Column, ...]:
    """Every role that could have a say: in the owning centres, the network, where invited, and for lanes granted."""
    found = [Column(role, owner.slug) for owner in facts.owners for role in HELD]
    found += [Column("substitute", slug) for slug in substituted]
    found += [Column("centre_lead", slug) for slug in facts.open_invitations]
    return (*found, Column("network_editor", facts.network))


def rows(definition: Definition, facts: Facts, shown: tuple[Column, ...]) -> tuple[Row, ...]:
    """All permissions, then all steps that a person can choose in this state."""
    people = [column.person for column in shown]
    permissions = [
        Row(name, title, False, tuple(YES if engine.may(definition, facts, who, name) else NO for who in people))
        for name, title in PERMISSION_TITLES.items()
    ]
    steps = [step for step in definition.exits(facts.state) if "user" in step.trigger]
    return (*permissions, *(_step(definition, facts, step.id, people) for step in steps))


def obstacles(definition: Definition, facts: Facts, who: Person, step: str) -> tuple[Reason, ...]:
    """What stands in the way of a step before anything is typed: as its button knows it."""
    found = engine.decide(definition, facts, who, step, Inputs(hash=facts.hash))
    return tuple(reason for reason in found if reason.kind != "input")


def _step(definition: Definition, facts: Facts, name: str, people: list[Person]) -> Row:
    answers = [obstacles(definition, facts, who, name) for who in people]
    told = (reason for answer in answers if not _guarded(answer) for reason in answer)
    reasons = tuple({(reason.name, str(reason)): reason for reason in told}.values())
    return Row(name, definition.transitions[name].title, True, tuple(map(_verdict, answers)), reasons)


def _verdict(answer: tuple[Reason, ...]) -> str:
    return YES if not answer else NO if _guarded(answer) else LATER


def _guarded(answer: tuple[Reason, ...]) -> bool:
    return any(reason.kind == "guard" for reason in answer)
