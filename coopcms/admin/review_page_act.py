"""The decision at the end of reading: the steps of a review as forms, or why they are not this person's."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import ngettext

from coopcms.admin.act_form import ActForm
from coopcms.admin.item_steps import SIGN, Step, form_for, impossible, signed_already
from coopcms.admin.people_near import Someone
from coopcms.admin.says import Names, Said, said
from coopcms.content import policy
from coopcms.review.queries import Standing
from coopcms.workflow import engine
from coopcms.workflow.engine import Action
from coopcms.workflow.reasons import Reason

ASK, CLAIM = "request_changes", "claim"
FREE = ("waiting", "lapsed")  # a lane that somebody may take on


@dataclass(frozen=True, slots=True)
class Decision:
    """`sign` and `ask` are None where they are not possible, which `denied` explains by title.

    `claim` is offered while a lane of the person's is in nobody's hands. `signed` says who has signed already and when.
    """

    sign: Step | None
    ask: Step | None
    claim: Step | None
    denied: tuple[tuple[str, tuple[Said, ...]], ...]
    signed: tuple[str, ...]


def decision(
    standing: Standing, names: Names, refused: dict[str, ActForm], people: Iterable[Someone] | None = None
) -> Decision:
    """What this person may decide now; a `refused` form, by transition, stands in for the fresh one.

    `people` may be named where they could.
    """
    actions = [action for action in standing.actions if action.name in (SIGN, ASK, CLAIM)]
    steps = {action.name: _step(standing, names, action, refused) for action in actions if action.allowed}
    lanes = engine.lanes_for(policy.definition_of(standing.item), standing.facts, standing.person, SIGN)
    signed = signed_already(standing)
    denied = impossible(standing, (action for action in actions if action.name != CLAIM), names, people)
    free = any(lane.centre in lanes and lane.status in FREE and not lane.claimed_by for lane in standing.lanes)
    claim = steps.get(CLAIM) if free and not signed else None
    return Decision(None if signed else steps.get(SIGN), steps.get(ASK), claim, denied, signed)


def _step(standing: Standing, names: Names, action: Action, refused: dict[str, ActForm]) -> Step:
    form = refused.get(action.name) or form_for(standing, action, names)
    warnings = tuple(said(failure, names, standing.item.kind) for failure in action.warnings)
    return Step(action.name, action.title, form, warnings)


def placed(form: ActForm, reasons: tuple[Reason, ...], names: Names, kind: str) -> tuple[Said, ...]:
    """Reasons that belong to an input stand beside it now; the others come back."""
    elsewhere = []
    for reason in reasons:
        mends = reason.kind in ("input", "check")
        field = next((name for name in (reason.name, *reason.fields) if mends and name in form), "")
        if field:
            form[field].errors = [*form[field].errors, said(reason, names).text]
        else:
            elsewhere.append(said(reason, names, kind))
    return tuple(elsewhere)


def with_open_comments(reason: str, count: int) -> str:
    """The reason, and that there is more beside the text."""
    if not reason or not count:
        return reason
    note = ngettext(
        "One comment beside the text is open.", "%(num)s comments beside the text are open.", count
    )  # fmt: skip
    return f"{reason}\n\n{note}"
