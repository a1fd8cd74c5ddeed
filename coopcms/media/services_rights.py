"""What is known of a picture: who made it, who may show it, what it shows. Every change is a line of its history."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.media import policy
from coopcms.media.models import PICTURE, Picture
from coopcms.media.queries import locked_picture, twins
from coopcms.media.vocabulary import AI_MARKS, LICENCES

TEXTS = {"title": 200, "alt": 500, "author": 200, "credit": 300, "credit_waived": 300, "source": 500}
RIGHTS = ("credit", "credit_waived", "licence", "ai_mark", "people_stated")  # what readers are owed
FIELDS = (*TEXTS, "licence", "licence_until", "ai_mark", "people_stated", "focal_x", "focal_y")


def describe(one: Picture, changes: Mapping[str, Any], actor: Actor) -> Picture:
    """Change what is known of a picture; what stays the same leaves no line. Raises NotAllowed, Invalid.

    Upper rooms hear of it and may refuse: what readers see keeps its credit.
    """
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(one.id)
        policy.require_keep(actor, row.centre)
        clean = _cleaned(changes)
        before = {name: getattr(row, name) for name in clean}
        changed = {name: value for name, value in clean.items() if value != before[name]}
        if changed:
            if changed.get("people_stated"):
                _may_state_people(row, actor)
            Picture.update(**changed, changed_at=now()).where(Picture.id == row.id).execute()
            told = {name: [_told(before[name]), _told(value)] for name, value in changed.items()}
            ledger.record("described", PICTURE, row.id, actor, changed=told)
            ledger.raise_generation()
            rights = {name: getattr(row, name) for name in RIGHTS} | changed
            emit(Event("picture_described", PICTURE, row.id, actor, facts={"rights": rights, "changed": told}))
            if "licence_until" in changed:
                emit(Event("picture_turned", PICTURE, row.id, actor))
    return row.refetch()


def may_state_people(row: Picture, actor: Actor) -> bool:
    """False where it looks like a withdrawn picture of others: they confirm who is in it; at most one select."""
    twin = twins([row]).get(row.id)
    return twin is None or policy.may_withdraw(actor, twin.centre)


def _may_state_people(row: Picture, actor: Actor) -> None:
    if twin := twins([row]).get(row.id):
        policy.require_state_people(actor, twin.centre, twin.withdrawn_reason)


def _cleaned(changes: Mapping[str, Any]) -> dict[str, Any]:
    clean = {name: " ".join(value.split()) if name in TEXTS else value for name, value in changes.items()}
    if problems := [problem for name, value in clean.items() if (problem := _problem(name, value))]:
        raise Invalid(*problems)
    return clean


def _problem(name: str, value: Any) -> Problem | None:
    if name in TEXTS:
        message = msg("At most %(most)s characters.")
        return Problem(name, message, {"most": TEXTS[name]}) if len(value) > TEXTS[name] else None
    return None if _is_known(name, value) else Problem(name, msg("This is none of the possible answers."))


def _is_known(name: str, value: Any) -> bool:
    match name:
        case "licence":
            return value == "" or value in LICENCES
        case "licence_until":
            return value is None or isinstance(value, date)
        case "ai_mark":
            return value in AI_MARKS
        case "people_stated":
            return isinstance(value, bool)
        case "focal_x" | "focal_y":
            return isinstance(value, int) and 0 <= value <= 100
    return False


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
