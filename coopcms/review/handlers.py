"""What review does when a lower floor tells of changed facts; in the transaction of the change."""

from coopcms.content.models import SUBJECT
from coopcms.content.queries import copies_of, locked_item
from coopcms.ledger.events import Event
from coopcms.review.services import react


def facts_changed(event: Event) -> None:
    """Re-evaluate the item and its open working copies, which read owners and workflow from it."""
    if event.kind != SUBJECT:
        return
    item = locked_item(event.subject)
    react(item, event.facts.get("trigger", ""))
    for copy in () if item.is_copy else list(copies_of(item)):
        react(locked_item(copy.id), event.facts.get("trigger", ""))
