"""Neutral wordings of a phrase: fixed nouns, participles, alle for jeder, a collective as advice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from coopcms.language.agreement import Change, capital, in_gender
from coopcms.language.determiners import adjective, determiner, strength_after
from coopcms.language.forms import ENDINGS, genitive, plural_dative
from coopcms.language.lexicon import Neutral
from coopcms.language.phrase import Phrase
from coopcms.language.readings import joined
from coopcms.language.tokens import Token

COLLECTIVE = "Sammelwort: Verb im Singular."
EVERYONE = "„alle“ steht mit dem Verb im Plural."
EVERYONE_READS = "„alle“ mit dem Verb im Plural: bitte den Satz noch einmal lesen."
_EACH = frozenset(("jed", "jedwed"))
_PLURAL_VERB = {
    "ist": "sind", "hat": "haben", "kann": "können", "darf": "dürfen", "muss": "müssen", "soll": "sollen",
    "will": "wollen", "wird": "werden",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """Changes to article, adjectives and noun, and the gender of the new noun (p: plural)."""

    changes: tuple[Change, ...]
    gender: str
    noun: str
    needs_rephrase: bool = False
    advice: str = ""


def wordings(tokens: Sequence[Token], phrase: Phrase) -> Iterator[Wording]:
    """All neutral wordings, the best first; those that change the number come last."""
    if phrase.number == "p":
        yield from (_plural(tokens, phrase, one) for one in plurals(phrase))
        yield from (_collective(tokens, phrase, one) for one in _collectives(phrase))
        return
    attribute = phrase.kind != "none" or phrase.left.adjectives or _follows_als(tokens, phrase)
    yield from (_singular(tokens, phrase, one) for one in singulars(phrase) if attribute or " " not in one.text)
    if phrase.left.article and phrase.left.article.lemma in _EACH and phrase.det is not None:
        yield from (_everyone(tokens, phrase, one) for one in plurals(phrase))


def _follows_als(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether it is "als Teilnehmer": only after als a bare singular may take an adjective ("als teilnehmende …")."""
    return phrase.first > 0 and tokens[phrase.first - 1].text.lower() == "als"


def plurals(phrase: Phrase) -> Iterator[Neutral]:
    """The neutral plurals of the lexicon that go with the modifier."""
    entry = phrase.reading.entry
    people = [Neutral(one, "pl") for one in entry.pl.split("|") if one.endswith("leute")]
    seen = {one.text for one in entry.neutral_pl}
    yield from (_with_modifier(phrase, one) for one in entry.neutral_pl)
    yield from (_with_modifier(phrase, one) for one in people if one.text not in seen)


def singulars(phrase: Phrase) -> Iterator[Neutral]:
    """The neutral singulars of the lexicon; one with an adjective takes no modifier."""
    for one in phrase.reading.entry.neutral_sg:
        if not (phrase.reading.modifier and " " in one.text):
            yield _with_modifier(phrase, one)


def noun_form(phrase: Phrase, one: Neutral) -> str:
    """The neutral noun in the cell of the phrase."""
    if one.kind == "adj":
        return one.text[:-1] + ENDINGS[strength_after(phrase.kind), "p"][phrase.case]
    if one.kind == "pl":
        return plural_dative(one.text) if phrase.case == "D" else one.text
    *adjectives, noun = one.text.split(" ")
    if phrase.case == "G" and one.kind in "mn":
        noun = genitive(noun)
    strength = strength_after(phrase.kind)
    return " ".join([*(adjective(word, one.kind, phrase.case, strength) for word in adjectives), noun])


def _with_modifier(phrase: Phrase, one: Neutral) -> Neutral:
    return Neutral(joined(phrase.reading.modifier, one.text), one.kind)


def _noun(tokens: Sequence[Token], phrase: Phrase, text: str) -> Change:
    first = tokens[phrase.noun if phrase.opens is None else phrase.opens]
    begins = phrase.first in (phrase.noun, phrase.opens) and _begins_sentence(tokens, phrase.first)
    return Change(first.start, tokens[phrase.noun].end, capital(text, "A") if begins else text)


def _begins_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].sentence != tokens[at].sentence


def _plural(tokens: Sequence[Token], phrase: Phrase, one: Neutral) -> Wording:
    text = noun_form(phrase, one)
    return Wording((_noun(tokens, phrase, text),), "p", text)


def _singular(tokens: Sequence[Token], phrase: Phrase, one: Neutral) -> Wording:
    text = noun_form(phrase, one)
    if phrase.shared and phrase.det is None and phrase.left.article:
        text = f"{phrase.left.article.form(phrase.case, one.kind)} {text}".lstrip()
    return Wording((*in_gender(tokens, phrase, one.kind), _noun(tokens, phrase, text)), one.kind, text)


def _collectives(phrase: Phrase) -> tuple[Neutral, ...]:
    left = phrase.left
    plain = not (phrase.reading.modifier or left.numeral or left.adjectives or phrase.joined)
    known = left.article is None or left.article.kind != "none"
    return phrase.reading.entry.collective if plain and known else ()


def _collective(tokens: Sequence[Token], phrase: Phrase, one: Neutral) -> Wording:
    changes = []
    if phrase.det is not None:
        first = tokens[phrase.det]
        its = phrase.left.article if phrase.left.article.lemma not in ("all", "beid") else determiner("die")
        article = its.form(phrase.case, one.kind) or first.text
        changes.append(Change(first.start, first.end, capital(article, first.text)))
    text = noun_form(phrase, one)
    return Wording((*changes, _noun(tokens, phrase, text)), one.kind, text, True, COLLECTIVE)


def _everyone(tokens: Sequence[Token], phrase: Phrase, one: Neutral) -> Wording:
    """alle + plural for jeder + singular."""
    first = tokens[phrase.det]
    everyone = determiner("alle").form(phrase.case, "p")
    words = [Change(*tokens[at][:2], adjective(tokens[at].text, "p", phrase.case, "weak")) for at in phrase.adjectives]
    text = noun_form(phrase, one)
    verb = _verb(tokens, phrase) if phrase.case == "N" else []
    changes = (
        Change(first.start, first.end, capital(everyone, first.text)),
        *words,
        _noun(tokens, phrase, text),
        *verb,
    )
    return Wording(changes, "p", text, True, EVERYONE_READS if verb or phrase.case != "N" else EVERYONE)


def _verb(tokens: Sequence[Token], phrase: Phrase) -> list[Change]:
    """The finite verb in the plural where it is a known one of the noun's own clause."""
    sentence = tokens[phrase.noun].sentence
    clause = takewhile(lambda one: one.kind != "punct" and one.sentence == sentence, tokens[phrase.noun + 1 :])
    around = [*tokens[max(phrase.first - 1, 0) : phrase.first], *clause]
    verb = next((one for one in around if one.text.lower() in _PLURAL_VERB), None)
    return [Change(verb.start, verb.end, capital(_PLURAL_VERB[verb.text.lower()], verb.text))] if verb else []
