"""Reminding people of a lane that is due: as jobs that may run twice or a day late and still say it once a day."""

from datetime import date, datetime

from coopcms.actor import SYSTEM
from coopcms.content import policy
from coopcms.content.models import Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.network.models import Organisation
from coopcms.review.candidates import signers
from coopcms.review.facts import facts_for
from coopcms.review.models import LaneRow
from coopcms.review.reminders import is_followed, plan_next
from coopcms.review.services_orphans import alarmed
from coopcms.review.telling import tell_people
from coopcms.workflow.lanes import signing, status

MISSING = ("waiting", "claimed", "lapsed")


def remind(args: dict) -> bool:
    """Tell whoever took on the review, else all who may sign, that the lane is or was due; True if somebody was told.

    Where nobody may sign, those hear of it who name a substitute or see to it that somebody does.

    Nothing happens for another date than the lane's present one, nor where nothing is signed now. A signed lane is
    looked at again on the next working day: its signature may lapse.
    """
    with db.atomic():
        row = _lane(args["lane"])
        if row is None or row.due_at != datetime.fromisoformat(args["due"]):
            return False
        item = locked_item(row.subject_id)
        row = _lane(row.id)
        if not _is_waited_for(item, row) or is_followed(row, date.fromisoformat(args["day"])):
            return False
        plan_next(row)
        if status(row.organisation.slug, facts_for(item), policy.definition_of(item)) not in MISSING:
            return False
        return _tell(item, row)


def _lane(lane_id: int) -> LaneRow | None:
    return LaneRow.select(LaneRow, Organisation).join(Organisation).where(LaneRow.id == lane_id).first()


def _is_waited_for(item: Item, row: LaneRow) -> bool:
    """True while the lane is open, of the present cycle, and in a state in which it can be signed."""
    if row.closed_at or row.cycle != item.cycle or item.trashed_at or item.closed or not policy.is_known(item):
        return False
    return row.due_at is not None and signing(policy.definition_of(item), item.state)


def _tell(item: Item, row: LaneRow) -> bool:
    lane, facts = row.organisation.slug, {"due": row.due_at.isoformat()}
    able = {user.id for user in signers(item, lane)}
    people = able & {row.claimed_by} or able or alarmed(lane)
    if not able:
        facts |= {"url_path": f"/admin/item/{item.id}#bahnen", "why": dict.fromkeys(people, "substitutes")}
    tell_people(item, SYSTEM, "reminder", people, lane=lane, **facts)
    return bool(people)
