"""Mails around an account: its invitation, a new password, another address, a note to one that was given up."""

import re
from functools import partial

from coopcms.accounts.models import User
from coopcms.accounts.queries_links import ADDRESS, INVITE, RESET
from coopcms.accounts.services_links import JOB as LINK
from coopcms.accounts.services_links import LASTS, issue
from coopcms.accounts.services_profile import NOTE
from coopcms.clock import now
from coopcms.config import Settings
from coopcms.consents.queries_links import PATH as APPROVAL
from coopcms.errors import msg
from coopcms.ledger.jobs import Handlers
from coopcms.ledger.models import Job
from coopcms.network.queries import setting
from coopcms.notify.letter import Letter, german
from coopcms.notify.services import dispatch

_PATHS = {INVITE: "/admin/einladung/", RESET: "/admin/passwort/", ADDRESS: "/admin/adresse/"}
_WITH_TOKEN = re.compile(rf"({'|'.join((*_PATHS.values(), APPROVAL))})[\w-]+")
_SUBJECTS = {
    INVITE: msg("Your account at %(site)s"),
    RESET: msg("A new password for %(site)s"),
    ADDRESS: msg("Confirm your e-mail address at %(site)s"),
    NOTE: msg("Your e-mail address at %(site)s has been changed"),
}


def jobs(settings: Settings) -> Handlers:
    """What sends these mails, by kind of job."""
    return {LINK: partial(send_link, settings), NOTE: partial(send_note, settings)}


def send_link(settings: Settings, args: dict, job: Job) -> None:
    """Make the link now and mail it; accounts that may not have one get none. A second try makes a new one."""
    issued = issue(args["user"], purpose := args["purpose"], to := args.get("to", ""))
    if issued is None:
        return
    user, token = issued
    recipient = User(id=user.id, name=user.name, email=to) if to else user
    link = f"{settings.base_url}{_PATHS[purpose]}{token}"
    values = {"link": link, "until": now() + LASTS[purpose], "email": recipient.email}
    dispatch(Letter(_subject(purpose, settings), f"account_{purpose}", values), recipient, job, settings)


def send_note(settings: Settings, args: dict, job: Job) -> None:
    """Tell an address that it no longer belongs to the account."""
    user = User.get_or_none(User.id == args["user"])
    if user is not None:
        former = User(id=user.id, name=user.name, email=args["to"])
        dispatch(Letter(_subject(NOTE, settings), "account_note", {"at": job.created_at}), former, job, settings)


def without_tokens(text: str) -> str:
    """A mail's words for eyes other than the recipient's: links stay recognisable and open nothing."""
    return _WITH_TOKEN.sub(r"\1…", text)


def _subject(name: str, settings: Settings) -> str:
    return german(_SUBJECTS[name]) % {"site": setting("site.title", settings.site_title)}
