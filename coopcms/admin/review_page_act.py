"""The decision at the end of reading: the steps of a review as forms, or why they are not this person's."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from coopcms.admin.act_form import ActForm
from coopcms.admin.comments_shown import Talk
from coopcms.admin.item_steps import SIGN, Step, form_for, impossible, signed_already
from coopcms.admin.people_near import Someone
from coopcms.admin.says import Names, Said, said
from coopcms.content import policy
from coopcms.review.models import Comment
from coopcms.review.queries import Standing
from coopcms.workflow import engine
from coopcms.workflow.engine import Action
from coopcms.workflow.reasons import Reason

ASK, CLAIM = "request_changes", "claim"
FREE = ("waiting", "lapsed")  # a lane that somebody may take on


@dataclass(frozen=True, slots=True)
class Choice:
    """An open conversation that a request for changes can collect, and whether it is chosen."""

    talk: Talk
    chosen: bool


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
    choices: tuple[Choice, ...] = ()


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


def with_choices(found: Decision, choices: tuple[Choice, ...]) -> Decision:
    """The decision with what its request can collect; a remark that is chosen stands for a reason."""
    if found.ask and choices and "comment" in found.ask.form:
        found.ask.form.comment.flags.required = False
    return replace(found, choices=choices if found.ask else ())


def choices_among(talks: Iterable[Talk], standing: Standing, typed: Collection[int] | None) -> tuple[Choice, ...]:
    """The open conversations, the person's own first; what they said about these very words is chosen at first."""
    mine, head = standing.person.id, standing.item.head_id
    open_ones = sorted((talk for talk in talks if talk.thread.is_open), key=lambda talk: _first(talk).user_id != mine)
    if typed is None:
        typed = {
            _first(talk).id for talk in open_ones if (_first(talk).user_id, _first(talk).revision_id) == (mine, head)
        }
    return tuple(Choice(talk, _first(talk).id in typed) for talk in open_ones)


def _first(talk: Talk) -> Comment:
    return talk.thread.first


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
