"""What was sent after a session had ended: carried through the login as hidden fields, then sent by one more press.

Nothing of it is stored. Only what a page of ours has sent is offered: nobody is made to send words of a stranger's.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import current_app, request
from flask_babel import gettext as _

from coopcms.admin.field_words import label_of
from coopcms.errors import msg

PREFIX = "gesendet-"  # before the name of each field that is carried
_SECRET = ("csrf_token", "password", "current", "again")
# what a page sends along by itself
_MACHINES = ("accepted_rules", "base", "back", "hash", "lauf", "liste", "nummern", "once", "query", "sitzung", "stand")
_STAMPS = ("stelle-", "wahl-", "von")  # what a merge sends along
_MINE, _OWN = "mein-", ("worte-", "uebrig")  # before the fields of one's own words there, and words for its places
_UNNAMED = msg("Something else")

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


def in_words(fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(label, words) of what a person has typed; a name that no page shows is never shown here either."""
    typed = ((name, value) for name, value in fields if value and not _is_machines(name))
    return [(_(_label(name)), value) for name, value in typed]


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
