"""What the rules say of one word: the rule that decided, how heavy it weighs, how sure it is."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from coopcms.language.passage import Passage
from coopcms.language.people import Named
from coopcms.language.phrase import Phrase, phrase
from coopcms.language.profile import Profile
from coopcms.language.readings import Reading

Weight = Literal["finding", "hint", "note", "clean"]


class Verdict(NamedTuple):
    """`rule` is a key of rules.tsv, also for words that are clean; first..last are tokens."""

    rule: str
    weight: Weight
    confidence: float = 0.0
    several: bool = False  # GM04: more than one woman is named


@dataclass(slots=True)
class Candidate:
    """A word that can be a generic masculine, with what the rules need to know around it."""

    text: Passage
    i: int
    reading: Reading
    people: list[Named]
    profile: Profile
    before: list[Named] = field(default_factory=list)  # named in the sentences before this paragraph
    surnames: frozenset[str] = frozenset()  # of everybody the text names
    _phrase: Phrase | None = None

    @property
    def phrase(self) -> Phrase:
        """The noun phrase around the word, read once."""
        if self._phrase is None:
            self._phrase = phrase(self.text.tokens, self.i, self.reading)
        return self._phrase

    @property
    def is_plural(self) -> bool:
        """Whether the noun stands in the plural here."""
        return self.phrase.number == "p"

    @property
    def first(self) -> int:
        """The first token of its noun phrase: preposition left aside, article or adjective if there is one."""
        return self.phrase.first

    @property
    def word_before_phrase(self) -> str:
        """The word right before the noun phrase, in small letters."""
        at = self.first - 1
        return self.text.text(at).lower() if self.text.same_sentence(at, self.i) else ""

    @property
    def before_phrase(self) -> range:
        """The tokens of the sentence in front of the noun phrase."""
        sentence = self.text.sentence(self.i)
        return range(sentence.start, min(sentence.stop, self.first))

    @property
    def words_before(self) -> list[str]:
        """The words of the sentence in front of the noun phrase."""
        return [self.text.text(k) for k in self.before_phrase]

    @property
    def people_here(self) -> list[Named]:
        """Who is named in the sentence of the noun."""
        return [one for one in self.people if self.text.same_sentence(self.i, one.first)]

    @property
    def named_before(self) -> list[Named]:
        """Who is named in the sentence before the noun."""
        return [one for one in self.people if one.last < self.i and self.text.same_sentence(self.i, one.last)]

    @property
    def is_surely_plural(self) -> bool:
        """Whether a numeral or an article says so."""
        left = self.phrase.left
        return left.numeral or (left.det is not None and self.is_plural)

    @property
    def is_surely_object(self) -> bool:
        """Whether the phrase cannot be a predicate: another case than the nominative, or a preposition before it."""
        return self.phrase.left.preposition is not None or (
            self.phrase.case != "N" and self.phrase.left.det is not None
        )

    @property
    def is_compound_or_inflected(self) -> bool:
        """Whether the word is more than the bare lemma."""
        return bool(self.reading.modifier) or self.text.text(self.i) != self.reading.entry.lemma

    def words_since(self, named: Named) -> list[str]:
        """The words between a name and the noun phrase behind it."""
        return [self.text.text(k) for k in range(named.last + 1, self.first)]

    def word(self, offset: int) -> str:
        """The word that many tokens after (before, if negative) in the same sentence; else empty."""
        at = self.i + offset
        return self.text.text(at) if self.text.same_sentence(self.i, at) else ""

    def words(self, low: int, high: int) -> list[str]:
        """The words at these offsets, both included, as far as the sentence goes."""
        return [word for word in (self.word(offset) for offset in range(low, high + 1)) if word]
