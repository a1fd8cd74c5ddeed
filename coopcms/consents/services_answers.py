"""What somebody has said, noted by hand: on the phone, by mail, on paper. Rows are only ever added."""

from collections.abc import Collection
from dataclasses import dataclass

from coopcms.accounts.queries import refreshed
from coopcms.actor import SYSTEM, Actor
from coopcms.clock import now
from coopcms.consents import policy
from coopcms.consents.models import (
    ASKED,
    FACTS,
    LINK,
    MAIL,
    PAPER,
    PHONE,
    PICTURE,
    PROPOSED,
    REFUSED,
    RELEASED,
    WITHDRAWN,
    Answer,
)
from coopcms.consents.queries import original_id
from coopcms.consents.queries_things import About, Thing, thing_of
from coopcms.consents.queries_vanished import vanished
from coopcms.consents.services_told import VANISHED, tell, tell_of_picture
from coopcms.consents.services_vanished import picture_denied
from coopcms.consents.states import NO
from coopcms.consents.subjects import hash_about_firm
from coopcms.content.cleaning import CONTROL
from coopcms.content.models import SUBJECT, Item
from coopcms.content.policy import governed_by
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.media import policy as media_policy
from coopcms.media.queries import locked_picture
from coopcms.media.services_withdraw import withdraw as withdraw_picture

PROPOSAL = "quote_proposed"  # the event; its facts hold the block, the words and those proposed
BY_HAND, SAID = (MAIL, PHONE, PAPER), (RELEASED, PROPOSED, REFUSED, WITHDRAWN)
PROTECTING = (REFUSED, WITHDRAWN)
LONGEST, MOST = 2000, 20_000  # letters of a note, and of a proposal about few words · of one about many


@dataclass(frozen=True, slots=True)
class Given:
    """What a party says: `party` 0 is somebody unknown, who can only say no; `how` is empty where a link was used."""

    party: int
    state: str
    how: str = ""
    note: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer comes from besides its words: the item asked in, its revision, the link if there was one."""

    item: Item
    revision: int | None
    link: int | None = None


def record(item: Item, about: About, given: Given, actor: Actor) -> None:
    """Note what somebody has said about a quote, picture or the facts of this item, by hand and with a note.

    Raises Invalid, NotAllowed, Unknown, NotNow where one hand alone would turn a no into a yes.
    """
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        (policy.require_withdraw if given.state in PROTECTING else policy.require_ask)(actor, item)
        thing = thing_of(item, about)
        given = cleaned(given, thing.text)
        if given.party not in thing.named and not (given.party == 0 and given.state in PROTECTING):
            raise Invalid(Problem("party", msg("Name first who speaks or is shown there.")))
        kept = locked_picture(about.subject) if about.kind == PICTURE else None
        if kept and given.state not in PROTECTING:
            media_policy.require_keep(actor, kept.centre)
        require_second(thing, given, actor)
        written = write(thing, given, Source(item, item.head_id), actor)
        gone = conclude([(thing, given)], item, actor, written)
        if gone:
            emit(Event(VANISHED, SUBJECT, original_id(item), actor, facts={"gone": gone}))


def require_second(thing: Thing, given: Given, actor: Actor) -> None:
    """Raise NotNow where one hand alone would turn a no into a yes: the party does so by a link, or a second person."""
    if given.state != RELEASED or actor.is_system:
        return
    about = (Answer.subject_kind == thing.about.kind) & (Answer.subject_id == thing.about.subject)
    of_theirs = Answer.party.is_null() | (Answer.party == given.party)
    told = (Answer.state != ASKED) & ((Answer.state != PROPOSED) | (Answer.how == LINK))
    said = Answer.select().where(about, Answer.hash == thing.hash, of_theirs, told)
    newest = said.order_by(Answer.id.desc()).first()
    if newest is None or newest.state not in NO:
        return
    if newest.how == LINK:
        raise NotNow(msg("They have said no themselves, by a link. Ask them again: only they can say yes now."))
    if newest.actor_id == actor.id:
        raise NotNow(msg("You have noted their no. Ask them by a link, or somebody else notes that they agree now."))


def write(thing: Thing, given: Given, source: Source, actor: Actor) -> list[int]:
    """Add the answer in another service's transaction; gives its rows. A no about facts counts for live ones as well.

    What is said of a picture stands in its own history, too: whoever writes holds the picture.
    """
    about = thing.about
    rows = [
        Answer.create(
            subject_kind=about.kind, subject_id=about.subject, hash=hash_, party=given.party or None,
            state=given.state, text=thing.text, proposal=given.proposal, how=given.how, note=given.note,
            link=source.link, revision=source.revision, actor_id=actor.id, actor_name=actor.name, at=now(),
        ).id
        for hash_ in _hashes(thing, given, source.item)
    ]  # fmt: skip
    told = {"party": given.party, "state": given.state, "how": given.how, "hash": thing.hash, "answer": rows[0]}
    ledger.record("answered", SUBJECT, source.item.id, actor, about=about.kind, number=about.subject, **told)
    if about.kind == PICTURE:
        ledger.record("answered", PICTURE, about.subject, actor, item=source.item.id, **told)
    return rows


def conclude(
    answered: list[tuple[Thing, Given]], item: Item, actor: Actor, written: Collection[int]
) -> list[dict[str, str]]:
    """What follows from answers about one item, in their transaction; `written` are their rows.

    Gives what readers saw in the live text until now and see no more, as kinds and texts.
    """
    original = governed_by(item)
    gone = vanished(original, (thing for thing, _given in answered), written)
    for thing, given in answered:
        if given.state == PROPOSED:
            _propose(thing, given, item, actor)
        if thing.about.kind == PICTURE:
            picture_denied(thing, given, written, actor, original.id)
            if given.state == WITHDRAWN:
                take_away(thing.about.subject, given, actor)
            tell_of_picture(thing.about.subject, actor)
    tell(original.id, actor, "answered")
    return [{"kind": thing.about.kind, "text": thing.text} for thing in gone]


def _propose(thing: Thing, given: Given, item: Item, actor: Actor) -> None:
    words = {"text": thing.text, "proposal": given.proposal, "block": thing.block, "about": thing.about.kind}
    emit(Event(PROPOSAL, SUBJECT, item.id, actor, facts={**words, "party": given.party}))


def take_away(number: int, given: Given, actor: Actor) -> None:
    """The files go as well where the person said so themselves, or where the actor may decide that; pages hide it."""
    row = locked_picture(number)
    by = SYSTEM if given.how == "link" else actor
    if media_policy.may_withdraw(by, row.centre):
        withdraw_picture(row, msg("Somebody who is shown has withdrawn the consent."), by)


def _hashes(thing: Thing, given: Given, item: Item) -> tuple[str, ...]:
    live = item.live if not item.is_copy else item.source.live
    if thing.about.kind == FACTS and given.state in PROTECTING and live:
        return tuple(dict.fromkeys(filter(None, (thing.hash, hash_about_firm(live.content)))))
    return (thing.hash,)


def longest(words: str) -> int:
    """How many letters a proposal for other words may have: a long quote needs as many again."""
    return max(LONGEST, min(MOST, 2 * len(words)))


def cleaned_words(given: Given, words: str = "") -> tuple[str, str, list[Problem]]:
    """(note, proposal, what is wrong with them); `words` are those that were asked about."""
    note, proposal = (text.replace("\r\n", "\n").strip() for text in (given.note, given.proposal))
    problems = [
        Problem(name, msg("At most %(most)s characters."), {"most": most})
        for name, text, most in (("note", note, LONGEST), ("proposal", proposal, longest(words)))
        if len(text) > most or CONTROL.search(text)
    ]
    if given.state == PROPOSED and not proposal:
        problems.append(Problem("proposal", msg("Please write the words that are proposed.")))
    return note, proposal, problems


def cleaned(given: Given, words: str = "") -> Given:
    """What was noted by hand about these words, tidied; raises Invalid with every fault at once."""
    note, proposal, problems = cleaned_words(given, words)
    if given.state not in SAID:
        problems.append(Problem("state", msg("This is none of the possible answers.")))
    if given.how not in BY_HAND:
        problems.append(Problem("how", msg("Say how the answer came: by mail, on the phone or on paper.")))
    if not note:
        problems.append(Problem("note", msg("Note who took the answer, when, and where the proof lies.")))
    if problems:
        raise Invalid(*problems)
    return Given(given.party, given.state, given.how, note, proposal if given.state == PROPOSED else "")
