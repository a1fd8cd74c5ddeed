"""What a person has been told and has not marked as read, as sentences with a way to the item."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from coopcms.accounts.models import User
from coopcms.admin.queries import centre_names
from coopcms.notify.queries import unread
from coopcms.notify.words import sentence

SIZE = 20


@dataclass(frozen=True, slots=True)
class News:
    """One message: when, the sentence, the reason given along with it, and where it leads."""

    at: datetime
    text: str
    comment: str
    url: str


def news_for(user: User) -> list[News]:
    """The newest unread messages; a second select only where centres have to be named."""
    entries = list(unread(user).limit(SIZE))
    slugs = {slug for entry in entries if (slug := entry.facts.get("lane"))}
    names = centre_names(slugs) if slugs else {}
    return [_news(entry, names) for entry in entries]


def _news(entry, names: dict[str, str]) -> News:
    message, values = sentence(entry)
    values["lane"] = names.get(values["lane"], values["lane"])
    facts = entry.facts
    return News(entry.at, _(message, **values), facts.get("comment", ""), facts.get("url_path", "/admin/"))
