"""What somebody who is shown has said, noted by who keeps the picture: also before any text shows it."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents.models import PICTURE, WITHDRAWN, Answer, Depicted
from coopcms.consents.services_answers import Given, cleaned, take_away
from coopcms.consents.services_told import tell_of_picture
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.media import policy
from coopcms.media.models import Picture
from coopcms.media.queries import locked_picture


def note_answer(picture: Picture, given: Given, actor: Actor) -> None:
    """Note an answer about exactly the file as it is now, by hand and with a note. Who has withdrawn is shown nowhere.

    Raises Invalid, NotAllowed, NotNow while the picture is not made.
    """
    given = cleaned(given)
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(picture.id)
        policy.require_keep(actor, row.centre)
        if not row.digest:
            raise NotNow(msg("The picture is not made yet: nobody can have agreed to it."))
        if not Depicted.select().where(Depicted.picture == row.id, Depicted.party == given.party).exists():
            raise Invalid(Problem("party", msg("Name first who speaks or is shown there.")))
        _write(row, given, actor)
        told = {"party": given.party, "state": given.state, "how": given.how, "hash": row.digest}
        ledger.record("answered", PICTURE, row.id, actor, **told)
        if given.state == WITHDRAWN:
            take_away(row.id, given, actor)
        tell_of_picture(row.id, actor)


def _write(row: Picture, given: Given, actor: Actor) -> None:
    Answer.create(
        subject_kind=PICTURE, subject_id=row.id, hash=row.digest, party=given.party, state=given.state,
        text=row.title or row.name, how=given.how, note=given.note, actor_id=actor.id, actor_name=actor.name, at=now(),
    )  # fmt: skip
