"""Why a word is a finding or not: its forms and proposals, and the rule that decided at each place of a text."""

from typing import NamedTuple

from coopcms.language import forms, readings
from coopcms.language.judge import judge
from coopcms.language.lexicon import stops
from coopcms.language.profile import DEFAULT, Profile
from coopcms.language.reading import read
from coopcms.language.reasons import reason, reasons
from coopcms.language.rules_compounds import established, modifier


class Decision(NamedTuple):
    """What was decided for one word, clean words included."""

    start: int
    end: int
    surface: str
    rule: str
    weight: str
    title: str
    reason: str


class Word(NamedTuple):
    """How the lexicon reads a word: lemma, class, feminine, sign form, neutral wordings, flags."""

    surface: str
    lemma: str
    head: str
    cls: str
    gender: str
    feminine: str
    signed: str
    neutral: tuple[str, ...]
    flags: tuple[str, ...]


def decisions(text: str, profile: Profile = DEFAULT) -> list[Decision]:
    """Every word that was looked at, with the rule that decided, in the order of the text."""
    whole = read(text, profile)
    found = []
    for judged in judge(whole.passages, profile):
        tokens = judged.text.tokens
        start, end = whole.source.span(tokens[judged.first].start, tokens[judged.last].end)
        surface, rule = whole.source.given[start:end], judged.verdict.rule
        why = reason(rule, surface)
        found.append(Decision(start, end, surface, rule, judged.verdict.weight, reasons()[rule].title, why))
    return found


def word(surface: str) -> list[Word]:
    """All readings of a word as a person noun; empty where it has none."""
    return [_told(surface, one) for one in readings.readings(surface)]


def _told(surface: str, one: readings.Reading) -> Word:
    entry = one.entry
    stem = one.sign_stem
    neutral = tuple(wording.text for wording in (*entry.neutral_sg, *entry.neutral_pl, *entry.collective))
    female = readings.joined(one.modifier, forms.feminine(entry)) if forms.feminine(entry) else ""
    signed = f"{stem}:in" if stem else ""
    return Word(
        surface, one.lemma, entry.lemma, entry.cls, one.gender, female, signed, neutral, tuple(sorted(entry.flags))
    )


def why_no_reading(surface: str) -> str:
    """One German sentence on a word that is no person noun for the engine."""
    if surface in stops():
        return f"„{surface}“ steht in der Liste der Wörter, die keine Person meinen."
    if readings.is_thing(surface):
        return f"„{surface}“ meint ein Gerät oder eine Sache."
    filed = established(surface)
    if filed is not None:
        return f"„{surface}“ ist ein feststehendes Wort." if not filed else f"„{surface}“: besser „{filed}“."
    if modifier(surface):
        return f"Im Wort „{surface}“ steckt „{modifier(surface)}“; die Zusammensetzung ist ein Hinweis, kein Fund."
    return f"„{surface}“ steht nicht im Verzeichnis der Personenbezeichnungen und wird deshalb nie gemeldet."
