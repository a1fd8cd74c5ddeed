"""The report of an import in words: msgids with their values, for whoever translates them."""

from typing import NamedTuple

from coopcms.errors import msg
from coopcms.exchange import press_kinds as kinds

FORMS = {
    kinds.DOCX: msg("Word file"),
    kinds.ODT: msg("OpenDocument text"),
    kinds.HTML: msg("HTML page"),
    kinds.MARKDOWN: msg("Markdown"),
    kinds.MAIL: msg("mail"),
    kinds.PLAIN: msg("plain text"),
}
PARTS = {
    "kicker": msg("Kicker"),
    "dateline": msg("Dateline"),
    "title": msg("Title"),
    "subtitle": msg("Subtitle"),
    "lead": msg("Lead"),
}
COUNTS = {
    "subheads": msg("Subheads"),
    "lists": msg("Lists"),
    "tables": msg("Tables"),
    "quotes": msg("Quotes"),
    "footnotes": msg("Footnotes"),
    "links": msg("Links"),
    "pictures": msg("Pictures kept aside"),
}
CONTACT = msg("Contact (an import never reads it)")


class Sentence(NamedTuple):
    """A msgid with its values, and the passages of the file that it speaks of."""

    message: str
    values: dict
    passages: list[str]
    more: int = 0


def head_of(report: dict) -> list[str]:
    """The msgids of the parts of a head that were found."""
    return [PARTS[name] for name in report["parts"] if name in PARTS]


def missing_of(report: dict) -> list[str]:
    """The msgids of what a press text has and this one did not show: nobody should find that out by searching."""
    return [label for name, label in PARTS.items() if name not in report["parts"]] + [CONTACT]


def counted(report: dict) -> list[tuple[str, int]]:
    """(msgid, how many) of all that there is some of."""
    return [(label, report["counts"].get(name, 0)) for name, label in COUNTS.items() if report["counts"].get(name)]


def speaker_of(quote: dict) -> str:
    """Who is proposed, with what this person is; empty where the text does not say."""
    speaker = quote["speaker"] or {}
    return (
        ", ".join(filter(None, (speaker.get("name", ""), speaker.get("function", "")))) if speaker.get("name") else ""
    )


def known(report: dict, kind: str) -> list[tuple[str, str]]:
    """(record, spellings in the text) of what the network knows: `people` or `organisations`."""
    return [
        (", ".join(filter(None, (one["record"], one["about"]))), "; ".join(one["spellings"])) for one in report[kind]
    ]


def sentences(report: dict) -> list[Sentence]:
    """What was taken how, and what stayed behind."""
    return [Sentence(one["message"], one["values"], one["passages"], one["more"]) for one in report["notes"]]
