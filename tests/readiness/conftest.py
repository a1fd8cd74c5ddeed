"""The readiness list of words alone, without a database."""

from datetime import date

import pytest

from coopcms.blocks.html import from_html
from coopcms.blocks.shape import walk
from coopcms.content.kinds.registry import KINDS
from coopcms.readiness.lines import Line
from coopcms.readiness.readiness import readiness
from coopcms.readiness.subject import Known, subject

TODAY = date(2026, 11, 24)
COMPLETE = {
    "title": "Neue Halle in Siegen",
    "lead": "Die Beispiel GmbH plant ihre Halle am Bildschirm.",
    "byline": "Anna Beispiel",
    "dateline": "Siegen",
    "contact": "Anna Beispiel\nTelefon 0271 123456",
    "language": "de",
    "licence": "CC BY 4.0",
    "ai_mark": "none",
    "seo_text": "Wie die Beispiel GmbH plant.",
    "body": "<p>Alle planen am Bildschirm.</p>",
}


@pytest.fixture
def lines_of():
    """A factory: the lines of a complete article but for these fields; `known` is what was looked up."""

    def make(kind: str = "article", known: Known | None = None, **fields) -> list[Line]:
        content = COMPLETE | fields
        content["body"] = numbered(from_html(content["body"]))
        return list(readiness(subject(KINDS[kind], content, {}, known or Known(TODAY))))

    return make


@pytest.fixture
def rules_of(lines_of):
    """A factory: the rules of these lines."""
    return lambda *args, **fields: [line.rule for line in lines_of(*args, **fields)]


def numbered(body: list[dict]) -> list[dict]:
    """The body with ids in reading order."""
    for number, block in enumerate(walk(body)):
        block["id"] = f"b{number}"
    return body


def only(lines: list[Line], rule: str) -> Line:
    """The one line of a rule."""
    found = [line for line in lines if line.rule == rule]
    assert len(found) == 1, [line.rule for line in lines]
    return found[0]


def said(line: Line) -> str:
    """The sentence of a line."""
    return line.message % line.values if line.values and not line.is_german else line.message


def passages(line: Line) -> list[str]:
    """The passages a line names."""
    return [place.passage for place in line.places]
