"""Dates that have come: go-live and expiry as jobs that may run twice or late and still do one thing."""

from datetime import datetime

from coopcms.actor import SYSTEM
from coopcms.clock import now
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.content.services import move
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, TransitionDenied, Unknown
from coopcms.ledger import services as ledger
from coopcms.review.services import take_timed
from coopcms.review.telling import leads_of, tell_people
from coopcms.workflow.facts import Inputs

_COLUMN = {"publish": "publish_at", "expire": "expire_at"}


def run_timed(args: dict) -> bool:
    """Take the transition a date was set for, if that date still stands; True if something was done.

    Checks run again at the minute: if one fails, the item stays, the date is dropped and the lead is alarmed.
    """
    due, what = datetime.fromisoformat(args["at"]), args["what"]
    with db.atomic():
        try:
            item = locked_item(args["item"])
        except Unknown:
            return False
        if getattr(item, _COLUMN[what]) != due or due > now():
            return False
        stored = item.timed.get(what, {})
        inputs = Inputs(**{key: stored.get(key, "") for key in ("comment", "mode", "successor")})
        lateness = int((now() - due).total_seconds())
        set_by = {"id": stored.get("by"), "name": stored.get("name", "")}
        try:
            with db.atomic():
                take_timed(item, args["transition"], inputs, lateness, set_by)
        except (TransitionDenied, Invalid, NotNow) as refused:
            _drop(locked_item(item.id), what, args["transition"], refused)
        return True


def _drop(item: Item, what: str, transition: str, refused: TransitionDenied | Invalid | NotNow) -> None:
    reasons = getattr(refused, "reasons", getattr(refused, "problems", (refused,)))
    why = [{"message": reason.message, "values": reason.values} for reason in reasons]
    left = {key: value for key, value in item.timed.items() if key != what}
    ledger.record(f"{transition}_failed", SUBJECT, item.id, SYSTEM, reasons=why)
    move(item, **{_COLUMN[what]: None, "timed": left})
    tell_people(item, SYSTEM, "timed_failed", leads_of(item), reasons=why, transition=transition)
