"""What somebody who is shown has said about the picture itself, whether a text shows it or none: by hand or by link."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents.models import PICTURE, WITHDRAWN, Answer, Depicted
from coopcms.consents.queries_things import About, Thing
from coopcms.consents.services_answers import Given, cleaned, require_second, take_away
from coopcms.consents.services_told import tell_of_picture
from coopcms.consents.services_vanished import queue_gone
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.media import policy
from coopcms.media.models import Picture
from coopcms.media.queries import locked_picture


def note_answer(picture: Picture, given: Given, actor: Actor) -> None:
    """Note an answer about exactly the file as it is now, by hand and with a note. Who has withdrawn is shown nowhere.

    Raises Invalid, NotAllowed, NotNow while the picture is not made or one hand would turn a no into a yes.
    """
    given = cleaned(given)
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(picture.id)
        policy.require_keep(actor, row.centre)
        if not row.digest:
            raise NotNow(msg("The picture is not made yet: nobody can have agreed to it."))
        if not Depicted.select().where(Depicted.picture == row.id, Depicted.party == given.party).exists():
            raise Invalid(Problem("party", msg("Name first who speaks or is shown there.")))
        about = About(PICTURE, row.id)
        thing = Thing(about, row.digest, row.title or row.name, frozenset())
        require_second(thing, given, actor)
        written = write_alone(thing, given, None, actor)
        conclude_alone(thing, given, actor, written)


def write_alone(thing: Thing, given: Given, link: int | None, actor: Actor) -> int:
    """Add an answer, or that somebody was asked, in another service's transaction; the picture's history tells it."""
    number, hash_ = thing.about.subject, thing.hash
    row = Answer.create(
        subject_kind=PICTURE, subject_id=number, hash=hash_, party=given.party, state=given.state, text=thing.text,
        proposal=given.proposal, how=given.how, note=given.note, link=link, actor_id=actor.id, actor_name=actor.name,
        at=now(),
    )  # fmt: skip
    told = {"party": given.party, "state": given.state, "how": given.how, "hash": hash_, "answer": row.id}
    ledger.record("answered", PICTURE, number, actor, **told)
    return row.id


def conclude_alone(thing: Thing, given: Given, actor: Actor, written: int) -> None:
    """What follows from an answer about a picture itself, in its transaction."""
    number = thing.about.subject
    queue_gone(number, given, {written}, actor)
    if given.state == WITHDRAWN:
        take_away(number, given, actor)
    tell_of_picture(number, actor)
