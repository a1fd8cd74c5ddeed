"""Links by which people without an account answer: made for one party, worth one answer, over by date or taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from coopcms.accounts.queries import refreshed
from coopcms.accounts.tokens import digest, fresh
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents import policy
from coopcms.consents.models import (
    ASKED,
    ASKING,
    LINK,
    PICTURE,
    PROPOSED,
    REFUSED,
    RELEASED,
    Answer,
    ApprovalAsk,
    ApprovalLink,
    Party,
)
from coopcms.consents.queries import party as party_numbered
from coopcms.consents.queries_links import BUSY, CHANGED, Asked, Gone, Over, link_by, note_of, require_open, there
from coopcms.consents.queries_things import About, Thing, thing_of
from coopcms.consents.services_answers import LONGEST, Given, Source, cleaned_words, conclude, write
from coopcms.consents.services_picture_answers import conclude_alone, write_alone
from coopcms.consents.services_replaced import MOST, replaced, require_few
from coopcms.content.cleaning import CONTROL
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, Unknown, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.media.queries import locked_picture

ASK, REPLIED = "approval_asked", "approval_answered"  # events
DAYS = (7, 14, 30, 60)  # how long a link holds
AN_HOUR, LOOKS = timedelta(hours=1), 30  # how often one link opens in an hour
REPLIES = (RELEASED, PROPOSED, REFUSED)
UNCHANGED = msg("These are the words as they stand. Change them, or release them.")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link shows: its party, and each thing with its words and what stands around them, nothing else.

    `note` are the words that were sent along.
    """

    link: ApprovalLink
    party: Party
    asked: tuple[Asked, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one party is asked about, by a link that holds so many days, with a few words along."""

    party: int
    abouts: tuple[About, ...]
    days: int = 14
    note: str = ""


def ask(item: Item, party: int, abouts: Sequence[About], days: int, actor: Actor) -> tuple[ApprovalLink, str]:
    """Ask one party about things in this item; the token is in the answer and nowhere else.

    Raises Invalid, NotAllowed, Unknown, NotNow where the party is not named there.
    """
    return ask_for(item, Wish(party, tuple(abouts), days), actor)


def ask_for(item: Item, wish: Wish, actor: Actor) -> tuple[ApprovalLink, str]:
    """The same with words along. Links that ask the party about any of it end: the new one asks what they asked."""
    wish = sane(wish)
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require_ask(actor, item)
        whom = policy.require_another(party_numbered(wish.party), actor)
        things = {about: thing_of(item, about) for about in wish.abouts}
        if any(whom.id not in thing.named for thing in things.values()):
            raise NotNow(msg("Name first who speaks or is shown there."))
        require_few(things := replaced(item, whom, things, actor))
        for number in sorted(about.subject for about in things if about.kind == PICTURE):
            locked_picture(number)
        link, token = made_link(whom, wish.days, actor)
        for thing in things.values():
            _ask(link, thing, Source(item, item.head_id, link.id), wish.note, actor)
        note_where(link)
        emit(Event(ASK, SUBJECT, item.id, actor, facts={"link": link.id, "party": whom.id}))
    return link, token


def renew(link_id: int, email: str = "") -> str | None:
    """A new token, to be mailed to that address or where it went; the one before is void. None for what is over."""
    token = fresh()
    told = {"key": digest(token)} | ({"email": email} if email else {})
    open_now = ApprovalLink.update(told).where(ApprovalLink.id == link_id, _is_open())
    return token if open_now.execute() else None


def opened(token: str) -> Opened:
    """What the link asks. Each opening counts, whoever it was. Raises Unknown, Over with why it is over."""
    with db.atomic():
        found = shown(token)
        _count(found.link)
    return found


def shown(token: str) -> Opened:
    """The same for a page that is open already, as one with pictures: it counts nothing. Raises Unknown, Over.

    Where none of the words stand there any more, others will be asked about; where some do, those are. An answer can
    be changed whatever stands there now.
    """
    link = link_by(token)
    require_open(link)
    asked = there(link)
    if not asked:
        raise _gone()
    if link.purpose == ASKING and not any(one.is_current for one in asked):
        raise _changed(link)
    return Opened(link, link.party, asked, note_of(link))


def answer(token: str, given: Mapping[int, Given]) -> tuple[Asked, ...]:
    """Take the answers, by number of the ask: all at once, and once. Later ones are refused, whoever was faster.

    Bound to the words that were shown, whatever stands there now; what stands there no more need not be answered.
    Gives what was answered. Raises Invalid, Over, Unknown.
    """
    with db.atomic():
        link, items = held(token, ASKING)
        answers = _cleaned(link, there(link), given)
        write_all(link, answers, items)
    return tuple(one for one, _reply in answers)


def held(token: str, purpose: str) -> tuple[ApprovalLink, dict[int, Item]]:
    """An open link of that purpose and the texts it speaks of, which are ours until commit. Raises Over, Unknown.

    So are its pictures, after the texts and in their order, so that nobody waits in a ring.
    """
    link = link_by(token)
    if link.purpose != purpose:
        raise Unknown(msg("This link opens nothing."))
    require_open(link)
    asked = there(link)
    items = {number: locked_item(number) for number in sorted({one.item for one in asked} - {0})}
    for number in sorted(one.thing.about.subject for one in asked if one.thing.about.kind == PICTURE):
        locked_picture(number)
    return link, items


def write_all(link: ApprovalLink, answers: Sequence[tuple[Asked, Given]], items: Mapping[int, Item]) -> None:
    """Keep all answers of one link and end it, in the caller's transaction. Raises Over where another was faster."""
    taken = ApprovalLink.update(answered_at=now()).where(ApprovalLink.id == link.id, _is_open())
    if not taken.execute():
        require_open(link.refetch())
    by = Actor(0, link.party.name, via=LINK)
    for number, item in items.items():
        here = [(one, reply) for one, reply in answers if one.item == number]
        written: set[int] = set()
        for one, reply in here:
            written.update(write(one.thing, reply, Source(item, one.revision, link.id), by))
        if here:
            gone = conclude([(one.thing, reply) for one, reply in here], item, by, written)
            emit(Event(REPLIED, SUBJECT, number, by, facts={"link": link.id, "said": _said(here), "gone": gone}))
    for one, reply in answers:
        if not one.item:
            row = write_alone(one.thing, reply, link.id, by)
            conclude_alone(one.thing, reply, by, row)
            facts = {"link": link.id, "said": _said([(one, reply)])}
            emit(Event(REPLIED, PICTURE, one.thing.about.subject, by, facts=facts))
    note_where(link)


def note_where(link: ApprovalLink) -> None:
    """What came by the link keeps where that was mailed to: the link itself is deleted after its time."""
    Answer.update(sent_to=link.email).where(Answer.link == link).execute()


def revoke(link: ApprovalLink, actor: Actor) -> None:
    """The link opens nothing any more; twice is once. Raises NotAllowed, Unknown, NotNow where it was answered."""
    with db.atomic():
        actor, item = refreshed(actor), _item_of(link)
        policy.require_ask(actor, item)
        if ended_now(link):
            ledger.record("approval_revoked", SUBJECT, item.id, actor, link=link.id, party=link.party_id)


def ended_now(link: ApprovalLink) -> bool:
    """End it in the caller's transaction; False where that was done before. Raises NotNow where it was answered."""
    if ApprovalLink.update(revoked_at=now()).where(ApprovalLink.id == link.id, _is_unused()).execute():
        return True
    if link.refetch().answered_at:
        raise NotNow(msg("This link was answered already."))
    return False


def made_link(whom: Party, days: int, actor: Actor, **more) -> tuple[ApprovalLink, str]:
    """A new link in the caller's transaction; the token is in the answer and nowhere else."""
    token, moment = fresh(), now()
    made = {"made_by": actor.id, "made_name": actor.name, "created_at": moment} | more
    ends = moment + timedelta(days=days)
    told = {"language": whom.language, "email": whom.email}
    link = ApprovalLink.create(party=whom, key=digest(token), expires_at=ends, **told, **made)
    return link, token


def _said(answers: Sequence[tuple[Asked, Given]]) -> list[dict[str, str]]:
    return [{"kind": one.thing.about.kind, "text": one.thing.text, "state": reply.state} for one, reply in answers]


def _ask(link: ApprovalLink, thing: Thing, source: Source, note: str, actor: Actor) -> None:
    about = {"subject_kind": thing.about.kind, "subject_id": thing.about.subject}
    here = {"item": source.item, "revision": source.revision}
    ApprovalAsk.create(link=link, **about, hash=thing.hash, text=thing.text, **here)
    write(thing, Given(link.party_id, ASKED, LINK, note), source, actor)


def sane(wish: Wish) -> Wish:
    """The wish, tidied; raises Invalid with every fault at once."""
    note, problems = wish.note.replace("\r\n", "\n").strip(), []
    if wish.days not in DAYS or not 0 < len(wish.abouts) <= MOST:
        problems.append(Problem("days", msg("A link asks about 1 to %(most)s things and has an end."), {"most": MOST}))
    if len(note) > LONGEST or CONTROL.search(note):
        problems.append(Problem("note", msg("At most %(most)s characters."), {"most": LONGEST}))
    if problems:
        raise Invalid(*problems)
    return replace(wish, abouts=tuple(dict.fromkeys(wish.abouts)), note=note)


def _changed(link: ApprovalLink) -> Over:
    message = msg("The words have been changed since you were asked. You will get a new link.")
    return Over(message, CHANGED, link)


def _gone() -> Gone:
    return Gone(msg("What this link asked about is not there any more."))


def _item_of(link: ApprovalLink) -> Item:
    found = ApprovalAsk.get_or_none(ApprovalAsk.link == link)
    if found is None or found.item_id is None or link.purpose != ASKING:
        raise Unknown(msg("There is no such link."))
    return locked_item(found.item_id)


def _count(link: ApprovalLink) -> None:
    """Count this opening; raises NotNow where the hour has had its share."""
    moment, row = now(), ApprovalLink.id == link.id
    looked = {ApprovalLink.looks: ApprovalLink.looks + 1, ApprovalLink.looked_at: moment}
    over = ApprovalLink.hour_at.is_null() | (ApprovalLink.hour_at <= moment - AN_HOUR)
    if (
        ApprovalLink.update({**looked, ApprovalLink.hour_at: moment, ApprovalLink.hour_looks: 1})
        .where(row, over)
        .execute()
    ):
        return
    share = {**looked, ApprovalLink.hour_looks: ApprovalLink.hour_looks + 1}
    if not ApprovalLink.update(share).where(row, ApprovalLink.hour_looks < LOOKS).execute():
        raise Over(msg("This link was opened very often. Please try again in an hour."), BUSY, link)


def _cleaned(link: ApprovalLink, asked: Sequence[Asked], given: Mapping[int, Given]) -> list[tuple[Asked, Given]]:
    if not asked:
        raise _gone()
    answers, problems = [], []
    for one in asked:
        reply = given.get(one.id)
        if reply is None and not one.is_current:
            continue
        if reply is None or reply.state not in REPLIES:
            problems.append(Problem(str(one.id), msg("Please choose one of the answers.")))
            continue
        note, proposal, wrong = cleaned_words(reply, one.thing.text)
        if reply.state == PROPOSED and " ".join(proposal.split()) == " ".join(one.thing.text.split()):
            wrong.append(Problem("proposal", UNCHANGED))
        problems += [replace(problem, field=f"{one.id}-{problem.field}") for problem in wrong]
        proposal = proposal if reply.state == PROPOSED else ""
        answers.append((one, Given(link.party_id, reply.state, LINK, note, proposal)))
    if problems:
        raise Invalid(*problems)
    if not answers:
        raise _changed(link)
    return answers


def _is_unused():
    return ApprovalLink.answered_at.is_null() & ApprovalLink.revoked_at.is_null()


def _is_open():
    return _is_unused() & (ApprovalLink.expires_at > now())
