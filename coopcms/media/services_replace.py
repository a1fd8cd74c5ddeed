"""Another picture in the place of one: the library says so; texts change only by their own steps."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.media import policy
from coopcms.media.models import PICTURE, Picture
from coopcms.media.queries import locked_picture, picture

_LONGEST = 50  # pictures that follow one another


def replace(one: Picture, successor: Picture, actor: Actor) -> Picture:
    """Say which picture takes the place of this one; saying it again changes it. Raises NotAllowed, Invalid."""
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(one.id)
        policy.require_keep(actor, row.centre)
        if row.id in _heirs(successor):
            raise Invalid(Problem("file", msg("This picture cannot take its own place. Please choose another file.")))
        if row.replaced_by_id != successor.id:
            Picture.update(replaced_by=successor.id, changed_at=now()).where(Picture.id == row.id).execute()
            ledger.record("replaced", PICTURE, row.id, actor, by=successor.id)
            ledger.record("took_place", PICTURE, successor.id, actor, of=row.id)
    return row.refetch()


def _heirs(row: Picture) -> set[int]:
    """The picture itself and whatever has taken its place since."""
    found = {row.id}
    while row.replaced_by_id and row.replaced_by_id not in found and len(found) < _LONGEST:
        row = picture(row.replaced_by_id)
        found.add(row.id)
    return found
