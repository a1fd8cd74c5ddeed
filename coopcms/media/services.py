"""Taking files in. A request only looks at the first bytes: pictures wait, unread, until the job has made them anew."""

import hashlib
import secrets
from contextlib import ExitStack
from datetime import datetime, timedelta

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import BERLIN, berlin, now
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.media import magic, policy, shelf
from coopcms.media.models import PICTURE, Picture
from coopcms.media.names import clean_name
from coopcms.media.queries import known
from coopcms.network.queries import organisation

MAKE, SWEEP = "media.make", "media.sweep"  # kinds of jobs
_CHUNK = 2**16  # bytes
_HOUR = 4  # at night in Berlin


def upload(centre: str, name: str, data: bytes, actor: Actor) -> Picture:
    """Take a picture in for the centre (slug); the very same file is answered with the picture known by it.

    Raises NotAllowed, Invalid for what is no picture or too large, Full. The row waits; a job makes the picture.
    """
    policy.require_keep(refreshed(actor), organisation(centre))
    name = clean_name(name, "bild")
    require_size(data)
    magic.require_picture(name, data)
    digest = hashlib.sha256(data).hexdigest()
    if found := _known(digest, actor):
        return found
    row = Picture(place=secrets.token_hex(16), name=name, upload_digest=digest)
    shelf.storage().put(row.upload_key, chunks(data))
    with ExitStack() as failed:
        failed.callback(shelf.storage().delete, row.upload_key)
        _begin(row, centre, actor)
        failed.pop_all()
    return row


def require_size(data: bytes) -> None:
    """Raise Invalid for a file without bytes and for one with too many."""
    most = shelf.in_force().largest
    if not data:
        raise Invalid(Problem("file", msg("The file is empty.")))
    if len(data) > most:
        values = {"size": -(-len(data) // 2**20), "most": most // 2**20}
        raise Invalid(Problem("file", msg("The file has %(size)s MB; at most %(most)s MB are taken."), values))


def chunks(data: bytes):
    """The bytes in pieces, without a copy of the whole."""
    view = memoryview(data)
    return (view[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))


def queue_sweep() -> None:
    """Have files without a row swept the next night, in the caller's transaction; one job a day."""
    day = berlin(now()).date() + timedelta(days=1)
    due = datetime(day.year, day.month, day.day, _HOUR, tzinfo=BERLIN)
    ledger.put_job(SWEEP, {}, due, f"{SWEEP}-{day}")


def _begin(row: Picture, centre: str, actor: Actor) -> None:
    """The row, its history and its job in one transaction; rights are asked again in it."""
    with db.atomic():
        actor, keeper = refreshed(actor), organisation(centre)
        policy.require_keep(actor, keeper)
        row.centre, row.uploaded_by_id, row.uploaded_by_name = keeper, actor.id, actor.name
        row.save(force_insert=True)
        ledger.record("uploaded", PICTURE, row.id, actor, name=row.name, centre=centre, upload=row.upload_digest)
        ledger.put_job(MAKE, {"picture": row.id}, key=f"{MAKE}-{row.id}")
        queue_sweep()


def _known(digest: str, actor: Actor) -> Picture | None:
    """The usable picture made of this file. Raises NotAllowed for who may not bring a withdrawn one back."""
    found = known(digest)
    if found is None or found.withdrawn_at is None:
        return found
    policy.require_upload_again(refreshed(actor), found.centre, found.withdrawn_reason)
    return None
