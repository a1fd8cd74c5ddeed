"""Pronouns of one person: a man's, and those for all in one word with a sign or in two."""

from collections.abc import Sequence
from typing import NamedTuple

from coopcms.language.determiners import adjective_stem, determiner
from coopcms.language.signs import both_genders, parts
from coopcms.language.tokens import Token

MEN, WOMEN, ALL, NEUTRAL = "men", "women", "all", "neutral"  # who is meant by a form: ALL has a sign or is a pair
_PERSONAL = {"er": "sie", "ihm": "ihr", "ihn": "sie", "dessen": "deren"}
_OWN = {"sein" + end: "ihr" + end for end in ("", "e", "em", "en", "er", "es")}


class Sense(NamedTuple):
    """One way to read a noun or pronoun: its lemma, case, number and who is meant."""

    lemma: str
    case: str
    number: str
    who: str


class Pronoun(NamedTuple):
    """Its last token, and what it can mean."""

    last: int
    senses: frozenset[Sense]


def pronoun(every: Sequence[Token], at: int) -> Pronoun | None:
    """A man's pronoun, or one for all with a sign or in two words; None for what may be the article of a thing."""
    token, after = every[at], every[at + 1 : at + 3]
    last, senses = at, _signed_pronoun(*parts(token.text)) if token.sign else _single_pronoun(token.text)
    if len(after) == 2 and after[0].text in ("/", "oder", "und"):
        pair = _pronoun_senses(token.text, after[1].text)
        if pair and (after[0].text != "und" or token.text.lower().startswith("jed")):
            last, senses = at + 2, pair
    return Pronoun(last, senses) if senses and _stands_for_somebody(every, (at, last), senses) else None


def _stands_for_somebody(every: Sequence[Token], at: tuple[int, int], senses: frozenset[Sense]) -> bool:
    """Whether it is no article of a thing: relative behind a comma, possessive before a noun, `jeder` by itself."""
    lemma = next(iter(senses)).lemma
    after = [token for token in every[at[1] + 1 : at[1] + 3] if token.sentence == every[at[0]].sentence]
    if lemma in _OWN:
        return bool(after) and after[0].kind == "word"
    if lemma in ("der", "dessen"):
        return any(token.text == "," for token in every[max(0, at[0] - 2) : at[0]])
    if lemma in ("jed", "kein"):
        likely = [token.is_capital for token in after]
        return bool(after) and not likely[0] and not (likely[-1] and adjective_stem(after[0].text))
    return lemma in _PERSONAL


def _signed_pronoun(base: str, ending: str) -> frozenset[Sense]:
    pairs = (base, ending), (base + ending, base), (base, base + ending), (base[:-1] + ending, base)
    return next(filter(None, (_pronoun_senses(*pair) for pair in pairs)), frozenset())


def _pronoun_senses(one: str, other: str) -> frozenset[Sense]:
    """Of `er` and `sie`, `der` and `die`, `jeder` and `jede`, in either order."""
    for man, woman in ((one.lower(), other.lower()), (other.lower(), one.lower())):
        if (_PERSONAL | _OWN).get(man) == woman:
            return frozenset({Sense(man, "", "s", ALL)})
        both = both_genders(man, woman)
        if both and both.kind != "none":
            return frozenset(Sense(both.lemma, case, "s", ALL) for case, _ in both.cells)
    return frozenset()


def _single_pronoun(text: str) -> frozenset[Sense]:
    if text.lower() in _PERSONAL or text.lower() in _OWN:
        return frozenset({Sense(text.lower(), "", "s", MEN)})
    found = determiner(text)
    cells = found.cells if found and found.kind != "none" else ()
    return frozenset(Sense(found.lemma, case, "s", MEN) for case, gender in cells if gender == "m")
