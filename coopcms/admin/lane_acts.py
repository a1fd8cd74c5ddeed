"""A lane's review among people, at the desk: handed over, given back, dated, a substitute named or dismissed."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.accounts.models import User
from coopcms.actor import Actor
from coopcms.admin.item_desk import address_of
from coopcms.admin.item_page import ItemPage, Refusal, standing_for
from coopcms.admin.says import Said, names_of
from coopcms.admin.seen import ITEM
from coopcms.clock import parse_day
from coopcms.content.models import Item
from coopcms.errors import Invalid, NotNow, Problem, msg
from coopcms.review import services_lanes, services_substitutes

_NOBODY = msg("Please choose somebody.")
TITLES = {
    "uebergeben": msg("Hand it over"),
    "zurueckgeben": msg("Give back"),
    "termin": msg("Set the due date"),
    "vertreten": msg("Name a substitute"),
    "entlassen": msg("No longer a substitute"),
}
_FIELDS = {  # what each act asks for: the name of its input, and what it is called
    "uebergeben": ("to", msg("Hand over to")),
    "termin": ("due", msg("Due at the end of this day")),
    "vertreten": ("user", msg("May sign for the centre as a substitute")),
    "entlassen": ("user", msg("Does not stand in any more")),
}


@dataclass(frozen=True, slots=True)
class LaneRefusal(Refusal):
    """`act` has the field under `label` that is to be mended; empty where it is not about what was typed.

    `input` is what shows the words typed there: a calendar loses those that are no day.
    """

    act: str = ""
    label: str = ""
    input: str = "date"


class LaneActs(ItemPage):
    """POST /admin/item/<number>/bahn/<centre>/<act>; a refusal answers with the item's page."""

    @expose(f"{ITEM}/bahn/<lane>/<any({', '.join(TITLES)}):act>", methods=["POST"])
    def lane(self, item_id: int, lane: str, act: str):
        """Back to the reviews with a true message."""
        seen = standing_for(self.actor, item_id)
        try:
            message = _ACTS[act](seen.item, lane, self.actor)
        except (Invalid, NotNow) as refusal:
            return self.shown(item_id, _refused(refusal, lane, act)), 422 if isinstance(refusal, Invalid) else 409
        flash(_(message, centre=names_of(seen.owners).get(lane, lane)))
        return redirect(address_of(item_id, "#bahnen"), 303)

    @expose(f"{ITEM}/bahn/<lane>/<act>")
    def laned(self, item_id: int, lane: str, act: str):
        """Who comes back by the address of an act, as after a login, finds the reviews."""
        return redirect(address_of(item_id, "#bahnen"), 303)


def _refused(refusal: Invalid | NotNow, lane: str, act: str) -> LaneRefusal:
    problems = getattr(refusal, "problems", (refusal,))
    told = tuple(Said(_(part.message, **part.values)) for part in problems)
    field, label = _FIELDS.get(act, ("", ""))
    if not field or any(problem.field != field for problem in problems):
        return LaneRefusal("", _(TITLES[act]), told, lane=lane)
    typed, shown = _as_typed(request.form.get(field, "")[:40]) if act == "termin" else ("", "")
    return LaneRefusal("", _(TITLES[act]), told, lane=lane, typed=typed, act=act, label=_(label), input=shown)


def _as_typed(text: str) -> tuple[str, str]:
    """A day as calendars write it, any other text as it is; and the input that shows it."""
    try:
        return str(parse_day(text) or ""), "date"
    except Invalid:
        return text, "text"


def _hand_over(item: Item, lane: str, actor: Actor) -> str:
    services_lanes.hand_over(item, lane, _somebody("to"), actor)
    return msg("Handed over: the person has been told. Whoever may sign for %(centre)s still can.")


def _give_back(item: Item, lane: str, actor: Actor) -> str:
    services_lanes.give_back(item, lane, actor)
    return msg("Given back: the review for %(centre)s waits for anybody who may sign.")


def _date(item: Item, lane: str, actor: Actor) -> str:
    day = parse_day(request.form.get("due", ""), "due")
    services_lanes.set_due(item, lane, day, actor)
    if day is None:
        return msg("The review for %(centre)s has no due date any more.")
    return msg("The due date for %(centre)s is set; those who sign there have been told.")


def _grant(item: Item, lane: str, actor: Actor) -> str:
    services_substitutes.grant(item, lane, _somebody("user"), actor)
    return msg("The substitute may sign this text for %(centre)s, and has been told.")


def _revoke(item: Item, lane: str, actor: Actor) -> str:
    services_substitutes.revoke(item, lane, _somebody("user"), actor)
    return msg("The person does not stand in for %(centre)s any more. What they have signed stands.")


def _somebody(field: str) -> User:
    """The account chosen in a form. Raises Invalid."""
    typed = request.form.get(field, "")
    found = User.get_or_none(User.id == int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
    if found is None:
        raise Invalid(Problem(field, _NOBODY))
    return found


_ACTS: dict[str, Callable[[Item, str, Actor], str]] = {
    "uebergeben": _hand_over,
    "zurueckgeben": _give_back,
    "termin": _date,
    "vertreten": _grant,
    "entlassen": _revoke,
}
