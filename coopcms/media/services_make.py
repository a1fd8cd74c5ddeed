"""The job that makes a picture of an upload: all files first, then the row in one step, then the upload goes.

A process that is killed anywhere in between leaves keys that the next try writes again, and nothing else.
"""

import hashlib

from coopcms.actor import SYSTEM
from coopcms.clock import now
from coopcms.db import db
from coopcms.errors import msg
from coopcms.ledger import services as ledger
from coopcms.media import images, shelf
from coopcms.media.images import Made, Unfit
from coopcms.media.models import FAILED, PICTURE, READY, WAITING, Picture
from coopcms.media.queries import locked_picture, picture, twins
from coopcms.media.services import chunks
from coopcms.media.storage import Full

TRIES = 3  # of a picture at which the process ended; then it is the picture's fault
LOST = msg("The file was lost before it was read. Please upload it again.")
DEADLY = msg("The picture could not be made, although it was tried several times. Please export it once more.")


def make(number: int, tries: int = 1) -> None:
    """Bring a waiting picture to ready or failed; running twice, or late, does no harm."""
    row = picture(number)
    if row.state == WAITING:
        _try(row, tries)
    shelf.storage().delete(row.upload_key)


def _try(row: Picture, tries: int) -> None:
    try:
        made = images.make(_upload(row, tries))
        _settle(row, made, _keep(row, made))
    except (Unfit, Full) as why:
        _fail(row, why.message)


def _upload(row: Picture, tries: int) -> bytes:
    if tries > TRIES:
        raise Unfit(DEADLY)
    try:
        return shelf.storage().read(row.upload_key)
    except FileNotFoundError as why:
        raise Unfit(LOST) from why


def _keep(row: Picture, made: Made) -> dict:
    """Store all files; what the row will say of them."""
    master, rows = f"{row.folder}master.{made.ending}", []
    shelf.storage().put(master, chunks(made.data))
    for one in made.renditions:
        key = f"{row.folder}{one.width}.{one.format}"
        shelf.storage().put(key, chunks(one.data))
        about = {"width": one.width, "height": one.height, "format": one.format}
        rows.append(about | {"key": key, "size": len(one.data)})
    return {"key": master, "renditions": rows, "likeness": made.likeness}


def _settle(row: Picture, made: Made, kept: dict) -> None:
    """Say so in the row, unless another process was first; files of what is not to be shown any more go again."""
    facts = {"digest": hashlib.sha256(made.data).hexdigest(), "media_type": made.media_type, "size": len(made.data)}
    facts |= {"width": made.width, "height": made.height}
    with db.atomic():
        row = locked_picture(row.id)
        if row.state == WAITING:
            row.likeness = kept["likeness"]
            open_again = {"people_stated": False} if twins([row]) else {}  # nobody knew then what it looks like
            changed = {"state": READY, "changed_at": now()} | facts | kept | open_again
            Picture.update(changed).where(Picture.id == row.id).execute()
            ledger.record("made", PICTURE, row.id, SYSTEM, **facts)
    if row.withdrawn_at or row.state == FAILED:
        shelf.storage().clear(row.folder)


def _fail(row: Picture, fault: str) -> None:
    """Say why in the row; whatever was kept of it goes."""
    with db.atomic():
        row = locked_picture(row.id)
        if row.state != WAITING:
            return
        Picture.update(state=FAILED, fault=fault, changed_at=now()).where(Picture.id == row.id).execute()
        ledger.record("failed", PICTURE, row.id, SYSTEM, fault=fault)
    shelf.storage().clear(row.folder)
