"""Once a day: editing sessions that are over leave the table; words that stand nowhere else stay for their author.

A session without words goes a day after its last sign of life, one with words after KEPT, and only where each of them
stands in a revision of the item or of one of its working copies. What was never saved goes by its author's hand alone,
as long as there is one: where the account is gone or deactivated, FORGOTTEN after the last sign of life of the session.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from peewee import Expression

from coopcms.accounts.models import User
from coopcms.clock import BERLIN, berlin, now
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import EditSession, Item, Revision
from coopcms.content.queries import locked_item
from coopcms.content.queries_sessions import unsaved
from coopcms.db import db
from coopcms.errors import Unknown
from coopcms.ledger import services as ledger

SWEEP = "sessions"  # the kind of job
KEPT = timedelta(days=90)
FORGOTTEN = timedelta(days=365)  # words of people who have left
_EMPTY = timedelta(days=1)
_HOUR = 3  # at night in Berlin


def queue_sweep() -> None:
    """Have the table swept the next night, in the caller's transaction; one job a day, and none where nobody writes."""
    day = berlin(now()).date() + timedelta(days=1)
    due = datetime(day.year, day.month, day.day, _HOUR, tzinfo=BERLIN)
    ledger.put_job(SWEEP, {}, due, f"{SWEEP}-{day}")


def sweep() -> int:
    """Delete what is over and lost to nobody; how many rows. Running twice, or late, does the same."""
    over = EditSession.kept_at.is_null() | _silent(KEPT)
    rows = EditSession.select(EditSession.item).where(_silent(_EMPTY), over).distinct().order_by(EditSession.item)
    return sum(map(_sweep_item, [row.item_id for row in rows]))


def _sweep_item(item_id: int) -> int:
    """One transaction for each item, which is ours as it is for all who write; one draft's words at a time."""
    with db.atomic(), suppress(Unknown):
        locked_item(item_id)
        count = EditSession.delete().where(_of(item_id, _EMPTY), EditSession.kept_at.is_null()).execute()
        for row in list(EditSession.select(EditSession.id).where(_of(item_id, KEPT))):
            session = row.refetch()
            if _is_forgotten(session) or _stands_elsewhere(session):
                same = (EditSession.id == session.id) & (EditSession.number == session.number)
                count += EditSession.delete().where(same, _of(item_id, KEPT)).execute()
        return count
    return 0


def _of(item_id: int, time: timedelta) -> Expression:
    return (EditSession.item == item_id) & _silent(time)


def _silent(time: timedelta) -> Expression:
    """A condition on EditSession: no sign of life for so long."""
    return EditSession.pinged_at < now() - time


def _is_forgotten(session: EditSession) -> bool:
    active = User.select().where(User.id == session.user_id, User.active).exists()
    return session.pinged_at < now() - FORGOTTEN and not active


def _stands_elsewhere(session: EditSession) -> bool:
    """True if each field's words are those of some revision of the item, its original or its working copies."""
    item, left = session.item, dict(session.words)
    family = Item.select(Item.id).where((Item.id == item.id) | (Item.id == item.source_id) | (Item.source == item.id))
    for revision in Revision.select().where(Revision.item.in_(family)).order_by(Revision.id.desc()):
        left = {name: left[name] for name in unsaved(KINDS[item.kind], left, revision)}
        if not left:
            return True
    return not left
