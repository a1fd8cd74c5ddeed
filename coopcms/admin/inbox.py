"""What a person has been told, as sentences with a way to the item."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.accounts.models import User
from coopcms.notify.kinds import kind_of
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import names_for, unread
from coopcms.notify.words import said

HOME = "/admin/neues"
SIZE = 20


@dataclass(frozen=True, slots=True)
class News:
    """One message: when, the sentence, the reason given along with it, and where it leads.

    `kind` is a msgid, `deputised` names whom the person stands in for; `url` is empty where nothing is to be seen now.
    """

    id: int
    at: datetime
    text: str
    comment: str
    url: str
    kind: str
    unread: bool
    deputised: str


def news_for(user: User) -> list[News]:
    """The newest unread messages; a second select only where centres have to be named."""
    return news_of(unread(user).limit(SIZE))


def news_of(entries: Iterable[InboxEntry], hidden: frozenset[int] = frozenset()) -> list[News]:
    """Entries as messages; those in `hidden` lead nowhere."""
    entries = list(entries)
    names, locale = names_for(entries), str(get_locale())
    return [_news(entry, said(entry, _, names, locale), entry.id not in hidden) for entry in entries]


def _news(entry: InboxEntry, text: str, leads: int) -> News:
    facts = entry.facts
    return News(
        entry.id, entry.at, text, facts.get("comment") or "", f"{HOME}/{entry.id}" if leads else "",
        kind_of(entry.event).title, entry.read_at is None, facts.get("deputised", ""),
    )  # fmt: skip
