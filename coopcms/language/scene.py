"""A phrase in its text, and texts with changes applied."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coopcms.language.agreement import Change
from coopcms.language.determiners import strength_after
from coopcms.language.phrase import Phrase
from coopcms.language.readings import readings
from coopcms.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Scene:
    """A phrase in its text, and which half of a pair comes first: f-m or m-f."""

    text: str
    tokens: Sequence[Token]
    phrase: Phrase
    pair_order: str = "f-m"
    shield: Sequence[str] = ()  # what protects each token, as in a passage
    beside_neutral: bool = False  # other nouns become neutral where they can

    @property
    def span(self) -> tuple[int, int]:
        """The noun, or the pair of nouns with what joins them."""
        opens = self.phrase.noun if self.phrase.opens is None else self.phrase.opens
        return self.tokens[opens].start, self.tokens[self.phrase.noun].end

    def shields(self, start: int) -> bool:
        """Whether the token there is part of a quote, a name or an address, which nobody rewrites."""
        at = bisect_left(self.tokens, start, key=lambda one: one.start)
        return bool(self.shield) and bool(self.shield[at])

    def noun(self, gender: str) -> str:
        """The noun in the cell of the phrase."""
        its = self.phrase
        if gender == "m" and not its.sign and its.reading.entry.cls != "adj":
            return self._masculine()  # Anwalts stays Anwalts
        return its.reading.inflected(gender, its.case, its.number, strength_after(its.kind))

    def _masculine(self) -> str:
        """The masculine noun as the text has it."""
        its = self.phrase
        opens = () if its.opens is None else readings(self.tokens[its.opens].text)
        first = any(one.gender == "m" and one.entry is its.reading.entry for one in opens)
        return self.tokens[its.opens if first else its.noun].text


def patched(text: str, start: int, end: int, changes: Iterable[Change]) -> str:
    """text[start:end] with the changes, which lie in it in order."""
    parts, at = [], start
    for change in changes:
        parts += (text[at : change.start], change.new)
        at = change.end
    return "".join([*parts, text[at:end]])
