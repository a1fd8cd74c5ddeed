"""What was sent after a session had ended: carried through the login as hidden fields, then sent by one more press.

Nothing of it is stored. Only what a page of ours has sent is offered: nobody is made to send words of a stranger's.
"""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from flask import current_app, request
from flask_babel import gettext as _
from markupsafe import Markup

from coopcms.admin.field_words import field_of, label_of
from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.text import plain
from coopcms.content.kinds.declaration import BODY
from coopcms.errors import msg

PREFIX = "gesendet-"  # before the name of each field that is carried
_SECRET = ("csrf_token", "password", "current", "again")
# what a page sends along by itself
_MACHINES = ("accepted_rules", "base", "back", "hash", "lauf", "liste", "nummern", "once", "query", "sitzung", "stand")
_STAMPS = ("stelle-", "wahl-", "von")  # what a merge sends along
_MINE, _OWN = "mein-", ("worte-", "uebrig")  # before the fields of one's own words there, and words for its places
_UNNAMED = msg("Something else")


class Said(NamedTuple):
    """What was typed in one field, under its name; `html` for a text, to be read and copied as it looks."""

    label: str
    text: str
    html: Markup = Markup("")


Fields = tuple[tuple[str, str], ...]


def sent() -> Fields:
    """All that the request sends but tokens and passwords."""
    if request.method != "POST":
        return ()
    return tuple(pair for pair in request.form.items(multi=True) if not pair[0].startswith(_SECRET))


def carried() -> Fields:
    """What the login form carries, under its own names."""
    pairs = request.form.items(multi=True)
    return tuple((name.removeprefix(PREFIX), value) for name, value in pairs if name.startswith(PREFIX))


def in_words(fields: Iterable[tuple[str, str]]) -> list[Said]:
    """What a person has typed; a name that no page shows is never shown here either."""
    return [_said(name, value) for name, value in fields if value and not _is_machines(name)]


def _said(name: str, value: str) -> Said:
    """A text is told as readers see it, without its tags; what another site has sent is never set as ours is."""
    field = field_of(name.removeprefix(_MINE))
    if field is None or field.type != BODY:
        return Said(_(_label(name)), value)
    blocks = from_html(value)
    html = Markup(to_html(blocks)) if is_ours() else Markup("")
    return Said(_(_label(name)), plain(blocks), html)


def _label(name: str) -> str:
    return msg("Words of your own") if name.startswith(_OWN) else label_of(name.removeprefix(_MINE)) or _UNNAMED


def _is_machines(name: str) -> bool:
    return name in _MACHINES or name.startswith(_STAMPS)


def is_ours() -> bool:
    """True where a page of this site has sent the request, as browsers say it."""
    if where := request.headers.get("Sec-Fetch-Site"):
        return where == "same-origin"
    own = urlsplit(current_app.config["SETTINGS"].base_url)
    origin = request.headers.get("Origin", "")
    return origin in (request.host_url.rstrip("/"), f"{own.scheme}://{own.netloc}")
