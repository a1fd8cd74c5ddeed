"""What the newest words are compared with, as a person chooses it and as the page says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.content.models import Revision
from coopcms.errors import msg
from coopcms.rendering.filters import moment
from coopcms.review.reviewing import ASKED, LANE, LIVE, MINE, Basis

WHOLE, SEEN = "whole", "seen"
# (what the address says, the basis, what it is called)
CHOICES = (
    ("ich", MINE, msg("since my last signature")),
    ("bitte", ASKED, msg("since I asked for changes")),
    ("zentrum", LANE, msg("since my centre signed")),
    ("live", LIVE, msg("against what is public")),
    ("ganz", WHOLE, msg("the whole text")),
)
_SENTENCES = {
    MINE: msg("Compared with version %(number)s, which you signed on %(moment)s."),
    ASKED: msg("Compared with version %(number)s, about which you asked for changes on %(moment)s."),
    LANE: msg("Compared with version %(number)s, which %(name)s signed for %(centre)s on %(moment)s."),
    LIVE: msg("Compared with version %(number)s, which has been public since %(moment)s."),
    SEEN: msg("Compared with version %(number)s, which you had before you."),
}
_FIRST = msg("Nobody of you has signed this text before, and it was never public: read all of it. Nothing is marked.")
_OUTSIDE = msg("Nothing to compare this text with: it is not public, and you belong to no centre that signs it.")
_ALL = msg("The whole text, without marks.")


@dataclass(frozen=True, slots=True)
class Comparison:
    """`old` is None where nothing is compared; `choices` are (address argument, title, whether it is this one)."""

    old: Revision | None
    sentence: str
    choices: tuple[tuple[str, str, bool], ...]


def comparison(bases: Mapping[str, Basis], wish: str, *, signs: bool) -> Comparison:
    """What the address asks for, if there is such a text; else the most natural one.

    `signs`: the reader's own centre signs the text, so that it is told if nobody there has.
    """
    asked = next((name for argument, name, _title in CHOICES if argument == wish), "")
    chosen = asked if asked in bases or asked == WHOLE else next(iter(bases), WHOLE)
    basis = bases.get(chosen)
    choices = tuple(_choices(bases, chosen))
    if basis is None:
        return Comparison(None, _(_ALL if bases else _FIRST if signs else _OUTSIDE), choices)
    return Comparison(basis.revision, _said(basis), choices)


def comparison_with(seen: Revision, bases: Mapping[str, Basis]) -> Comparison:
    """With what somebody had on the screen, after it has changed under their eyes."""
    return Comparison(seen, _said(Basis(SEEN, seen)), tuple(_choices(bases, SEEN)))


def _choices(bases: Mapping[str, Basis], chosen: str) -> Iterator[tuple[str, str, bool]]:
    for argument, name, title in CHOICES if bases else ():
        if name in bases or name == WHOLE:
            yield argument, _(title), name == chosen


def _said(basis: Basis) -> str:
    at = moment(basis.at or basis.revision.created_at, str(get_locale()))
    values = {"number": basis.revision.number, "moment": at, "name": basis.by, "centre": basis.centre}
    return _(_SENTENCES[basis.name], **values)
