"""A revision as one reads it at the desk: the words in reading order, then everything else as a list of facts."""

from dataclasses import dataclass

from flask_babel import gettext as _

from coopcms.admin.figures import drawn
from coopcms.admin.media_words import title_of
from coopcms.blocks.documents import documents_in
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.declaration import Field
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Revision
from coopcms.media.queries import documents
from coopcms.rendering.pages import Fact

_WORDS = ("kicker", "title", "subtitle", "lead", "body")


@dataclass(frozen=True, slots=True)
class Reading:
    """`sections` are (title, text) with line ends kept, `facts` are filled fields only."""

    words: dict[str, str]
    body_html: str
    sections: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]


def reading_of(kind: str, revision: Revision) -> Reading:
    """Every word of the revision, each once; one select where it offers PDFs, for their titles."""
    content = revision.content | revision.placement
    fields = KINDS[kind].fields + d.PLACEMENT
    filled = [field for field in fields if field.name not in _WORDS and content.get(field.name)]
    long = [field for field in filled if field.section]
    return Reading(
        {name: content.get(name) or "" for name in _WORDS[:-1]},
        drawn(content.get("body") or [], titles_of(content.get("body") or [])),
        tuple((_(field.label), text_of(field, content[field.name])) for field in long),
        tuple(Fact(_(field.label), text_of(field, content[field.name])) for field in filled if field not in long),
    )


def titles_of(body: list) -> dict[int, str]:
    """What the PDFs of a body are called, by number; no select where there are none."""
    rows = documents(use.document for use in documents_in(body))
    return {number: title_of(row) for number, row in rows.items()}


def text_of(field: Field, value) -> str:
    """A value as people read it; not for bodies."""
    if not value:
        return ""
    if field.type == d.CHOICE:
        return _(dict(field.choices).get(value, value))
    if field.type == d.NUMBER:
        return value.replace(".", ",")
    return ", ".join(value) if isinstance(value, list) else value
