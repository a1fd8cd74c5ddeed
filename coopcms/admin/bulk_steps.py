"""The steps for many items: which there are, whom each fits, and the one form that asks for what it needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from coopcms.admin.act_form import ActForm, Wanted, act_form
from coopcms.admin.rows import badge
from coopcms.admin.says import Said, said
from coopcms.content import workflows
from coopcms.errors import Unknown, msg
from coopcms.review.queries_bulk import PLAIN, TRASH, UNTRASH, UNWATCH, WATCH, Candidate, needs_reading
from coopcms.workflow.definition import Transition
from coopcms.workflow.facts import Inputs
from coopcms.workflow.reasons import Reason

_TITLES = {
    TRASH: msg("Move to the trash"),
    UNTRASH: msg("Take out of the trash"),
    WATCH: msg("Watch"),
    UNWATCH: msg("Do not watch any more"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A step that fits at least one of the items, how many of them, and whether it takes them away from somebody."""

    name: str
    title: str
    fits: int
    removes: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One item in a list of many; `obstacles` in words, none where the step fits."""

    id: int
    title: str
    state: tuple[str, str]
    obstacles: tuple[Said, ...] = ()


def title_of(step: str) -> str:
    """What a step is called. Raises Unknown for one that no workflow has, and for one that is never done for many."""
    if step in _TITLES:
        return _(_TITLES[step])
    found = next((one for one in _declared() if one.id == step and not needs_reading(one)), None)
    if found is None:
        raise Unknown(msg("There is no such step for several items."))
    return found.title


def steps_for(found: Sequence[Candidate]) -> list[Choice]:
    """The steps that fit, in the order of the workflow files, then the trash and watching."""
    offered = {step.id for one in found for step in one.steps}
    titles = {step.id: step.title for step in _declared() if step.id in offered and not needs_reading(step)}
    plain = {name: _(title) for name, title in _TITLES.items()}
    removing = _removing()
    steps = (
        Choice(name, title, len(fitting(found, name)), name in removing) for name, title in (titles | plain).items()
    )
    return [step for step in steps if step.fits]


def unread(found: Iterable[Candidate]) -> list[str]:
    """The names of steps that are not offered because each text has to be read for them."""
    return list(dict.fromkeys(step.title for one in found for step in one.steps if needs_reading(step)))


def fitting(found: Iterable[Candidate], step: str) -> list[Candidate]:
    """The items with which the step is possible now."""
    return [one for one in found if not one.obstacles(step)]


def line_of(one: Candidate, step: str = "") -> Line:
    """The item in a list, with what stands against the step."""
    title = one.definition.states[one.item.state].title
    state, name = badge(one.item, title)
    obstacles = tuple(said(reason, one.names, one.item.kind) for reason in (one.obstacles(step) if step else ()))
    return Line(one.item.id, one.item.head.title, (state, name if state == one.item.state else _(name)), obstacles)


def form_for(step: str, fit: Sequence[Candidate], typed: MultiDict | None = None) -> ActForm:
    """One form for all of them; it asks for a centre if somewhere there is a choice, and before a date is dropped."""
    asks = {ask.name: ask for one in fit if step not in PLAIN for ask in one.definition.transitions[step].asks}
    lanes = [one.lanes(step) for one in fit if step not in PLAIN]
    several = dict.fromkeys(lane for slugs in lanes if len(slugs) > 1 for lane in slugs)
    names = {slug: name for one in fit for slug, name in one.names.items()}
    scheduled = any(one.facts.scheduled for one in fit)
    return act_form(Wanted(step, tuple(asks.values()), tuple(several), names, None, scheduled), typed)


def blame(form: ActForm, step: str, fit: Sequence[Candidate], inputs: Inputs) -> bool:
    """Put beside its field what would refuse every single item; True if something does."""
    refused = [one.obstacles(step, inputs) for one in fit]
    common = [reason for reason in (refused[0] if refused else ()) if all(_names(reason, more) for more in refused)]
    blamed = [(field, reason) for reason in common if (field := _field(form, reason))]
    for field, reason in blamed:
        form[field].errors = [*form[field].errors, said(reason, fit[0].names).text]
    return bool(blamed)


def _names(reason: Reason, more: Sequence[Reason]) -> bool:
    return any((one.kind, one.name) == (reason.kind, reason.name) for one in more)


def _field(form: ActForm, reason: Reason) -> str:
    if reason.kind not in ("input", "check"):
        return ""
    return next((name for name in (reason.name, *reason.fields) if name in form), "")


def _removing() -> set[str]:
    """Steps after which an item is in the trash, or in a state in which readers may find it no more."""
    return {TRASH} | {
        step.id
        for flow in workflows.in_force().values()
        for step in flow.transitions.values()
        if step.target and flow.states[step.target].public == "chosen"
    }


def _declared() -> list[Transition]:
    """Every step of every workflow; the one with most steps first, as it gives them all their order."""
    flows = sorted(workflows.in_force().values(), key=lambda flow: -len(flow.transitions))
    return [step for flow in flows for step in flow.transitions.values()]
