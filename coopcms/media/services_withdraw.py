"""Taking a picture from everybody's eyes, for good: the row says so at once, the job deletes the files.

Every answer with its bytes and every page asks the row, so nothing waits for the job. The row stays: it is the proof.
"""

from coopcms.accounts.queries import refreshed
from coopcms.actor import SYSTEM, Actor
from coopcms.clock import now
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.media import policy, shelf
from coopcms.media.models import PICTURE, Picture
from coopcms.media.queries import is_public, locked_picture, picture

ERASE = "media.erase"  # the kind of job


def withdraw(one: Picture, reason: str, actor: Actor) -> Picture:
    """No address answers with the picture from this transaction on; twice is once. Raises NotAllowed, Invalid."""
    reason = " ".join(reason.split())
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(one.id)
        policy.require_withdraw(actor, row.centre)
        if not reason:
            raise Invalid(Problem("reason", msg("Please say why the picture is withdrawn.")))
        if row.withdrawn_at is None:
            _withdrawn(row, reason, actor)
    return row


def erase(number: int) -> None:
    """Delete the files of a withdrawn picture; running twice does no harm."""
    row = picture(number)
    if row.withdrawn_at is not None:
        shelf.storage().delete(row.upload_key)
        shelf.storage().clear(row.folder)
        with db.atomic():
            ledger.record("erased", PICTURE, row.id, SYSTEM, digest=row.digest)


def _withdrawn(row: Picture, reason: str, actor: Actor) -> None:
    was_public = Picture.select().where(Picture.id == row.id, is_public()).exists()
    row.withdrawn_at = row.changed_at = now()
    row.withdrawn_by_id, row.withdrawn_by_name, row.withdrawn_reason = actor.id, actor.name, reason
    row.save()
    ledger.record("withdrawn", PICTURE, row.id, actor, reason=reason, digest=row.digest)
    ledger.put_job(ERASE, {"picture": row.id}, key=f"{ERASE}-{row.id}")
    ledger.raise_generation()
    emit(Event("picture_withdrawn", PICTURE, row.id, actor, facts={"reason": reason, "was_public": was_public}))
