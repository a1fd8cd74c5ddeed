"""Press mode: the five questions as prompts; nothing here ever blocks."""

import re
from collections.abc import Iterator

from coopcms.blocks.shape import leaves
from coopcms.errors import msg
from coopcms.readiness.lines import HINT, Line, Place
from coopcms.readiness.subject import Subject

_DAY = re.compile(
    r"\b(?:\d{1,2}\.\s?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
    r"|(?:19|20)\d\d|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)"
)


def press_lines(about: Subject) -> Iterator[Line]:
    """Prompts for a text that is marked as a press release."""
    if about.content.get("press_release") != "yes":
        return
    opening = f"{about.value('lead')} {_first_paragraph(about)}"
    message = msg("Do lead and first paragraph answer: Who? What? When? Where? Why?")
    yield Line(
        "press.questions", HINT, message, msg("Add what is missing; the rest can be cut from below."), places=_LEAD
    )
    if opening.strip() and not _DAY.search(opening):
        message, repair = msg("No day stands in lead or first paragraph."), msg("Say when it was or will be.")
        yield Line("press.when", HINT, message, repair, places=_LEAD)


def _first_paragraph(about: Subject) -> str:
    first = next((block for block in leaves(about.body) if block["type"] == "p"), {"runs": ()})
    return "".join(text for text, _marks in first["runs"])


_LEAD = (Place("lead"),)
