"""Links by which people without an account answer: made for one party, worth one answer, over by date or taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from coopcms.accounts.queries import refreshed
from coopcms.accounts.tokens import digest, fresh
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents import policy
from coopcms.consents.models import ASKED, LINK, PROPOSED, REFUSED, RELEASED, ApprovalAsk, ApprovalLink, Party
from coopcms.consents.queries import party as party_numbered
from coopcms.consents.queries_links import Asked, asked_of, link_by, require_open
from coopcms.consents.queries_things import About, Thing, thing_of
from coopcms.consents.services_answers import Given, Source, cleaned_words, conclude, write
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, Unknown, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit

ASK, DAYS, MOST = "approval_asked", (7, 14, 30, 60), 30  # the event · how long a link holds · things of one link
AN_HOUR, LOOKS = timedelta(hours=1), 30  # how often one link opens in an hour
REPLIES = (RELEASED, PROPOSED, REFUSED)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link shows: its party, and each thing with its words and what stands around them, nothing else."""

    link: ApprovalLink
    party: Party
    asked: tuple[Asked, ...]


def ask(item: Item, party: int, abouts: Sequence[About], days: int, actor: Actor) -> tuple[ApprovalLink, str]:
    """Ask one party about things in this item; the token is in the answer and nowhere else.

    Raises Invalid, NotAllowed, Unknown, NotNow where the party is not named there.
    """
    if days not in DAYS or not 0 < len(abouts) <= MOST:
        raise Invalid(Problem("days", msg("A link asks about 1 to %(most)s things and has an end."), {"most": MOST}))
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require_ask(actor, item)
        whom, things = party_numbered(party), [thing_of(item, about) for about in dict.fromkeys(abouts)]
        if any(party not in thing.named for thing in things):
            raise NotNow(msg("Name first who speaks or is shown there."))
        link, token = _link(whom, days, actor)
        for thing in things:
            _ask(link, thing, item, actor)
        emit(Event(ASK, SUBJECT, item.id, actor, facts={"link": link.id, "party": party}))
    return link, token


def renew(link_id: int) -> str | None:
    """A new token for the mail that is being sent, the one before is void; None where the link is over."""
    token = fresh()
    open_now = ApprovalLink.update(key=digest(token)).where(ApprovalLink.id == link_id, _is_open())
    return token if open_now.execute() else None


def opened(token: str) -> Opened:
    """What the link asks. Each opening counts, whoever it was. Raises Unknown, NotNow with why it is over."""
    with db.atomic():
        link = link_by(token)
        require_open(link)
        asked = asked_of(link)
        if not asked:
            raise Unknown(msg("What this link asked about is not there any more."))
        _count(link)
    return Opened(link, link.party, asked)


def answer(token: str, given: Mapping[int, Given]) -> tuple[Asked, ...]:
    """Take the answers, by number of the ask: all at once, and once. Later ones are refused, whoever was faster.

    Bound to the words that were shown, whatever stands there now. Raises Invalid, NotNow, Unknown.
    """
    with db.atomic():
        link = link_by(token)
        asked = asked_of(link)
        items = {number: locked_item(number) for number in sorted({one.item for one in asked})}
        answers = _cleaned(link, asked_of(link), given)
        taken = ApprovalLink.update(answered_at=now()).where(ApprovalLink.id == link.id, _is_open())
        if not taken.execute():
            require_open(link.refetch())
        by = Actor(0, link.party.name, via=LINK)
        for number, item in items.items():
            here = [(one, reply) for one, reply in answers if one.item == number]
            for one, reply in here:
                write(one.thing, reply, Source(item, one.revision, link.id), by)
            conclude([(one.thing, reply) for one, reply in here], item, by)
    return asked


def revoke(link: ApprovalLink, actor: Actor) -> None:
    """The link opens nothing any more; twice is once. Raises NotAllowed, Unknown, NotNow where it was answered."""
    with db.atomic():
        actor, item = refreshed(actor), _item_of(link)
        policy.require_ask(actor, item)
        if ApprovalLink.update(revoked_at=now()).where(ApprovalLink.id == link.id, _is_unused()).execute():
            ledger.record("approval_revoked", SUBJECT, item.id, actor, link=link.id)
        elif link.refetch().answered_at:
            raise NotNow(msg("This link was answered already."))


def _link(whom: Party, days: int, actor: Actor) -> tuple[ApprovalLink, str]:
    token, moment = fresh(), now()
    made = {"made_by": actor.id, "made_name": actor.name, "created_at": moment}
    ends = moment + timedelta(days=days)
    link = ApprovalLink.create(party=whom, key=digest(token), language=whom.language, expires_at=ends, **made)
    return link, token


def _ask(link: ApprovalLink, thing: Thing, item: Item, actor: Actor) -> None:
    about = {"subject_kind": thing.about.kind, "subject_id": thing.about.subject}
    ApprovalAsk.create(link=link, **about, hash=thing.hash, text=thing.text, item=item, revision=item.head_id)
    write(thing, Given(link.party_id, ASKED, LINK), Source(item, item.head_id, link.id), actor)


def _item_of(link: ApprovalLink) -> Item:
    found = ApprovalAsk.get_or_none(ApprovalAsk.link == link)
    if found is None or found.item_id is None:
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
        raise NotNow(msg("This link was opened very often. Please try again in an hour."))


def _cleaned(link: ApprovalLink, asked: Sequence[Asked], given: Mapping[int, Given]) -> list[tuple[Asked, Given]]:
    if not asked:
        require_open(link)
        raise Unknown(msg("What this link asked about is not there any more."))
    answers, problems = [], []
    for one in asked:
        reply = given.get(one.id)
        if reply is None or reply.state not in REPLIES:
            problems.append(Problem(str(one.id), msg("Please choose one of the answers.")))
            continue
        note, proposal, wrong = cleaned_words(reply)
        problems += [replace(problem, field=f"{one.id}-{problem.field}") for problem in wrong]
        proposal = proposal if reply.state == PROPOSED else ""
        answers.append((one, Given(link.party_id, reply.state, LINK, note, proposal)))
    if problems:
        raise Invalid(*problems)
    return answers


def _is_unused():
    return ApprovalLink.answered_at.is_null() & ApprovalLink.revoked_at.is_null()


def _is_open():
    return _is_unused() & (ApprovalLink.expires_at > now())
