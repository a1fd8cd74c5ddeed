"""What a press text consists of, and why a file may not be one."""

from dataclasses import dataclass, field

from coopcms.blocks.shape import HEADINGS, LISTS, Block, walk
from coopcms.errors import Refused

LONGEST = {"kicker": 100, "title": 250, "subtitle": 160, "lead": 1500}  # characters; what is longer stays in the body
_LABELS = ("pressemitteilung", "presseinformation", "pressemeldung", "medieninformation", "medienmitteilung")


class Unreadable(Refused):
    """The file cannot be taken as a press text; nothing of it was."""


@dataclass(frozen=True, slots=True)
class PressText:
    """The words of a file, each in one place; `recognised` names the parts that were found."""

    title: str = ""
    subtitle: str = ""
    lead: str = ""
    kicker: str = ""
    body: list[Block] = field(default_factory=list)

    @property
    def recognised(self) -> tuple[str, ...]:
        found = [name for name in ("kicker", "title", "subtitle", "lead") if getattr(self, name)]
        kinds = {block["type"] for block in walk(self.body)}
        groups = (("subheads", HEADINGS), ("lists", LISTS), ("quotes", ("quote",)), ("tables", ("table",)))
        return (*found, *(name for name, types in groups if kinds & set(types)))


def fits(name: str, text: str) -> bool:
    """True if the text can stand in this field."""
    return 0 < len(text) <= LONGEST[name]


def is_label(text: str) -> bool:
    """True for the word above a headline that says what kind of text this is."""
    return text.strip(" :").lower() in _LABELS
