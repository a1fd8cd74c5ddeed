"""The transitions of an item as its page offers them: what is possible as forms, the rest with its reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from coopcms.admin.act_form import ActForm, Wanted, act_form
from coopcms.admin.people_near import Someone
from coopcms.admin.says import Names, Said, said
from coopcms.admin.state_course import BASE, EMBARGO, Course, course
from coopcms.admin.state_words import without
from coopcms.content import policy
from coopcms.rendering.filters import moment
from coopcms.review.queries import LaneView, Standing
from coopcms.workflow import engine
from coopcms.workflow.engine import Action
from coopcms.workflow.lanes import signed_lanes

BY_LANE = "claim"  # its form stands beside each lane
SIGN = "sign_off"
_FIRST = ("sign_off", "submit", "publish")  # the most natural next step, if it is possible and no date is set


@dataclass(frozen=True, slots=True)
class Step:
    """A transition that is possible now; `warnings` do not stop it, `open` shows its inputs at once.

    `means` says what follows from it, where that is not plain from its title.
    """

    name: str
    title: str
    form: ActForm
    warnings: tuple[Said, ...]
    open: bool = False
    means: str = ""

    @property
    def inputs(self) -> list:
        """The fields a person sees."""
        return [field for field in self.form if field.short_name not in ("csrf_token", "hash")]


@dataclass(frozen=True, slots=True)
class Steps:
    """All of them: the `primary` one, others, those `idle` now, the one for emergencies, the impossible ones.

    `signed` are sentences: where signing again would change nothing, who has signed and when.
    """

    primary: Step | None
    others: tuple[Step, ...]
    idle: tuple[Step, ...]
    emergency: Step | None
    impossible: tuple[tuple[str, tuple[Said, ...]], ...]
    signed: tuple[str, ...]

    @property
    def every(self) -> tuple[Step, ...]:
        """Those that have a form."""
        return tuple(step for step in (self.primary, *self.others, *self.idle, self.emergency) if step)


def steps_of(
    standing: Standing,
    names: Names,
    refused: dict[str, ActForm] | None = None,
    people: Iterable[Someone] | None = None,
) -> Steps:
    """Every step of the state but taking on a review, which stands beside its lane.

    A `refused` form, by transition, stands in for the fresh one; `people` may be named where they could.
    """
    forms = refused or {}
    steps = [_step(standing, names, action, forms.get(action.name)) for action in standing.actions if action.allowed]
    emergency = next((step for step in steps if "password" in step.form), None)
    signed = signed_already(standing)
    usual = [step for step in steps if step is not emergency and step.name != BY_LANE]
    idle = tuple(step for step in usual if _is_idle(step, standing) or (signed and step.name == SIGN))
    usual = [step for step in usual if step not in idle]
    primary = next((step for name in _first(standing) for step in usual if step.name == name), None)
    others = tuple(step for step in usual if step is not primary)
    return Steps(primary, others, idle, emergency, impossible(standing, standing.actions, names, people), signed)


def _first(standing: Standing) -> tuple[str, ...]:
    """The steps that are primary where they are possible: none but what mends it once there is a date."""
    way = course(standing, policy.definition_of(standing.item))
    return (() if standing.item.publish_at else _FIRST) + ((way.instead.id,) if way and way.instead else ())


def signed_already(standing: Standing) -> tuple[str, ...]:
    """For each lane of the person's who has signed and when; empty while a signature of theirs would count."""
    lanes = engine.lanes_for(policy.definition_of(standing.item), standing.facts, standing.person, SIGN)
    if not lanes or not signed_lanes(standing.facts).issuperset(lanes):
        return ()
    own = {slug for _role, slug in standing.person.roles}
    return tuple(
        _signed(lane, lane.centre in own and len(lanes) == 1) for lane in standing.lanes if lane.centre in lanes
    )


def _signed(lane: LaneView, is_own: bool) -> str:
    values = {"name": lane.by, "moment": _moment(lane.since)}
    if is_own:
        return _("Your centre has signed already: %(name)s, %(moment)s.", **values)
    return _("%(centre)s has signed already: %(name)s, %(moment)s.", centre=lane.name, **values)


def impossible(
    standing: Standing, actions: Iterable[Action], names: Names, people: Iterable[Someone] | None
) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """Those of the actions that are not allowed, by title, each with its reasons; `people` are named who could."""
    transitions, known = policy.definition_of(standing.item).transitions, None if people is None else tuple(people)
    others = without(known, standing.facts.contributors)
    return tuple(
        (
            action.title,
            tuple(
                said(reason, names, standing.item.kind, others if transitions[action.name].four_eyes else known)
                for reason in action.reasons
            ),
        )
        for action in actions
        if not action.allowed
    )


def form_for(standing: Standing, action: Action, names: Names, typed: MultiDict | None = None) -> ActForm:
    """The form of one step, with what was typed."""
    lanes = engine.lanes_for(policy.definition_of(standing.item), standing.facts, standing.person, action.name)
    wanted = Wanted(action.name, action.asks, lanes, names, standing.item, standing.facts.scheduled)
    return act_form(wanted, typed)


def _step(standing: Standing, names: Names, action: Action, refused: ActForm | None) -> Step:
    form = refused or form_for(standing, action, names)
    warnings = tuple(said(failure, names, standing.item.kind) for failure in action.warnings)
    return Step(action.name, action.title, form, warnings, refused is not None, _means(standing, names, action))


def _means(standing: Standing, names: Names, action: Action) -> str:
    definition = policy.definition_of(standing.item)
    step = definition.transitions[action.name]
    if step.live == "set":
        return _("Everybody can read these words at once.")
    way = course(standing, definition)
    if way and way.instead and way.instead.id == action.name:
        return _mends(standing, way)
    target = definition.states.get(step.target)
    if target and target.lanes and standing.item.state != step.target:
        owners = ", ".join(names.get(owner.slug, owner.slug) for owner in standing.facts.owners)
        return _("Then it is reviewed by: %(centres)s.", centres=owners)
    return ""


def _mends(standing: Standing, way: Course) -> str:
    """What a step is good for that is taken in the place of the one held back."""
    held = {reason.name for reason in way.held}
    if held == {EMBARGO}:
        return _("Choose a time after the embargo: %(moment)s.", moment=_moment(standing.item.embargo))
    return _("Then it can be updated from the live text and given for review again.") if BASE in held else ""


def _moment(at: datetime) -> str:
    return moment(at, str(get_locale()))


def _is_idle(step: Step, standing: Standing) -> bool:
    """True where the step is allowed and would change nothing: there is no date to take back."""
    item = standing.item
    return {"unschedule": item.publish_at, "lift_embargo": item.embargo}.get(step.name, item) is None
