"""Once a day: editing sessions that are over leave the table; words that stand nowhere else stay for their author.

A session without words goes a day after its last sign of life, one with words after KEPT, and only where each of them
stands in a revision of the item or of one of its working copies. What was never saved goes by its author's hand alone.
"""

from datetime import datetime, timedelta

from coopcms.clock import BERLIN, berlin, now
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import EditSession, Item, Revision
from coopcms.content.queries_sessions import unsaved
from coopcms.db import db
from coopcms.ledger import services as ledger

SWEEP = "sessions"  # the kind of job
KEPT = timedelta(days=90)
_HOUR = 3  # at night in Berlin


def queue_sweep() -> None:
    """Have the table swept the next night, in the caller's transaction; one job a day, and none where nobody writes."""
    day = berlin(now()).date() + timedelta(days=1)
    due = datetime(day.year, day.month, day.day, _HOUR, tzinfo=BERLIN)
    ledger.put_job(SWEEP, {}, due, f"{SWEEP}-{day}")


def sweep() -> int:
    """Delete what is over and lost to nobody; how many rows. Running twice, or late, does the same."""
    with db.atomic():
        empty = EditSession.pinged_at < now() - timedelta(days=1)
        count = EditSession.delete().where(empty, EditSession.kept_at.is_null()).execute()
        for session in EditSession.select().where(EditSession.pinged_at < now() - KEPT):
            if _stands_elsewhere(session):
                count += session.delete_instance()
    return count


def _stands_elsewhere(session: EditSession) -> bool:
    """True if each field's words are those of some revision of the item, its original or its working copies."""
    item, left = session.item, dict(session.words)
    family = Item.select(Item.id).where((Item.id == item.id) | (Item.id == item.source_id) | (Item.source == item.id))
    for revision in Revision.select().where(Revision.item.in_(family)).order_by(Revision.id.desc()):
        left = {name: left[name] for name in unsaved(KINDS[item.kind], left, revision)}
        if not left:
            return True
    return not left
