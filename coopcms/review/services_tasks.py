"""News that ask for something are done once it is: with the step, not only when somebody reads them."""

from coopcms.content import policy
from coopcms.content.models import Item
from coopcms.network.models import Organisation
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import open_tasks
from coopcms.notify.services import mark_done
from coopcms.notify.words import is_of_another
from coopcms.review.candidates import signers
from coopcms.review.models import LaneRow
from coopcms.review.worklist import unsigned_lanes


def close_tasks(item: Item) -> None:
    """In the caller's transaction: what asked for a review, or for an answer, is done where neither is missing now."""
    if not (asked := open_tasks(item.id)):
        return
    rows = unsigned_lanes().select(Organisation.slug).where(LaneRow.subject_id == item.id).tuples()
    waiting = {lane: {user.id for user in signers(item, lane)} for (lane,) in rows}
    invited = {row.organisation.slug for row in policy.owners_of(item) if row.role == "co" and not row.accepted_at}
    mark_done(entry.id for entry in asked if not _stands(entry, waiting, invited))


def _stands(entry: InboxEntry, waiting: dict[str, set[int]], invited: set[str]) -> bool:
    """True while there is something to do about it; what only tells of others stands until it is read."""
    facts, lane = entry.facts, entry.facts.get("lane")
    if entry.event == "owner_invited":
        return facts.get("centre") in invited
    if facts.get("deputised") or facts.get("why") == "substitutes":
        return lane in waiting if lane else bool(waiting)
    return is_of_another(entry) or any(
        entry.user_id in waiting.get(place, ()) for place in ([lane] if lane else waiting)
    )
