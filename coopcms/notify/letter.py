"""One mail as a message: German, the item named, a link that works, the same Message-ID at every try."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from coopcms import resources
from coopcms.clock import berlin
from coopcms.config import Settings
from coopcms.ledger.models import Job
from coopcms.network.queries import setting
from coopcms.notify.models import InboxEntry
from coopcms.notify.words import sentence


def letter(entry: InboxEntry, job: Job, settings: Settings) -> EmailMessage:
    """The mail that tells `entry.user` of an event."""
    told, values = sentence(entry)
    text = resources.catalogue().ugettext(told) % values
    message = EmailMessage()
    message["Subject"] = " ".join(text.split())
    site = setting("site.title", settings.site_title)
    message["From"] = _address(site, settings.mail_from)
    message["To"] = _address(entry.user.name, entry.user.email)
    message["Date"] = format_datetime(berlin(job.created_at))
    message["Message-ID"] = f"<mail-{job.id}@{settings.mail_from.partition('@')[2] or 'localhost'}>"
    message["Auto-Submitted"] = "auto-generated"
    link = settings.base_url + entry.facts.get("url_path", "/admin/")
    body = _templates().get_template("mail/told.txt")
    words = {"name": entry.user.name, "text": text, "reason": entry.facts.get("comment", "")}
    message.set_content(body.render(**words, link=link, site=site, home=settings.base_url))
    return message


def _address(name: str, address: str) -> Address:
    return Address("".join(c for c in name if c.isprintable()), addr_spec=address)


def _templates() -> Environment:
    env = Environment(
        loader=FileSystemLoader(resources.templates()),
        extensions=["jinja2.ext.i18n"],
        autoescape=False,  # noqa: S701 (plain text)
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    catalogue = resources.catalogue()
    env.install_gettext_callables(catalogue.ugettext, catalogue.ungettext, newstyle=True)
    return env
