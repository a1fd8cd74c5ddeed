"""What a press text consists of, and why a file may not be one."""

import re
from dataclasses import dataclass, field

from coopcms.blocks.shape import HEADINGS, LISTS, Block, walk
from coopcms.blocks.text import plain
from coopcms.errors import Refused
from coopcms.exchange.found import Note, Picture, Quote

# characters; what is longer stays in the body
LONGEST = {"kicker": 100, "dateline": 100, "title": 250, "subtitle": 160, "lead": 1500}
_LABELS = ("pressemitteilung", "presseinformation", "pressemeldung", "medieninformation", "medienmitteilung")
_MONTHS = (
    "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
    r"|jan\.|feb\.|apr\.|aug\.|sept?\.|okt\.|nov\.|dez\."
)
_PLACE = r"[^\W\d_][^\s,:;!?]*(?:\s+[^\s,:;!?]+){0,2}"  # one to three words, such as „Frankfurt am Main“
_DATELINE = re.compile(  # „Siegen, 24. November 2026“, „Siegen/Dortmund, den 24.11.2026“
    rf"{_PLACE},\s*(?:den\s+)?\d{{1,2}}\.\s*(?:\d{{1,2}}\.|{_MONTHS})\s*\d{{2,4}}\.?", re.IGNORECASE
)


class Unreadable(Refused):
    """The file cannot be taken as a press text; nothing of it was."""


@dataclass(frozen=True, slots=True)
class PressText:
    """The words of a file, each in one place; `recognised` names the parts that were found.

    `form` is the kind of file, `notes` say what is not in the words, `pictures` lie beside them, of `quotes` each is
    marked in the body unless it stands in the lead.
    """

    title: str = ""
    subtitle: str = ""
    lead: str = ""
    kicker: str = ""
    dateline: str = ""
    body: list[Block] = field(default_factory=list)
    form: str = field(default="", compare=False)
    notes: tuple[Note, ...] = field(default=(), compare=False)
    pictures: tuple[Picture, ...] = field(default=(), compare=False)
    quotes: tuple[Quote, ...] = field(default=(), compare=False)
    footnotes: int = field(default=0, compare=False)

    @property
    def content(self) -> dict:
        """What a draft of it says, field by field."""
        return {name: getattr(self, name) for name in (*LONGEST, "body")}

    @property
    def words(self) -> str:
        """All that a reader of the draft reads."""
        return "\n\n".join(filter(None, [*(getattr(self, name) for name in LONGEST), plain(self.body)]))

    @property
    def recognised(self) -> tuple[str, ...]:
        found = [name for name in ("kicker", "dateline", "title", "subtitle", "lead") if getattr(self, name)]
        kinds = {block["type"] for block in walk(self.body)}
        groups = (("subheads", HEADINGS), ("lists", LISTS), ("quotes", ("quote",)), ("tables", ("table",)))
        return (*found, *(name for name, types in groups if kinds & set(types)))


def fits(name: str, text: str) -> bool:
    """True if the text can stand in this field."""
    return 0 < len(text) <= LONGEST[name]


def is_label(text: str) -> bool:
    """True for the word above a headline that says what kind of text this is."""
    return text.strip(" :").lower() in _LABELS


def is_dateline(text: str) -> bool:
    """True for the line above a headline that says where and when; the whole of it is kept."""
    return fits("dateline", text) and not is_label("".join(text.split()[:1])) and bool(_DATELINE.fullmatch(text))
