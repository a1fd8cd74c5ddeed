"""One paragraph as the rules read it: tokens, what shields each, what each word can mean."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from coopcms.language import protect
from coopcms.language.english import english
from coopcms.language.findings import Span
from coopcms.language.profile import Profile
from coopcms.language.readings import Reading, readings
from coopcms.language.tokens import Token, tokens

NONE: tuple[Reading, ...] = ()
_WINDOW = 60  # tokens before and after a word that are looked at; no sentence that is read is longer


@dataclass(slots=True)
class Passage:
    """`shield[i]` names what protects token i: quote, raw, name, english, or nothing."""

    plain: str
    tokens: list[Token]
    shield: list[str]
    quotes: list[Span]
    unclosed: list[int]
    _readings: dict[int, tuple[Reading, ...]] = field(default_factory=dict)
    _sentences: dict[int, tuple[int, int]] = field(default_factory=dict)

    def readings(self, i: int) -> tuple[Reading, ...]:
        """What the word can mean as a person or device noun; only capitalised words can be nouns."""
        found = self._readings.get(i)
        if found is None:
            token = self.tokens[i]
            noun = token.is_capital and token.kind == "word" and not token.sign
            found = self._readings[i] = readings(token.text.rstrip("-")) if noun else NONE
        return found

    def person(self, i: int, gender: str = "m") -> Reading | None:
        """Its first reading of that gender, if any; it may mean a thing as well."""
        return next((one for one in self.readings(i) if one.gender == gender), None)

    def text(self, i: int) -> str:
        """The word at i, empty outside the paragraph."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether both tokens exist and stand in one sentence."""
        size = len(self.tokens)
        return 0 <= i < size and 0 <= j < size and self.tokens[i].sentence == self.tokens[j].sentence

    def adjacent(self, i: int, j: int) -> bool:
        """Whether only blanks lie between token i and the later token j."""
        return self.plain[self.tokens[i].end : self.tokens[j].start].isspace()

    def sentence(self, i: int) -> range:
        """The indexes of the sentence of token i, of an endless one those near it."""
        if not self._sentences:
            self._sentences = _sentences(self.tokens)
        first, last = self._sentences[self.tokens[i].sentence]
        return range(max(first, i - _WINDOW), min(last, i + _WINDOW) + 1)

    def begins_sentence(self, i: int) -> bool:
        """Whether no word of the same sentence stands before it."""
        before = i - 1
        while before >= 0 and self.same_sentence(before, i):
            if self.tokens[before].kind != "punct":
                return False
            before -= 1
        return True


def passage(plain: str, bounds: tuple[int, int], profile: Profile, given: Sequence[Span], sentence: int) -> Passage:
    """Read plain[start:end]; `given` are spans that others protect (names of records, marks of the rich text)."""
    start, end = bounds
    found = tokens(plain, start, end, sentence)
    quoted, unclosed = protect.quotes(plain, start, end)
    shield = [""] * len(found)
    _mark(found, shield, quoted, "quote")
    _mark(found, shield, between(given, start, end))
    _protect_words(found, shield, profile.protected)
    for i in english(found):
        shield[i] = shield[i] or "english"
    return Passage(plain, found, shield, quoted, unclosed)


def _sentences(found: list[Token]) -> dict[int, tuple[int, int]]:
    """First and last token of each sentence."""
    bounds: dict[int, tuple[int, int]] = {}
    for i, token in enumerate(found):
        bounds[token.sentence] = (bounds.get(token.sentence, (i, i))[0], i)
    return bounds


def shield_raw(passages: Sequence[Passage], spans: Sequence[Span]) -> None:
    """Mark addresses and code, found once for the whole text."""
    for one in passages:
        if one.tokens:
            low, high = one.tokens[0].start, one.tokens[-1].end
            _mark(one.tokens, one.shield, between(spans, low, high), "raw")


def between(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of sorted spans, none inside another, that touch start..end."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]


def _mark(found: list[Token], shield: list[str], spans: Sequence[Span], name: str = "") -> None:
    at = 0
    for span in spans:
        while at < len(found) and found[at].end <= span.start:
            at += 1
        while at < len(found) and found[at].start < span.end:
            shield[at] = shield[at] or name or span.kind
            at += 1


def _protect_words(found: list[Token], shield: list[str], words: tuple[str, ...]) -> None:
    for phrase in words:
        parts = [token.text for token in tokens(phrase)]
        for i in range(len(found) - len(parts) + 1 if parts else 0):
            if found[i].text == parts[0] and [token.text for token in found[i : i + len(parts)]] == parts:
                shield[i : i + len(parts)] = ["name"] * len(parts)
