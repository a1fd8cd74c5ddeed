"""Pronouns of the same sentence that stand for the noun: who follows a relative clause, er, ihn, ihm, sein."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from coopcms.language.agreement import Change, capital
from coopcms.language.determiners import determiner, joined
from coopcms.language.left_words import JOINS
from coopcms.language.phrase import Phrase
from coopcms.language.prepositions import governs
from coopcms.language.readings import readings
from coopcms.language.signs import parts, plain
from coopcms.language.tokens import Token

_RELATIVE = {
    "der": {"f": "die", "n": "das", "p": "die"},
    "den": {"f": "die", "n": "das", "p": "die"},
    "dem": {"f": "der", "n": "dem", "p": "denen"},
    "dessen": {"f": "deren", "n": "dessen", "p": "deren"},
}
_PERSONAL = {
    "er": {"f": "sie", "n": "es", "p": "sie"},
    "ihn": {"f": "sie", "n": "es", "p": "sie"},
    "ihm": {"f": "ihr", "n": "ihm", "p": "ihnen"},
}
_BUT = ("aber", "denn", "doch", "sondern")
_BRACKETS = 12
_FROM = ("aus", "in", "von", "bei")
_INFINITIVE = re.compile("^(?:ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|vor|weg|zurück|zusammen)zu\\w+en$")
_NEAR = 60  # tokens after the noun in which a pronoun can stand for it
_OWN = {"", "e", "en", "em", "er", "es"}


class Pronoun(NamedTuple):
    """A token, or three as in "ihr oder sein", that agrees with the noun; in the masculine and in the other genders."""

    first: Token
    last: Token
    masculine: str
    others: dict[str, str]

    @property
    def is_inclusive(self) -> bool:
        """Whether the text names both genders already."""
        return self.first is not self.last or bool(self.first.sign)

    def in_gender(self, gender: str) -> Change:
        """The pronoun for a noun of this gender."""
        return self._change(self.others.get(gender, self.masculine))

    def in_both(self, sign: str, *, feminine_first: bool = False) -> Change:
        """Both pronouns with a sign, or with oder between them."""
        one, other = self.masculine, self.others["f"]
        if feminine_first:
            one, other = other, one
        return self._change(joined(one, other, sign) if sign != " oder " else f"{one}{sign}{other}")

    def _change(self, new: str) -> Change:
        return Change(self.first.start, self.last.end, capital(new, self.first.text))


class References(NamedTuple):
    """What stands for a noun; `doubtful`: one was left, its noun is not certain; `owner` opens a person's phrase."""

    pronouns: list[Pronoun]
    doubtful: bool = False
    owner: Pronoun | None = None


def references(tokens: Sequence[Token], phrase: Phrase) -> References:
    """The pronouns that stand for a singular noun."""
    if phrase.number == "p" or phrase.shared:
        return References([])
    found, owner, doubtful, blocked = [], None, False, False
    relative = _relative(tokens, phrase.noun)
    for at in _rest(tokens, phrase.noun):
        pronoun = relative if relative and tokens[at] is relative.first else _pronoun(tokens, at)
        if found and tokens[at].start < found[-1].last.end:
            continue
        if pronoun and pronoun is not relative and _is_somebody_else(tokens, phrase, at, pronoun):
            pronoun, blocked = None, True
        if pronoun and pronoun is not relative and (blocked or _owns_person(tokens, at, pronoun)):
            owner = owner if blocked else pronoun
            doubtful = blocked = True
        elif pronoun and (phrase.kind != "none" or pronoun is relative):
            found.append(pronoun)
        else:
            blocked = blocked or (_other_masculine(tokens, at) and not _is_genitive(tokens, at, phrase.noun))
    return References(found, doubtful, owner)


def _is_somebody_else(tokens: Sequence[Token], phrase: Phrase, at: int, pronoun: Pronoun) -> bool:
    """Whether er beside an object in one clause, or ihn beside a subject, must be another person ("Ihn sah er")."""
    if pronoun.is_inclusive or phrase.case == "G" or pronoun.masculine not in _PERSONAL:
        return False
    between = tokens[phrase.noun + 1 : at]
    if any(token.kind == "punct" or token.text in JOINS or token.text in _BUT for token in between):
        return False
    return (pronoun.masculine == "er") == (phrase.case != "N")


def _rest(tokens: Sequence[Token], noun: int) -> Iterator[int]:
    at = noun + 1
    while at < len(tokens) and at - noun < _NEAR and tokens[at].sentence == tokens[noun].sentence:
        yield at
        at += 1


def _relative(tokens: Sequence[Token], noun: int) -> Pronoun | None:
    """The relative pronoun right after the comma, a preposition may stand before it; its clause ends with a verb."""
    comma = _after_attribute(tokens, _after_brackets(tokens, noun + 1))
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return None
    at = comma + 1 + bool(governs(tokens[comma + 1].text))
    if at >= len(tokens) or tokens[at].sentence != tokens[noun].sentence:
        return None
    found = _both(tokens, at, _RELATIVE.get) or _one(tokens[at], _RELATIVE.get)
    last = at
    stop = min(len(tokens), at + _NEAR)
    while last + 1 < stop and tokens[last + 1].text not in (",", ".", "!", "?", ";", ":", "–"):
        last += 1
    if tokens[last - 1].text == "zu" or _INFINITIVE.search(tokens[last].text):  # ", den Platz zu verlassen"
        return None
    return found if last > at and tokens[last].text[0].islower() and not tokens[at].is_capital else None


def _after_attribute(tokens: Sequence[Token], at: int) -> int:
    """The place after "der Schule" or "aus Ulm": no masculine noun a relative pronoun could stand for."""
    if at + 2 >= len(tokens) or tokens[at].text == ",":
        return at
    opens = at + bool(governs(tokens[at].text))
    feminine = tokens[opens].text.endswith("er") and determiner(tokens[opens].text) is not None
    place = opens > at and tokens[at].text in _FROM and tokens[opens].is_capital
    last = opens if place else opens + 1
    return last + 1 if (feminine or place) and tokens[last].is_capital else at


def _after_brackets(tokens: Sequence[Token], at: int) -> int:
    """The place after "(m/w/d)" or another remark in brackets."""
    if at >= len(tokens) or tokens[at].text != "(":
        return at
    closing = (place for place in range(at + 1, min(at + _BRACKETS, len(tokens))) if tokens[place].text == ")")
    return next(closing, at) + 1


def _pronoun(tokens: Sequence[Token], at: int) -> Pronoun | None:
    found = _both(tokens, at, _others) or _one(tokens[at], _others)
    if found and found.masculine == "sein" and found.last is tokens[at] and not _noun_follows(tokens, at):
        return None
    return found


def _others(word: str) -> dict[str, str] | None:
    """The other genders of er, ihn, ihm and the forms of sein."""
    if word.startswith("sein") and word[4:] in _OWN:
        return {"f": "ihr" + word[4:], "n": word, "p": "ihr" + word[4:]}
    return _PERSONAL.get(word)


def _one(token: Token, others: Callable[[str], dict[str, str] | None]) -> Pronoun | None:
    word = plain(token.text, token.sign).lower()
    found = others(word)
    if found and token.sign and parts(token.text)[1] != found["f"]:  # seine:n belongs to a noun of its own
        return None
    return Pronoun(token, token, word, found) if found else None


def _both(tokens: Sequence[Token], at: int, others: Callable[[str], dict[str, str] | None]) -> Pronoun | None:
    """`ihr oder sein`, `er/sie`: both genders are there already."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("oder", "/"):
        return None
    one, other = tokens[at].text.lower(), tokens[at + 2].text.lower()
    for masculine, feminine in ((one, other), (other, one)):
        found = others(masculine)
        if found and found["f"] == feminine:
            return Pronoun(tokens[at], tokens[at + 2], masculine, found)
    return None


def _owns_person(tokens: Sequence[Token], at: int, pronoun: Pronoun) -> bool:
    """Whether sein stands before one other person, with whose noun it is changed ("seinen Berater")."""
    article = determiner(pronoun.masculine)
    if article is None:
        return False
    noun = next((token for token in tokens[at + 1 : at + 4] if token.kind == "word" and token.is_capital), None)
    if noun and noun.sign:
        return not pronoun.is_inclusive and not parts(noun.text)[1].lower().startswith("inn")
    found = readings(noun.text) if noun else ()
    return any(
        (case, one.gender) in article.cells
        for one in found
        if one.entry.cls != "epi"
        for case, number, _ in one.cells
        if number == "s"
    )


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


def _is_genitive(tokens: Sequence[Token], at: int, noun: int) -> bool:
    """Whether the article is a genitive, its noun part of another phrase: des, or der right after the noun."""
    article = determiner(tokens[at].text)
    if at == noun + 1 and any(case == "G" for case, _ in article.cells):
        return True
    return {case for case, gender in article.cells if gender == "m"} == {"G"}
