"""Mails to people outside who are asked for their yes: the question, one reminder, what they have answered.

And the link by which they change it, if they ask for one.

They go to an address, not to an account: nothing can be unsubscribed from, and answers go to the person who asks.
"""

from datetime import timedelta
from functools import partial

from coopcms.accounts.models import User
from coopcms.config import Settings
from coopcms.consents.judged import STATE_WORDS, shortened
from coopcms.consents.models import PROPOSED, REFUSED, RELEASED, WITHDRAWN, ApprovalLink, Party
from coopcms.consents.queries_links import PATH
from coopcms.consents.services_links import REPLIED, renew
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.ledger.jobs import Handlers
from coopcms.ledger.models import Job
from coopcms.media.models import PICTURE
from coopcms.media.queries import picture
from coopcms.notify.approval_letters import asking_letter, changing_letter, reminding_letter, thanking_letter
from coopcms.notify.letter import Letter, german
from coopcms.notify.queries import APPROVAL
from coopcms.notify.queries_approvals import ASKS, CHANGES, REMINDS, THANKS, key_of
from coopcms.notify.services import dispatch

BEFORE = timedelta(days=3)  # the end of a link, one is reminded


def asked(event: Event) -> None:
    """A question leaves by mail, and a reminder in time; who has no address gets the link from those who ask."""
    link = _link(event.facts["link"])
    if link.party.email:
        _queue(link, ASKS)
        _queue(link, REMINDS)


def change_asked(event: Event) -> None:
    """The link to change an answer goes to the address that is kept, never to where it was asked for."""
    _queue(_link(event.facts["link"]), CHANGES)


def replied(event: Event) -> None:
    """What was answered goes to the person it was asked of, whoever has used the link.

    Of answers about a picture itself, who asked and who uploaded it hear here; of those in a text, in `review`.
    """
    link = _link(event.facts["link"])
    if link.party.email:
        _queue(link, THANKS)
    if event.kind == PICTURE:
        _tell(event, link)


def jobs(settings: Settings) -> Handlers:
    """What sends these mails, by kind of job."""
    return {APPROVAL: partial(deliver, settings)}


def deliver(settings: Settings, args: dict, job: Job) -> None:
    """Send one of them, as far as it still has a sense. A question gets a new token at each try: none is stored."""
    link, letter = _link(args["link"]), args["letter"]
    if link is None or not link.party.email or (link.answered_at is None) == (letter == THANKS):
        return
    made = thanking_letter(link) if letter == THANKS else _asking(link, letter, settings)
    if made is not None:
        dispatch(made, User(id=0, name=link.party.name, email=link.party.email), job, settings)


def _asking(link: ApprovalLink, letter: str, settings: Settings) -> Letter | None:
    """The letter with a new token, while the link holds."""
    token = renew(link.id, link.party.email)
    return _WRITE[letter](link, f"{settings.base_url}{PATH}{token}") if token else None


_WRITE = {ASKS: asking_letter, REMINDS: reminding_letter, CHANGES: changing_letter}


def _tell(event: Event, link: ApprovalLink) -> None:
    row, said = picture(event.subject), event.facts["said"]
    told = "\n".join(f"„{shortened(one['text'])}“ – {german(STATE_WORDS[one['state']])}" for one in said)
    states = {one["state"] for one in said}
    worst = next(state for state in (WITHDRAWN, REFUSED, PROPOSED, RELEASED) if state in states)
    facts = {"event": REPLIED, "title": row.title or row.name, "comment": told, "transition": worst}
    facts |= {"url_path": f"/admin/medien/{row.id}/menschen", "why": {link.made_by: "asking"}}
    people = tuple({link.made_by, row.uploaded_by_id} - {0})
    emit(Event("told", PICTURE, row.id, event.actor, people, facts))


def _queue(link: ApprovalLink, letter: str) -> None:
    due = link.expires_at - BEFORE if letter == REMINDS else None
    ledger.put_job(APPROVAL, {"link": link.id, "letter": letter}, due, key_of(link.id, letter))


def _link(number: int) -> ApprovalLink | None:
    """None where it was deleted: a mail that could not leave for months."""
    return ApprovalLink.select(ApprovalLink, Party).join(Party).where(ApprovalLink.id == number).first()
