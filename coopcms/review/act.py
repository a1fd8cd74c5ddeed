"""One allowed transition on its way into the database."""

from dataclasses import dataclass

from coopcms.actor import Actor
from coopcms.content.models import Item
from coopcms.workflow.definition import Definition
from coopcms.workflow.facts import Facts, Inputs
from coopcms.workflow.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Act:
    """Values only; `told` are facts that the caller alone knows (trigger, set_by, lateness)."""

    item: Item
    outcome: Outcome
    actor: Actor
    inputs: Inputs
    definition: Definition
    facts: Facts
    told: dict

    @property
    def name(self) -> str:
        return self.outcome.transition.id

    @property
    def mark(self) -> str:
        """A release that no quorum was asked for is marked for good."""
        unsigned = self.definition.has_lanes and "signed" not in self.outcome.transition.checks
        return "break_glass" if unsigned else ""
