"""What stands before a noun in its phrase: article, numerals, adjectives, preposition."""

from collections.abc import Sequence
from dataclasses import dataclass

from coopcms.language.determiners import CONTRACTIONS, Determiner, adjective_stem, determiner
from coopcms.language.lexicon import grammar
from coopcms.language.prepositions import governs
from coopcms.language.readings import readings
from coopcms.language.tokens import Token

_REACH = 7  # words that may stand between an article and its noun
JOINS = grammar("join")
_BETWEEN = grammar("degree")
_NUMBERS = grammar("numeral")
_NO_ADJECTIVE = grammar("no_adjective")


@dataclass(frozen=True, slots=True)
class Left:
    """Places of what stands before a noun; `article` is the determiner as it is read, a contraction as its article."""

    det: int | None = None
    article: Determiner | None = None
    adjectives: tuple[int, ...] = ()
    numeral: bool = False
    preposition: int | None = None
    before: int = -1  # the last token before all of it, the preposition included


def look_left(tokens: Sequence[Token], noun: int) -> Left:
    """Article, adjectives and preposition before a noun, all in its sentence."""
    adjectives: list[int] = []
    numeral, at = False, noun - 1
    while at >= 0 and noun - at <= _REACH and tokens[at].sentence == tokens[noun].sentence:
        article = _article(tokens, at)
        if article:
            return _left(tokens, at, article, adjectives, numeral)
        if tokens[at].kind == "number" or tokens[at].text.lower() in _NUMBERS:
            numeral = True
        elif _is_adjective(tokens, at):
            adjectives.append(at)
        elif not _binds(tokens, at):
            break
        at -= 1
    return _left(tokens, _after_binding(tokens, at, noun, adjectives), None, adjectives, numeral)


def _after_binding(tokens: Sequence[Token], at: int, noun: int, adjectives: list[int]) -> int:
    """The token before the first adjective: words like "sehr" with nothing to bind to stay outside."""
    return max(at, noun - 1 if not adjectives and tokens[noun - 1].kind != "number" else at)


def _left(tokens: Sequence[Token], at: int, article: Determiner | None, adjectives: list[int], numeral: bool) -> Left:
    found = tuple(reversed(adjectives))
    if article and tokens[at].text.lower() in CONTRACTIONS:
        return Left(at, article, found, numeral, at, at - 1)
    before = at - 1 if article else at
    det = at if article else None
    if before >= 0 and governs(tokens[before].text.lower()):
        return Left(det, article, found, numeral, before, before - 1)
    return Left(det, article, found, numeral, None, before)


def _article(tokens: Sequence[Token], at: int) -> Determiner | None:
    text = tokens[at].text
    parts = CONTRACTIONS.get(text.lower())
    return determiner(parts[1] if parts else text)


def _is_adjective(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    lowered = text.lower()
    if tokens[at].kind != "word" or len(text) < 4 or lowered in _NO_ADJECTIVE or governs(lowered):
        return False
    if text[0].isupper():
        starts = at == 0 or tokens[at - 1].sentence != tokens[at].sentence
        named = text.endswith("er") and len(text) > 4
        return not readings(text) and (named or (starts and bool(adjective_stem(text))))
    return bool(adjective_stem(text))


def _binds(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token may stand inside the phrase before an adjective or numeral: comma, und, sehr."""
    text = tokens[at].text.lower()
    if text in _BETWEEN:
        return True
    return (text == "," or text in JOINS) and at > 0 and _is_adjective(tokens, at - 1)
