"""Quotes that nobody has marked, as lines: who speaks there cannot be asked."""

from collections.abc import Iterator

from coopcms.errors import msg
from coopcms.language.unmarked import RULE, folded
from coopcms.readiness.language_lines import FINDINGS
from coopcms.readiness.lines import BLOCKING, MOST_PLACES, WARNING, Line
from coopcms.readiness.passages import BODY
from coopcms.readiness.subject import Subject
from coopcms.readiness.unmarked import unmarked

_GATE = "consents"  # the check that stops a release


def unmarked_lines(about: Subject) -> Iterator[Line]:
    """One line for all in the body, one for all in fields: they are mended in other ways."""
    kept = {folded(one.surface) for one in about.known.decisions if one.rule == RULE}
    places = [about.passages.place(one.start, one.end) for one in unmarked(about) if folded(one.surface) not in kept]
    steps = tuple(way.step.id for way in about.known.ways if any(told.name == _GATE for told in way.reasons))
    for repair, found in (
        (_IN_BODY, [place for place in places if place.field == BODY]),
        (_IN_FIELD, [place for place in places if place.field != BODY]),
    ):
        if found:
            severity, shown = BLOCKING if steps else WARNING, tuple(found[:MOST_PLACES])
            yield Line("quote.unmarked", severity, _MESSAGE, repair, {}, shown, steps, FINDINGS, len(found))


_MESSAGE = msg("Somebody speaks here, but the words are not marked as a quote.")
_IN_BODY = msg("Mark them as a quote, so that whoever speaks can be asked; or say beside the finding that it is none.")
_IN_FIELD = msg(
    "Move the words into the text as a quote, or tell them in your own; or say beside the finding that it is none."
)
