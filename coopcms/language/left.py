"""What stands before a noun in its phrase: article, numerals, adjectives, preposition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coopcms.language.determiners import Determiner, adjective_stem, strength_after
from coopcms.language.forms import ENDINGS
from coopcms.language.left_words import (
    article_at,
    binds,
    counts,
    is_adjective,
    is_adverb,
    is_link,
    is_numeral,
    is_quantity,
)
from coopcms.language.lexicon import grammar
from coopcms.language.prepositions import governs
from coopcms.language.signs import plain
from coopcms.language.tokens import Token

_ATTRIBUTE = 9  # words an extended attribute may have before its adjective
_EVERYBODY = ("all", "viel")  # "von allen geschätzt"
_PRONOUNS = ("sich", "ihm", "ihr", "ihnen", "uns")
_REACH = 8  # words that may stand between an article and its noun
_ADJECTIVES_TE = grammar("adjective_te")
_NUMBER_NOUNS = (
    "Dutzend", "Dutzende", "Hunderte", "Tausende", "Hundert", "Tausend", "Million", "Millionen", "Milliarde",
    "Milliarden",
)  # fmt: skip
_UP_TO = ["bis", "zu"]  # "bis zu 50 Gäste" counts, it governs nothing
_SUBJECTS = grammar("subject")


@dataclass(frozen=True, slots=True)
class Left:
    """Places of what stands before a noun; `article` is the determiner as it is read, a contraction as its article."""

    det: int | None = None
    article: Determiner | None = None
    adjectives: tuple[int, ...] = ()
    numeral: bool = False
    preposition: int | None = None
    before: int = -1  # the last token before all of it, the preposition included
    truncated: tuple[int, ...] = ()  # words like "Rad-" whose head is the noun's
    det_last: int | None = None  # the last token of "der/die"


class _Seen:
    """What was found on the way to the left."""

    def __init__(self) -> None:
        self.adjectives: list[int] = []
        self.truncated: list[int] = []
        self.numeral = False

    def left(self, tokens: Sequence[Token], before: int) -> Left:
        """All of it, with the preposition at `before` if there is one."""
        found = Left(None, None, tuple(reversed(self.adjectives)), self.numeral, None, before, tuple(self.truncated))
        upto = self.numeral and before > 0 and [one.text.lower() for one in tokens[before - 1 : before + 1]] == _UP_TO
        if before >= 0 and governs(tokens[before].text.lower()) and not upto:
            return replace(found, preposition=before, before=before - 1)
        return found


def look_left(tokens: Sequence[Token], noun: int) -> Left:
    """Article, adjectives and preposition before a noun, all in its sentence."""
    seen, at, outer = _Seen(), noun - 1, noun - 1
    while at >= 0 and noun - at <= _REACH and tokens[at].sentence == tokens[noun].sentence:
        found = article_at(tokens, at)
        if found and _is_of_another(tokens, at, found[0], seen):
            outer = at
            break
        if found and not is_quantity(tokens, at):
            return _with_article(tokens, at, found, seen)
        if tokens[at].text in _NUMBER_NOUNS:
            seen.numeral, outer = True, at - 1
            break
        if found or is_numeral(tokens, at):
            seen.numeral = True
        elif tokens[at].text.endswith("-") and len(tokens[at].text) > 1 and at < noun - 1:
            seen.truncated.append(at)
        elif is_adjective(tokens, at) and not (seen.numeral and tokens[at].is_capital):
            seen.adjectives.append(at)
        elif not binds(tokens, at, adjectives=bool(seen.adjectives)):
            break
        outer = at - 1 if not is_link(tokens[at]) else outer
        at -= 1
    distant = _distant_article(tokens, outer) if seen.adjectives and not seen.numeral else None
    if distant is not None:
        return _with_article(tokens, distant, article_at(tokens, distant), seen)
    return _without_verb(tokens, seen.left(tokens, outer))


def _is_of_another(tokens: Sequence[Token], at: int, article: Determiner, seen: _Seen) -> bool:
    """Whether the adjective behind does not fit the article: "allen" in "der von allen geachtete Lehrer".

    Of "der von den anderen geachtete Lehrer" anderen goes with den and is left out.
    """
    if not seen.adjectives or not at or not governs(tokens[at - 1].text.lower()):
        return False
    fits = [_fits(tokens[one].text, article) for one in reversed(seen.adjectives)]
    if not fits[0]:
        return True
    distant = _distant_article(tokens, at) is not None
    if distant and not all(fits):
        del seen.adjectives[len(fits) - fits.index(False) :]
        return True
    return distant and article.lemma in _EVERYBODY


def _fits(word: str, article: Determiner) -> bool:
    """Whether an adjective can follow the article before a masculine or in the plural."""
    stem, strength = adjective_stem(word) if word.islower() else "", strength_after(article.kind)
    endings = {ENDINGS[strength, gender][case] for case, gender in article.cells if gender in "mp"}
    return not (stem and endings) or word[len(stem) :] in endings


def _distant_article(tokens: Sequence[Token], before: int) -> int | None:
    """Where the article of "der aus Kiel angereiste Gast" stands; only adverbs and other phrases may come between."""
    at = before
    if at < 1 or governs(tokens[at].text.lower()):
        return None
    while at >= 0 and before - at < _ATTRIBUTE and tokens[at].sentence == tokens[before].sentence:
        found = article_at(tokens, at)
        opens = found and at < before and _opens_attribute(tokens, at + 1)
        if opens and not (found[1] and _has_noun(tokens[at + 1 : before + 1])):
            return at if at == 0 or tokens[at - 1].text != "," else None
        if not found and not _in_attribute(tokens, at):
            return None
        at -= 1
    return None


def _has_noun(between: Sequence[Token]) -> bool:
    """Whether a noun stands there: what a contraction could belong to ("im weit entfernten Ort tätige Gäste")."""
    return any(token.is_capital for token in between)


def _opens_attribute(tokens: Sequence[Token], at: int) -> bool:
    """Whether no article can belong to the word: a preposition, an adverb, a number ("der 19 Jahre alte Schüler")."""
    token = tokens[at]
    other = article_at(tokens, at) or token.text in _PRONOUNS  # "der dem Verein treue", "der sich freuende"
    return not token.is_capital and bool(governs(token.text) or is_adverb(token) or counts(tokens, at) or other)


def _in_attribute(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word can be an adverb or a part of a phrase with a preposition."""
    token = tokens[at]
    if token.kind == "number" or (token.kind == "word" and token.is_capital) or _opens_attribute(tokens, at):
        return True
    return is_adjective(tokens, at) and tokens[at + 1].is_capital


def _without_verb(tokens: Sequence[Token], left: Left) -> Left:
    """Without an article a word that can be a verb is one: "Sie holte Gäste", "hier sitzen zwölf Gäste"."""
    for at in reversed(left.adjectives):
        if _can_be_verb(tokens, at, left):
            kept = tuple(one for one in left.adjectives if one > at)
            return replace(left, adjectives=kept, preposition=None, before=at)
    return left


def _can_be_verb(tokens: Sequence[Token], at: int, left: Left) -> bool:
    text = tokens[at].text
    if left.preposition is not None:
        return False
    if text.endswith("en"):
        return True
    if text[0].isupper() or tokens[at].sign or not text.endswith("te"):
        return False
    if text.endswith("ste") or text in _ADJECTIVES_TE or at == 0:
        return False
    before = tokens[at - 1]
    return before.text.lower() in _SUBJECTS or (before.kind == "word" and before.is_capital)


def governed(tokens: Sequence[Token], left: Left) -> str:
    """The cases the preposition of a phrase asks for, the usual ones first; empty without one."""
    if left.preposition is None:
        return ""
    token = tokens[left.preposition]
    return governs(plain(token.text, token.sign).lower())


def _with_article(tokens: Sequence[Token], at: int, article: tuple[Determiner, bool, int], seen: _Seen) -> Left:
    found, contraction, first = article
    if contraction:
        left = replace(seen.left(tokens, first - 1), preposition=first, before=first - 1)
    else:
        left = seen.left(tokens, first - 1)
    return replace(left, det=first, article=found, det_last=at)
