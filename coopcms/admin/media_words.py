"""What the desk says about pictures: where they stand, what they lack, how large they are."""

from datetime import date

from flask_babel import format_date, format_decimal
from flask_babel import gettext as _

from coopcms.clock import berlin, now
from coopcms.errors import msg
from coopcms.media.models import FAILED, READY, WAITING, PdfDocument, Picture

STATES = {
    WAITING: msg("Being made"),
    READY: msg("Ready"),
    FAILED: msg("Could not be made"),
    "withdrawn": msg("Taken from everybody's eyes"),
    "trash": msg("In the trash"),
}
LACKS = {
    "credit": msg("credit"),
    "licence": msg("licence"),
    "ended": msg("licence in force"),
    "ai": msg("word about AI"),
    "people": msg("who can be recognised"),
    "consent": msg("consent"),
}
BASES = {
    "consent": msg("With their consent"),
    "legitimate_interest": msg("Legitimate interest, they are not what the picture is about"),
    "contract": msg("By a contract with them"),
    "kug23": msg("Without consent by law (KUG § 23)"),
}


def state_of(row: Picture) -> tuple[str, str]:
    """(id, words) of what counts about a picture first: the trash, a withdrawal, then how far it is made."""
    state = "trash" if row.trashed_at else "withdrawn" if row.withdrawn_at else row.state
    return state, _(STATES[state])


def title_of(row: Picture | PdfDocument) -> str:
    """What a picture or PDF is called: by its title, else by its file."""
    return row.title or row.name


def lacks_in_words(row: Picture) -> list[str]:
    """What it lacks before everybody may see it; nothing for what is withdrawn or could not be made."""
    return [] if row.withdrawn_at or row.state == FAILED else [_(LACKS[name]) for name in row.lacking]


def until(day: date | None) -> tuple[str, bool]:
    """(how long the licence holds in words, whether it has ended); "" without an end."""
    if day is None:
        return "", False
    shown = format_date(day, "d. MMMM y")
    if day < berlin(now()).date():
        return _("ended on %(day)s", day=shown), True
    return _("until %(day)s", day=shown), False


def size_of(size: int) -> str:
    """Bytes as people read them."""
    if size < 2**20:
        return _("%(number)s kB", number=format_decimal(max(1, round(size / 2**10))))
    return _("%(number)s MB", number=format_decimal(round(size / 2**20, 1)))
