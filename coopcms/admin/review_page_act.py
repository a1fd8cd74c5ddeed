"""The decision at the end of reading: the steps of a review as forms, or why they are not this person's."""

from dataclasses import dataclass

from flask_babel import ngettext

from coopcms.admin.act_form import ActForm
from coopcms.admin.item_steps import Step, steps_of
from coopcms.admin.says import Names, Said, said
from coopcms.review.queries import Standing
from coopcms.workflow.reasons import Reason

SIGN, ASK, CLAIM = "sign_off", "request_changes", "claim"


@dataclass(frozen=True, slots=True)
class Decision:
    """`sign` and `ask` are None where they are not possible, which `denied` explains by title; `idle`: signed already.

    `claim` is offered while a lane of the person's is in nobody's hands.
    """

    sign: Step | None
    ask: Step | None
    claim: Step | None
    denied: tuple[tuple[str, tuple[Said, ...]], ...]
    idle: bool


def decision(standing: Standing, names: Names, refused: dict[str, ActForm]) -> Decision:
    """What this person may decide now; a `refused` form, by transition, stands in for the fresh one."""
    steps = steps_of(standing, names, refused)
    found = {step.name: step for step in steps.every}
    idle = any(step.name == SIGN for step in steps.idle)
    denied = tuple(
        (action.title, tuple(said(reason, names, standing.item.kind) for reason in action.reasons))
        for action in standing.actions
        if action.name in (SIGN, ASK) and not action.allowed
    )
    free = [lane for lane in standing.lanes if lane.status in ("waiting", "lapsed") and not lane.claimed_by]
    claim = found.get(CLAIM) if free and not idle else None
    return Decision(None if idle else found.get(SIGN), found.get(ASK), claim, denied, idle)


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
