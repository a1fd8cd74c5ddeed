"""What a person has been told, as sentences with a way to the item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.accounts.models import User
from coopcms.actor import Actor
from coopcms.notify.kinds import kind_of
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import names_for, unread, visible
from coopcms.notify.words import remark, said

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


def news_for(user: User, actor: Actor, limit: int) -> list[News]:
    """The newest unread messages; three selects at most."""
    return news_of(unread(user).limit(limit), actor)


def news_of(entries: Iterable[InboxEntry], actor: Actor) -> list[News]:
    """Entries as messages; of an item that the person may not view now, nothing is told but that there was news.

    Two selects at most: what may be seen, and the names of centres.
    """
    entries = list(entries)
    seen, locale = visible(actor, entries), str(get_locale())
    names = names_for(entry for entry in entries if entry.id in seen)
    return [_shown(entry, names, locale) if entry.id in seen else _hidden(entry) for entry in entries]


def _shown(entry: InboxEntry, names: Mapping[str, str], locale: str) -> News:
    told = said(entry, _, names, locale), remark(entry, _, names, locale)
    return _news(entry, *told, f"{HOME}/{entry.id}")


def _hidden(entry: InboxEntry) -> News:
    return _news(entry, _("News about a text that you can no longer see."), "", "")


def _news(entry: InboxEntry, text: str, comment: str, url: str) -> News:
    kind, unseen, deputised = kind_of(entry.event).title, entry.read_at is None, entry.facts.get("deputised", "")
    return News(entry.id, entry.at, text, comment, url, kind, unseen, deputised)
