"""The step that brings an item on from where it stands, and while that is held back the one that mends it."""

from dataclasses import dataclass

from coopcms.content.models import Item
from coopcms.review.checks import UNMARKED
from coopcms.review.queries import Standing
from coopcms.workflow.definition import Definition, Transition
from coopcms.workflow.reasons import Reason

FORWARD = ("submit", "publish")  # steps towards readers that wait for a person; the files share these ids
EMBARGO, BASE, CONSENTS = "embargo_over", "base_is_live", "consents"  # checks


@dataclass(frozen=True, slots=True)
class Course:
    """`held` are the checks that keep everybody from the `step`; `instead` is what can be done about them, if anything.

    Without it a release waits for another item or for people outside, and a draft for its words.
    """

    step: Transition
    held: tuple[Reason, ...] = ()
    instead: Transition | None = None

    @property
    def waits(self) -> bool:
        """True where nothing has to be done about the words themselves."""
        return self.instead is None and any(reason.name in (BASE, CONSENTS) for reason in self.held)


def next_step(definition: Definition, state: str) -> Transition | None:
    """The step towards readers that waits for a person here."""
    return next((step for step in definition.exits(state) if step.id in FORWARD), None)


def course(standing: Standing, definition: Definition) -> Course | None:
    """The next step as things stand; None where no step towards readers waits for a person."""
    step = next_step(definition, standing.item.state)
    if step is None:
        return None
    reasons = next((action.reasons for action in standing.actions if action.name == step.id), ())
    held = tuple(reason for reason in reasons if reason.kind == "check")
    names = {UNMARKED if UNMARKED in reason.values else reason.name for reason in held}
    wish = _instead(standing.item, names) if held and step.live else ""
    return Course(step, held, next((one for one in definition.exits(standing.item.state) if one.id == wish), None))


def _instead(item: Item, held: set[str]) -> str:
    """The end of an embargo can be dated; all else is mended in the words, but for what others lack or have to say."""
    if held == {EMBARGO}:
        return "" if item.publish_at else "schedule"
    if held == {CONSENTS}:
        return ""
    is_lost = BASE in held and not (item.source.is_live and item.source.trashed_at is None)
    return "" if is_lost else "reopen"
