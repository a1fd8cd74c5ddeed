"""The noun phrase around a person noun: article, adjectives, preposition, and which case and number it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coopcms.language import cases
from coopcms.language.left import Left, look_left
from coopcms.language.left_words import JOINS
from coopcms.language.readings import Reading, readings
from coopcms.language.tokens import Token
from coopcms.language.verbs import ends_clause

_CHAIN = 8  # nouns joined by und or commas that share an article


@dataclass(frozen=True, slots=True)
class Phrase:
    """`noun` and the places in `left` are indices of tokens; `sure` is how certain case and number are.

    `joined` is the conjunction after which the noun continues another phrase; `shared` means that the article stands
    before the earlier noun ("die Schüler und Lehrer") and is changed there.
    """

    noun: int
    reading: Reading
    case: str
    number: str
    sure: float
    left: Left = Left()
    kind: str = "none"  # of the article: der, ein or none
    joined: int | None = None
    shared: bool = False
    opens: int | None = None  # the first noun of a pair, the noun being its last
    sign: str = ""  # of an inclusive form

    @property
    def det(self) -> int | None:
        """The article word, if there is one."""
        return self.left.det

    @property
    def adjectives(self) -> tuple[int, ...]:
        """The adjectives before the noun in the order of the text."""
        return self.left.adjectives

    @property
    def preposition(self) -> int | None:
        """The preposition before the phrase; a contraction is both preposition and article."""
        return self.left.preposition

    @property
    def first(self) -> int:
        """The first token of article, adjectives and noun; a contraction counts as an article."""
        known = [*self.left.truncated, *self.adjectives, self.noun if self.opens is None else self.opens]
        return min(known if self.det is None else [*known, self.det])


def phrase(tokens: Sequence[Token], noun: int, reading: Reading | None = None) -> Phrase | None:
    """The phrase of the noun at this place, in its masculine reading where none is given; None for other words."""
    found = reading or masculine(tokens[noun].text)
    if found is None:
        return None
    return _phrase(tokens, noun, found, _CHAIN)


def _phrase(tokens: Sequence[Token], noun: int, found: Reading, chain: int) -> Phrase:
    left = _without_relative(tokens, noun, look_left(tokens, noun))
    joined = _joined_to(tokens, noun) if chain and left.det is None and not left.adjectives else None
    if joined is not None:
        return _continued(tokens, noun, found, joined, chain - 1)
    place = cases.decide(tokens, noun, found, left)
    return Phrase(noun, found, *place, left, left.article.kind if left.article else "none")


@lru_cache(maxsize=4096)
def masculine(surface: str) -> Reading | None:
    """The first masculine reading that is more than an invariable word (Person, Mitglied)."""
    return next((one for one in readings(surface) if one.gender == "m" and one.entry.cls != "epi"), None)


def _without_relative(tokens: Sequence[Token], noun: int, left: Left) -> Left:
    """`jeder, der Winzer werden will`: what looks like an article is a relative pronoun, the noun is the predicate."""
    if left.det != noun - 1 or left.article.lemma != "der" or noun < 2 or tokens[noun - 2].text != ",":
        return left
    return Left(before=noun - 1) if ends_clause(tokens, noun) else left


def _joined_to(tokens: Sequence[Token], noun: int) -> int | None:
    """The conjunction or comma by which a bare noun continues the phrase of another person noun, if so."""
    at = noun - 1
    if at >= 2 and tokens[at].text == "." and tokens[at - 1].text == "bzw":
        at -= 1
    if at < 1 or (tokens[at].text.lower() not in JOINS and tokens[at].text not in (",", "/")):
        return None
    other = tokens[at - 1]
    joins = other.sentence == tokens[noun].sentence and not other.sign and masculine(other.text) is not None
    return at if joins else None


def _continued(tokens: Sequence[Token], noun: int, reading: Reading, at: int, chain: int) -> Phrase:
    """A noun that takes case, number and kind of article from the noun it is joined to."""
    first = _phrase(tokens, at - 1, masculine(tokens[at - 1].text), chain)
    own = {(case, number) for case, number, _ in reading.cells}
    place = cases.Place(first.case, first.number, first.sure)
    if place[:2] not in own:
        number = "p" if any(number == "p" for _, number in own) else "s"
        place = cases.Place(cases.plain_case(own, number), number, 0.6)
    left = Left(article=first.left.article)
    return Phrase(noun, reading, *place, left, first.kind, at, first.det is not None or first.shared)
