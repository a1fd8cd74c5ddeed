"""One mail as a message: in plain words and as HTML, German unless it goes out of the house, the same Message-ID at
every try.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache, partial

from babel.support import NullTranslations
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from coopcms import resources
from coopcms.accounts.models import User
from coopcms.clock import berlin
from coopcms.config import Settings
from coopcms.ledger.jobs import Hopeless
from coopcms.ledger.models import Job
from coopcms.network.queries import setting
from coopcms.notify.headers import MailPolicy, addressed, one_line
from coopcms.notify.kinds import ALL, KINDS
from coopcms.notify.tokens import PATH, unsubscribe_token
from coopcms.rendering.filters import linked, moment

_NO_ADDRESS = (ValueError, IndexError, MessageError)  # the library says it in each of these ways
WISHES = "/admin/zugang/post"  # where a person says which mails they want


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: its subject in its language, `templates/mail/<template>.txt` and `.html`, and their values.

    `kind` is the kind of news it can be unsubscribed from; empty for mails nobody unsubscribes from. `answers` is the
    name and address of who reads the answers; where there is none, nobody does.
    """

    subject: str
    template: str
    values: dict
    kind: str = ""
    language: str = "de"
    answers: tuple[str, str] | None = None


def compose(letter: Letter, user: User, job: Job, settings: Settings) -> EmailMessage:
    """The letter to this person. Raises Hopeless for an address that no mail can be sent to."""
    site = setting("site.title", settings.site_title)
    message = EmailMessage(MailPolicy())
    message["Subject"] = one_line(letter.subject)
    message["From"] = addressed(site, settings.mail_from)
    message["To"] = _recipient(user)
    message["Date"] = format_datetime(berlin(job.created_at))
    message["Message-ID"] = f"<mail-{job.id}@{settings.mail_from.partition('@')[2] or 'localhost'}>"
    message["Content-Language"] = letter.language
    message["Auto-Submitted"] = "auto-generated"
    if letter.answers:
        with suppress(*_NO_ADDRESS):
            message["Reply-To"] = addressed(*letter.answers)
    leave = _unsubscribing(letter, user, settings)
    if leave:
        message["List-Unsubscribe"] = f"<{leave}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    words = {
        "subject": letter.subject, "name": user.name, "site": site, "home": settings.base_url, "why": "",
        "wishes": settings.base_url + WISHES, "leave": leave, "kind": _titles(letter.kind),
        "language": letter.language,
    }  # fmt: skip
    for ending, subtype in (("txt", "plain"), ("html", "html")):
        body = templates(letter.language).get_template(f"mail/{letter.template}.{ending}").render(words | letter.values)
        add = message.set_content if ending == "txt" else message.add_alternative
        add(body, subtype=subtype, cte="quoted-printable")
    message.set_boundary(f"=_mail-{job.id}_=")  # theirs is another one at each try
    return message


def german(message: str) -> str:
    """A msgid in German: mails speak the network's language."""
    return resources.catalogue().ugettext(message)


def spoken(language: str) -> Callable[[str], str]:
    """What puts a msgid into this language; English ones are their own translation."""
    return german if language == "de" else str


def quoted(text: str) -> str:
    """Somebody's own words in a plain mail: a mark before each line, so that nobody takes them for ours."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


@cache
def templates(language: str = "de") -> Environment:
    """Templates of mails in a language; plain ones escape nothing."""
    env = Environment(
        loader=FileSystemLoader(resources.templates()),
        extensions=["jinja2.ext.i18n"],
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    catalogue = resources.catalogue() if language == "de" else NullTranslations()
    env.install_gettext_callables(catalogue.ugettext, catalogue.ungettext, newstyle=True)
    env.filters |= {"moment": partial(moment, locale=language), "quoted": quoted, "linked": linked}
    return env


def _unsubscribing(letter: Letter, user: User, settings: Settings) -> str:
    if not letter.kind:
        return ""
    return f"{settings.base_url}{PATH}/{unsubscribe_token(user.id, letter.kind, settings)}"


def _titles(kind: str) -> str:
    return german(KINDS[kind].title) if kind and kind != ALL else ""


def _recipient(user: User) -> Address:
    try:
        return addressed(user.name, user.email)
    except _NO_ADDRESS as why:
        raise Hopeless(f"{user.email}: {why}") from why
