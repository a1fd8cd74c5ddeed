"""Pronouns of the same sentence that stand for the noun: who follows a relative clause, er, ihn, ihm, sein."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coopcms.language.agreement import Change, capital
from coopcms.language.determiners import determiner, joined
from coopcms.language.phrase import Phrase
from coopcms.language.prepositions import governs
from coopcms.language.signs import plain
from coopcms.language.tokens import Token

_RELATIVE = {
    "der": {"f": "die", "n": "das"},
    "den": {"f": "die", "n": "das"},
    "dem": {"f": "der", "n": "dem"},
    "dessen": {"f": "deren", "n": "dessen"},
}
_PERSONAL = {
    "er": {"f": "sie", "n": "es"},
    "ihn": {"f": "sie", "n": "es"},
    "ihm": {"f": "ihr", "n": "ihm"},
}
_BRACKETS = 12
_NEAR = 60  # tokens after the noun in which a pronoun can stand for it
_OWN = {"", "e", "en", "em", "er", "es"}


class Pronoun(NamedTuple):
    """A token that agrees with the noun, in the masculine and in the other genders."""

    token: Token
    masculine: str
    others: dict[str, str]

    def in_gender(self, gender: str) -> Change:
        """The pronoun for a noun of this gender."""
        new = self.others.get(gender, self.masculine)
        return Change(self.token.start, self.token.end, capital(new, self.token.text))

    def in_both(self, sign: str, *, feminine_first: bool = False) -> Change:
        """Both pronouns with a sign, or with oder between them."""
        one, other = self.masculine, self.others["f"]
        if feminine_first:
            one, other = other, one
        new = joined(one, other, sign) if sign != " oder " else f"{one}{sign}{other}"
        return Change(self.token.start, self.token.end, capital(new, self.token.text))


def pronouns(tokens: Sequence[Token], phrase: Phrase) -> tuple[list[Pronoun], bool]:
    """The pronouns that stand for a singular noun, and whether one was left because its noun is not certain."""
    if phrase.number == "p" or phrase.shared:
        return [], False
    found, doubtful, blocked = [], False, False
    relative = _relative(tokens, phrase.noun)
    for at in _rest(tokens, phrase.noun):
        pronoun = relative if relative and tokens[at] is relative.token else _pronoun(tokens, at)
        if pronoun and blocked and pronoun is not relative:
            doubtful = True
        elif pronoun and (phrase.kind != "none" or pronoun is relative):
            found.append(pronoun)
        else:
            blocked = blocked or _other_masculine(tokens, at)
    return found, doubtful


def _rest(tokens: Sequence[Token], noun: int) -> Iterator[int]:
    at = noun + 1
    while at < len(tokens) and at - noun < _NEAR and tokens[at].sentence == tokens[noun].sentence:
        yield at
        at += 1


def _relative(tokens: Sequence[Token], noun: int) -> Pronoun | None:
    """The relative pronoun right after the comma, a preposition may stand before it; its clause ends with a verb."""
    comma = _after_brackets(tokens, noun + 1)
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return None
    at = comma + 1 + bool(governs(tokens[comma + 1].text))
    if at >= len(tokens) or tokens[at].sentence != tokens[noun].sentence:
        return None
    word = plain(tokens[at].text, tokens[at].sign)
    last = at
    stop = min(len(tokens), at + _NEAR)
    while last + 1 < stop and tokens[last + 1].text not in (",", ".", "!", "?", ";", ":", "–"):
        last += 1
    if word not in _RELATIVE or last == at or not tokens[last].text[0].islower():
        return None
    return Pronoun(tokens[at], word, _RELATIVE[word])


def _after_brackets(tokens: Sequence[Token], at: int) -> int:
    """The place after "(m/w/d)" or another remark in brackets."""
    if at >= len(tokens) or tokens[at].text != "(":
        return at
    closing = (place for place in range(at + 1, min(at + _BRACKETS, len(tokens))) if tokens[place].text == ")")
    return next(closing, at) + 1


def _pronoun(tokens: Sequence[Token], at: int) -> Pronoun | None:
    token = tokens[at]
    word = plain(token.text, token.sign)
    if word in _PERSONAL:
        return Pronoun(token, word, _PERSONAL[word])
    if not word.startswith("sein") or word[4:] not in _OWN:
        return None
    if word == "sein" and not _noun_follows(tokens, at):
        return None
    return Pronoun(token, word, {"f": "ihr" + word[4:], "n": word})


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun stands after the word, an adjective in between: then "sein" is no verb."""
    following = tokens[at + 1 : at + 3]
    if not following or following[0].kind != "word":
        return False
    return following[0].is_capital or (
        len(following) > 1 and following[0].text.endswith(("es", "er", "e")) and following[1].is_capital
    )


def _other_masculine(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article here can begin a phrase with another masculine or neuter singular noun."""
    article = determiner(tokens[at].text)
    if article is None or article.lemma == "sein" or not any(gender == "m" for _, gender in article.cells):
        return False
    return any(token.kind == "word" and token.is_capital for token in tokens[at + 1 : at + 4])
