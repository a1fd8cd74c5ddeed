"""Mails to people outside who are asked for their yes: the question, one reminder, and what they have answered.

They go to an address, not to an account: nothing can be unsubscribed from, and answers go to the person who asks.
"""

from datetime import timedelta
from functools import partial

from coopcms.accounts.models import User
from coopcms.config import Settings
from coopcms.consents.models import ApprovalLink, Party
from coopcms.consents.queries_links import PATH
from coopcms.consents.services_links import renew
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event
from coopcms.ledger.jobs import Handlers
from coopcms.ledger.models import Job
from coopcms.notify.approval_letters import asking_letter, reminding_letter, thanking_letter
from coopcms.notify.letter import Letter
from coopcms.notify.queries import APPROVAL
from coopcms.notify.queries_approvals import ASKS, REMINDS, THANKS, key_of
from coopcms.notify.services import dispatch

BEFORE = timedelta(days=3)  # the end of a link, one is reminded


def asked(event: Event) -> None:
    """A question leaves by mail, and a reminder in time; who has no address gets the link from those who ask."""
    link = _link(event.facts["link"])
    if link.party.email:
        _queue(link, ASKS)
        _queue(link, REMINDS)


def replied(event: Event) -> None:
    """What was answered goes to the person it was asked of, whoever has used the link."""
    link = _link(event.facts["link"])
    if link.party.email:
        _queue(link, THANKS)


def jobs(settings: Settings) -> Handlers:
    """What sends these mails, by kind of job."""
    return {APPROVAL: partial(deliver, settings)}


def deliver(settings: Settings, args: dict, job: Job) -> None:
    """Send one of them, as far as it still has a sense. A question gets a new token at each try: none is stored."""
    link = _link(args["link"])
    letter = args["letter"]
    if not link.party.email or (link.answered_at is None) == (letter == THANKS):
        return
    made = thanking_letter(link) if letter == THANKS else _asking(link, letter, settings)
    if made is not None:
        dispatch(made, User(id=0, name=link.party.name, email=link.party.email), job, settings)


def _asking(link: ApprovalLink, letter: str, settings: Settings) -> Letter | None:
    """The letter with a new token, while the link holds."""
    write = asking_letter if letter == ASKS else reminding_letter
    token = renew(link.id)
    return write(link, f"{settings.base_url}{PATH}{token}") if token else None


def _queue(link: ApprovalLink, letter: str) -> None:
    due = link.expires_at - BEFORE if letter == REMINDS else None
    ledger.put_job(APPROVAL, {"link": link.id, "letter": letter}, due, key_of(link.id, letter))


def _link(number: int) -> ApprovalLink:
    return ApprovalLink.select(ApprovalLink, Party).join(Party).where(ApprovalLink.id == number).get()
