"""Who can be recognised in a picture, and on what basis they are shown (KUG §§ 22, 23; GDPR Art. 6)."""

from collections.abc import Mapping
from datetime import date

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents.models import ASKED, BASES, CONSENT, PICTURE, Answer, Depicted
from coopcms.consents.policy import require_known
from coopcms.consents.services_parties import enter_party
from coopcms.consents.services_picture_links import end_alone
from coopcms.consents.services_told import tell_of_picture
from coopcms.consents.states import NO
from coopcms.db import db
from coopcms.errors import Invalid, NotAllowed, NotNow, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.media import policy
from coopcms.media.models import Picture
from coopcms.media.queries import locked_picture

TEXTS = ("purposes", "channels", "proof")
BINDING = ("basis", "purposes", "channels")  # what somebody agrees to
LONGEST = 2000


def depict(picture: Picture, party: int, given: Mapping[str, str], actor: Actor) -> Depicted:
    """Say that somebody can be recognised: `basis`, purposes, channels, proof, and the last day (ISO) of a consent.

    Saying it again changes the entry; a yes to other purposes or channels is none any more.
    Raises Invalid, NotAllowed, Unknown.
    """
    words = _clean(given)
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(picture.id)
        policy.require_keep(actor, row.centre)
        here = (Depicted.picture == row.id) & (Depicted.party == party)
        known = Depicted.get_or_none(here)
        require_known(actor, () if known else {party}, {row.centre_id})
        _require_basis(row, party, words["basis"], actor)
        words |= {"noted_by": actor.id, "noted_name": actor.name}
        if known is None or _asks_more(known, words):
            words["at"] = now()
        if not Depicted.update(**words).where(here).execute():
            Depicted.create(picture=row, party=party, **words)
        ledger.record("person_named", PICTURE, row.id, actor, party=party, basis=words["basis"])
        tell_of_picture(row.id, actor)
    return Depicted.get(here)


def depict_new(picture: Picture, about: Mapping[str, str], given: Mapping[str, str], actor: Actor) -> Depicted:
    """The same for somebody without an entry: one that the picture's centre keeps. Raises Invalid, NotAllowed."""
    _clean(given)
    with db.atomic():
        party = enter_party(picture.centre.slug, about, actor)
        return depict(picture, party.id, given, actor)


def undepict(picture: Picture, party: int, actor: Actor) -> None:
    """Say that somebody cannot be recognised after all. Raises NotAllowed, NotNow where they have said no."""
    with db.atomic():
        actor, row = refreshed(actor), locked_picture(picture.id)
        policy.require_keep(actor, row.centre)
        said = Answer.select().where(Answer.subject_kind == PICTURE, Answer.subject_id == row.id, Answer.party == party)
        if said.where(Answer.hash == row.digest, Answer.state.in_(NO)).exists():
            raise NotNow(
                msg("This person has said no to this picture: whoever is shown and objects is not passed over.")
            )
        _require_answered(row, party, actor)
        if Depicted.delete().where(Depicted.picture == row.id, Depicted.party == party).execute():
            ledger.record("person_taken_out", PICTURE, row.id, actor, party=party)
            end_alone(row.id, party, actor)
            tell_of_picture(row.id, actor)


def _require_answered(picture: Picture, party: int, actor: Actor) -> None:
    """Raise NotAllowed where somebody who was asked and is silent would be passed over, unless by those who publish."""
    about = (Answer.subject_kind == PICTURE) & (Answer.subject_id == picture.id) & (Answer.hash == picture.digest)
    newest = Answer.select().where(about, Answer.party == party).order_by(Answer.id.desc()).first()
    if newest is not None and newest.state == ASKED and not policy.may_withdraw(actor, picture.centre):
        who = tuple(f"{role}@{picture.centre.slug}" for role in policy.WITHDRAWING)
        raise NotAllowed(msg("This person was asked and has not answered. Those who publish decide."), who_can=who)


def _require_basis(picture: Picture, party: int, basis: str, actor: Actor) -> None:
    """Raise NotAllowed where who was asked would not be asked any more, unless by those who publish."""
    asked = Answer.select().where(
        Answer.subject_kind == PICTURE, Answer.subject_id == picture.id, Answer.party == party
    )
    current = Depicted.get_or_none(Depicted.picture == picture.id, Depicted.party == party)
    if basis in (CONSENT, current and current.basis) or not asked.exists():
        return
    if not policy.may_withdraw(actor, picture.centre):
        who = tuple(f"{role}@{picture.centre.slug}" for role in policy.WITHDRAWING)
        message = msg("This person was asked already. Another basis than consent is decided by those who publish.")
        raise NotAllowed(message, who_can=who)


def _asks_more(known: Depicted, words: Mapping) -> bool:
    """True if who has agreed to the entry has not agreed to this: something else, or for longer."""
    longer = known.until is not None and (words["until"] or date.max) > known.until
    return longer or any(getattr(known, name) != words[name] for name in BINDING)


def _day(text: str) -> date | None:
    """A day as a form sends it, None where it is empty; raises Invalid for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as why:
        raise Invalid(Problem("until", msg("This is no date."))) from why


def _clean(given: Mapping[str, str]) -> dict:
    words = {name: given.get(name, "").strip() for name in TEXTS}
    problems = [
        Problem(name, msg("At most %(most)s characters."), {"most": LONGEST})
        for name, text in words.items()
        if len(text) > LONGEST
    ]
    if given.get("basis") not in BASES:
        problems.append(Problem("basis", msg("Say on what basis the person may be shown.")))
    if problems:
        raise Invalid(*problems)
    return {**words, "basis": given["basis"], "until": _day(given.get("until", "").strip())}
