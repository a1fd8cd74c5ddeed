"""Figures: the one of a success story needs its unit, period and witness, those in the text a source."""

import re
from collections.abc import Iterator

from coopcms.errors import msg
from coopcms.readiness.lines import HINT, MOST_PLACES, WARNING, Line, Place
from coopcms.readiness.passages import BODY, Piece, placed
from coopcms.readiness.subject import Subject

VALUE = "figure_value"
_NEEDS = {
    "figure_unit": (WARNING, msg("The figure has no unit."), msg("Say what is counted: per cent, hours, euros …")),
    "figure_period": (WARNING, msg("The figure has no period."), msg("Say from when to when it was measured.")),
    "figure_confirmed": (WARNING, msg("Nobody has confirmed the figure."), msg("Name who confirmed it.")),
    "figure_label": (HINT, msg("Nobody says what the figure measures."), msg("Say it in a few words.")),
    "figure_baseline": (HINT, msg("There is nothing to compare the figure with."), msg("Add the figure before.")),
}
_UNITS = r"%|Prozent(?:punkte?n?)?|Mio\.?|Millionen|Mrd\.?|Milliarden|Euro\b|€|Tonnen|Kilowattstunden|kWh"
_FIGURE = re.compile(rf"(?<![\w.,])\d[\d.,]*(?:\s?(?:{_UNITS}))+(?![^\W\d_])")
_SOURCE = re.compile(
    r"\b(?:laut|zufolge|Angaben|gemäß|Quelle|Statisti\w+|Studie\w*|Umfrage\w*|Erhebung\w*|Bericht\w*|Messung\w*|gemessen)\b"
)


def figure_lines(about: Subject) -> Iterator[Line]:
    """The fields around the figure of a kind that has one."""
    if about.kind.field(VALUE) is None:
        return
    filled = [name for name in _NEEDS if about.value(name)]
    if not about.value(VALUE):
        if filled:
            message, repair = msg("The figure itself is missing."), msg("Add it, or empty what stands around it.")
            yield Line(VALUE, WARNING, message, repair, places=(Place(VALUE),))
        return
    for name, (severity, message, repair) in _NEEDS.items():
        if name not in filled:
            yield Line(name, severity, message, repair, places=(Place(name),))


def stray_figure_lines(about: Subject) -> Iterator[Line]:
    """Figures in paragraphs that name no source; one line for all of them."""
    places = [place for piece in about.passages.pieces for place in _stray(about, piece)]
    if places:
        message, repair, named = (
            msg("Without a source."),
            msg("Say who counted, and when."),
            tuple(places[:MOST_PLACES]),
        )
        yield Line("figure.source", HINT, message, repair, places=named, count=len(places))


def _stray(about: Subject, piece: Piece) -> Iterator[Place]:
    if piece.field not in ("lead", BODY, "result") or _SOURCE.search(piece.text):
        return
    for found in _FIGURE.finditer(piece.text):
        if not about.passages.is_protected(piece.start + found.start(), piece.start + found.end()):
            yield placed(piece, found.start(), found.end())
