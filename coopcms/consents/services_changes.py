"""Taking a yes back as easily as it was given: a new link by mail for who has answered by one (GDPR Art. 7(3)).

The old link alone changes nothing, whoever has it: the new one goes to the address that is kept for the party.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents.models import CHANGING, LINK, PICTURE, QUOTE, ApprovalAsk, ApprovalLink, Quote
from coopcms.consents.queries_changes import answered_by, changeable, theirs
from coopcms.consents.queries_links import Asked, asked_of, link_by
from coopcms.consents.services_answers import Given, cleaned_words
from coopcms.consents.services_links import held, made_link, write_all
from coopcms.content.models import SUBJECT, Item
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit

CHANGE = "approval_change"  # the event
DAYS, MOST, BETWEEN = 7, 5, timedelta(days=1)  # how long such a link holds · how often one link brings one


def ask_to_change(token: str) -> None:
    """Have a link to change mailed to who has answered by this one; nothing tells whether that was done.

    Nothing is, where nothing was answered, nothing of it is theirs still, no address is kept, or it was done just now.
    Raises Unknown.
    """
    with db.atomic():
        link = link_by(token)
        asks = _asks(link) if link.party.email else []
        if asks and _has_share(link):
            _sent(link, asks)


def change(token: str, given: Mapping[int, Given]) -> tuple[Asked, ...]:
    """Take what was changed, by number of the ask: all at once, and once; what is not named stays as it was said.

    Gives what was changed. Raises Invalid, Over, Unknown.
    """
    with db.atomic():
        link, items = held(token, CHANGING)
        may = {one.asked.id: one for one in changeable(link, asked_of(link))}
        answers, problems = [], []
        for number, one in may.items():
            reply = given.get(number)
            if reply is None or not reply.state:
                continue
            note, _proposal, wrong = cleaned_words(Given(0, "", note=reply.note))
            if reply.state != one.may:
                wrong.append(Problem("state", msg("Please choose one of the answers.")))
            problems += [replace(problem, field=f"{number}-{problem.field}") for problem in wrong]
            answers.append((one.asked, Given(link.party_id, reply.state, LINK, note)))
        if not answers and not problems:
            problems = [Problem("", msg("You have changed nothing yet. Please choose what shall be different."))]
        if problems:
            raise Invalid(*problems)
        write_all(link, answers, items)
    return tuple(one for one, _reply in answers)


def _asks(link: ApprovalLink) -> list[dict]:
    """What the new link shows: all that was answered and is theirs still, by the text it belongs to."""
    rows = answered_by(link)
    mine = theirs(link.party_id, [(row.subject_kind, row.subject_id) for row in rows])
    return [
        {
            "subject_kind": row.subject_kind, "subject_id": row.subject_id, "hash": row.hash, "text": row.text,
            "item": item, "revision": row.revision_id if item else None,
        }
        for row in rows
        if (row.subject_kind, row.subject_id) in mine
        for item in (_place(row),)
        if item or row.subject_kind == PICTURE
    ]  # fmt: skip


def _place(row: ApprovalAsk) -> int | None:
    """The original, as working copies come and go; None where it is in the trash, which leaves a picture alone."""
    if row.subject_kind == PICTURE and row.item_id is None:
        return None
    item = Item.get_by_id(Quote.get_by_id(row.subject_id).item_id if row.subject_kind == QUOTE else row.item_id)
    original = item.source if item.is_copy else item
    return None if original.trashed_at else original.id


def _has_share(link: ApprovalLink) -> bool:
    """Take one of the times this link may bring another; two at once take one."""
    moment = now()
    rests = ApprovalLink.change_at.is_null() | (ApprovalLink.change_at <= moment - BETWEEN)
    counted = ApprovalLink.update(changes=ApprovalLink.changes + 1, change_at=moment)
    return bool(counted.where(ApprovalLink.id == link.id, ApprovalLink.changes < MOST, rests).execute())


def _sent(link: ApprovalLink, asks: list[dict]) -> None:
    before = (ApprovalLink.origin == link.id) & (ApprovalLink.purpose == CHANGING)
    unused = ApprovalLink.answered_at.is_null() & ApprovalLink.revoked_at.is_null()
    ApprovalLink.update(revoked_at=now()).where(before, unused).execute()
    sender, by = Actor(link.made_by, link.made_name), Actor(0, link.party.name, via=LINK)
    new, _token = made_link(link.party, DAYS, sender, purpose=CHANGING, origin=link.id)
    for row in asks:
        ApprovalAsk.create(link=new, **row)
    items = sorted({row["item"] for row in asks if row["item"]})
    places = [(SUBJECT, item) for item in items]
    places += [(PICTURE, row["subject_id"]) for row in asks if not row["item"]]
    for kind, subject in places:
        ledger.record("change_asked", kind, subject, by, link=new.id, party=link.party_id)
    emit(Event(CHANGE, *places[0], by, facts={"link": new.id}))
