"""Links that ask somebody about a picture itself, before any text shows it: made and taken back by who keeps it."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.consents import policy as policy_of_asking
from coopcms.consents.models import ASKED, LINK, PICTURE, ApprovalAsk, ApprovalLink, Depicted
from coopcms.consents.queries import party as party_numbered
from coopcms.consents.queries_links import is_same
from coopcms.consents.queries_picture_links import alone, link_about
from coopcms.consents.queries_things import About, Thing
from coopcms.consents.services_answers import Given
from coopcms.consents.services_links import ASK, Wish, ended_now, made_link, note_where, sane
from coopcms.consents.services_picture_answers import write_alone
from coopcms.db import db
from coopcms.errors import NotNow, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.media import policy
from coopcms.media.models import Picture
from coopcms.media.queries import locked_picture


def ask_alone(picture: Picture, party: int, days: int, actor: Actor) -> tuple[ApprovalLink, str]:
    """Ask somebody who is shown about the picture as it is now; the token is in the answer and nowhere else.

    An open link of the same kind ends. Raises Invalid, NotAllowed, Unknown, NotNow where nobody can agree to it now.
    """
    wish = sane(Wish(party, (About(PICTURE, picture.id),), days))
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(picture.id)
        whom = policy_of_asking.require_another(party_numbered(party), actor)
        policy.require_keep(actor, row.centre)
        if not is_same(row, row.digest):
            raise NotNow(msg("The picture is not there to be shown: nobody is asked about it now."))
        if not Depicted.select().where(Depicted.picture == row.id, Depicted.party == whom.id).exists():
            raise NotNow(msg("Name first who speaks or is shown there."))
        end_alone(row.id, whom.id, actor, "approval_replaced")
        link, token = made_link(whom, wish.days, actor)
        thing = Thing(wish.abouts[0], row.digest, row.title or row.name, frozenset())
        about = {"subject_kind": PICTURE, "subject_id": row.id}
        ApprovalAsk.create(link=link, **about, hash=thing.hash, text=thing.text)
        write_alone(thing, Given(whom.id, ASKED, LINK), link.id, actor)
        note_where(link)
        emit(Event(ASK, PICTURE, row.id, actor, facts={"link": link.id, "party": whom.id}))
    return link, token


def end_alone(picture: int, party: int, actor: Actor, verb: str = "approval_revoked") -> None:
    """The party's open links that ask about the picture itself end, in the caller's transaction; `verb` says why."""
    for old in alone(picture).where(ApprovalLink.party == party):
        ended_now(old)
        ledger.record(verb, PICTURE, picture, actor, link=old.id, party=party)


def revoke_alone(picture: Picture, number: int, actor: Actor) -> None:
    """The link opens nothing any more; twice is once. Raises NotAllowed, Unknown, NotNow where it was answered."""
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(picture.id)
        policy.require_keep(actor, row.centre)
        link = link_about(row.id, number)
        if ended_now(link):
            ledger.record("approval_revoked", PICTURE, row.id, actor, link=link.id, party=link.party_id)
