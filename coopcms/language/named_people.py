"""People named in a text: where, and how the full name of one who is called by the surname only was."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from coopcms.language.passage import passage
from coopcms.language.people import people
from coopcms.language.profile import Profile

_PLAIN = Profile()
_LONGEST_TITLES = 60  # characters
_TITLES = re.compile(
    r"(?:(?:Prof|Dr|Dipl|Ing|Mag|PD|St|h\.\s?c)\.?(?:-\w+)?\.?\s*|Professor(?:in)?\s+|Frau\s+|Herrn?\s+)+$"
)
_ADDRESS = re.compile(r"\b(?:Frau|Herrn?|Professor(?:in)?)\s+")
_TITLE_WORDS = re.compile(r"^(?:(?:Prof|Dr|Dipl|Ing|Mag|PD|h\.\s?c)\.?(?:-\w+)?\.?\s*)+")
_ENDS_NAME = re.compile(r"\s(?:vom|von|der|des|zum|zur|im|den|dem|de)\s")
_TWO_WORDS = re.compile(r"[^\W\d_][\w’'-]*\.?\s+[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where, as it stands there, and without forms of address."""

    start: int
    end: int
    name: str

    @property
    def surname(self) -> str:
        return self.name.split()[-1]

    @property
    def is_full(self) -> bool:
        """Whether there is more than a surname."""
        return bool(_TWO_WORDS.match(_TITLE_WORDS.sub("", self.name)))


@dataclass(slots=True)
class Known:
    """Full names met so far by their surnames, and what these people are, by their full names."""

    full: dict[str, str] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Remember full names; of two people with one surname the later counts."""
        self.full |= {one.surname: one.name for one in mentions if one.is_full}

    def resolved(self, mention: Mention) -> str:
        """The full name of who is meant; the name as it stands where nobody is known by it."""
        return mention.name if mention.is_full else self.full.get(mention.surname, mention.name)


def mentions_in(text: str) -> list[Mention]:
    """Everybody named outside quotes."""
    found = passage(text, (0, len(text)), _PLAIN, (), 0)
    spans = ((found.tokens[one.first].start, found.tokens[one.last].end) for one in people(found))
    return [_mention(text, start, end) for start, end in spans]


def surnames_in(text: str, known: Known) -> list[Mention]:
    """Words that are surnames of people named before."""
    found = (match for match in re.finditer(r"[^\W\d_][\w’'-]+", text) if match[0] in known.full)
    return [Mention(match.start(), match.end(), match[0]) for match in found]


def _mention(text: str, start: int, end: int) -> Mention:
    """The name with the titles before it, and without the place or firm behind it."""
    window = max(0, start - _LONGEST_TITLES)
    if titles := _TITLES.search(text[window:start]):
        start = window + titles.start()
    name = text[start:end]
    for found in _ENDS_NAME.finditer(name):
        if _TWO_WORDS.match(_TITLE_WORDS.sub("", _ADDRESS.sub("", name[: found.start()]))):
            name = name[: found.start()]
            break
    return Mention(start, start + len(name), " ".join(_ADDRESS.sub("", name).split()))
