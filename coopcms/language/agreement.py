"""Article and adjectives of a singular phrase in another gender, or in both with a sign."""

from collections.abc import Sequence
from typing import NamedTuple

from coopcms.language.determiners import CONTRACTIONS, adjective, adjective_stem, contracted, joined, strength_after
from coopcms.language.phrase import Phrase
from coopcms.language.signs import plain
from coopcms.language.tokens import Token


class Change(NamedTuple):
    """`new` for text[start:end]."""

    start: int
    end: int
    new: str


def in_gender(tokens: Sequence[Token], phrase: Phrase, gender: str) -> list[Change]:
    """Article and adjectives before a singular noun of this gender."""
    return [Change(start, end, capital(form(gender), like)) for start, end, like, form in _places(tokens, phrase)]


def in_both(tokens: Sequence[Token], phrase: Phrase, sign: str) -> list[Change]:
    """Article and adjectives before a singular noun with a sign: der:die, eine:n neue:n."""
    split = "" if phrase.det is None else _preposition(tokens[phrase.det])
    changes = []
    for start, end, like, form in _places(tokens, phrase):
        new = joined(form("m"), form("f"), sign)
        if split not in ("", "zu") and start == tokens[phrase.det].start:
            new = f"{split} {joined('dem', 'der', sign)}"
        changes.append(Change(start, end, capital(new, like)))
    return changes


def capital(text: str, like: str) -> str:
    """The text with a capital where `like` has one."""
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def _places(tokens: Sequence[Token], phrase: Phrase):
    """Start, end and old text of article and adjectives, each with its form as a function of the gender."""
    if phrase.det is not None:
        first, last = tokens[phrase.det], tokens[phrase.left.det_last]
        yield first.start, last.end, first.text, lambda gender: _article(tokens, phrase, gender)
    strength = strength_after(phrase.kind)
    for at in phrase.adjectives:
        word = plain(tokens[at].text, tokens[at].sign)
        small = word[0].lower() + word[1:] if at == phrase.first and adjective_stem(word) else word  # Husumer stays
        yield (
            tokens[at].start, tokens[at].end, word,
            lambda gender, small=small: adjective(small, gender, phrase.case, strength),
        )  # fmt: skip


def _article(tokens: Sequence[Token], phrase: Phrase, gender: str) -> str:
    form = phrase.left.article.form(phrase.case, gender)
    if not form:  # "viele Arzt": the text contradicts itself, the article stays
        return tokens[phrase.det].text
    preposition = _preposition(tokens[phrase.det])
    return contracted(preposition, form) if preposition else form


def _preposition(token: Token) -> str:
    """The preposition in a contraction; empty for other words."""
    return CONTRACTIONS.get(plain(token.text, token.sign).lower(), ("",))[0]
