"""The house's own words: which entry of its glossary speaks of a noun, and what is put in its place."""

import re
from collections.abc import Iterator

from coopcms.language.agreement import Change, in_gender
from coopcms.language.determiners import strength_after
from coopcms.language.findings import Style
from coopcms.language.forms import ending, genitive, plural_dative
from coopcms.language.judge import GLOSSARY, Judged
from coopcms.language.phrase import Phrase
from coopcms.language.prepositions import governs
from coopcms.language.profile import GlossaryEntry, Profile, glossary_entry
from coopcms.language.readings import readings
from coopcms.language.render import Rendering

SURE = 0.95
_REPLACED = frozenset(("GM01", "GM02", "GM05", "GM06", "GH02", "GH03", "GH05", "GH06", "GH07", GLOSSARY))
_NOUN = re.compile(r"(?<![\w:*/-])[A-ZÄÖÜ][\w-]+(?![\w:*/-])")
_PLURAL = ("innen", "nde", "leute", "kräfte", "personen")
_FEMININE = ("person", "kraft", "schaft", "stelle", "ung", "heit", "keit", "in")
_NEUTER = ("mitglied", "team", "personal", "gremium")


def entry_of(judged: Judged, profile: Profile) -> GlossaryEntry | None:
    """The entry for the noun of a verdict, or for its head."""
    spoken = judged.candidate is not None and judged.verdict.rule in _REPLACED
    return glossary_entry(profile, judged.candidate.reading) if spoken else None


def rendering(judged: Judged, profile: Profile, style: Style) -> Rendering | None:
    """The house's word for the noun, without changes where it does not fit; None where it names none in this style."""
    entry = entry_of(judged, profile)
    if entry is None or entry.lemma != judged.candidate.reading.lemma:
        return None
    known = {its: text for its, text in entry.replacements if its not in profile.forbidden}
    order = (style, "neutral", "pair") if judged.verdict.rule == GLOSSARY else (style,)
    chosen = next((one for one in order if one in known), None)
    return None if chosen is None else Rendering(chosen, tuple(_changes(judged, known[chosen])), SURE)


def _changes(judged: Judged, text: str) -> Iterator[Change]:
    phrase, tokens = judged.candidate.phrase, judged.text.tokens
    if any(judged.text.shield[phrase.first : judged.last + 1]) or phrase.shared:
        return
    attributes = phrase.det is not None or phrase.left.adjectives or phrase.left.numeral
    if phrase.number not in _numbers(text):
        if attributes or phrase.number == "s" or phrase.case == "N":
            return
    elif phrase.number == "s" and attributes:
        gender = _gender(text)
        if not gender:
            return
        yield from (
            one for one in in_gender(tokens, phrase, gender) if judged.text.plain[one.start : one.end] != one.new
        )
    token = tokens[judged.last]
    yield Change(token.start, token.end, _in_case(text, phrase))


def _head(text: str) -> str:
    """The part before a preposition: `Menschen` of `Menschen mit Behinderung`."""
    words = text.split(" ")
    return " ".join(words[: next((at for at, word in enumerate(words) if governs(word)), len(words))])


def _numbers(text: str) -> set[str]:
    """Whether a wording is a singular, a plural, or may be both."""
    head = _head(text)
    last = head.rpartition(" ")[2]
    if " und " in head or last.lower().endswith(_PLURAL[:1]):
        return {"p"}
    known = {number for one in readings(last) for case, number, _ in one.cells if case == "N"}
    return known or {"p" if last.lower().endswith(_PLURAL) else "s"}


def _gender(text: str) -> str:
    """The gender of a singular wording; empty where it cannot be told."""
    noun = _head(text).rpartition(" ")[2].lower()
    if noun.endswith(_NEUTER):
        return "n"
    return "f" if noun.endswith(_FEMININE) else ""


def _in_case(text: str, phrase: Phrase) -> str:
    """The wording, which is given in the nominative, in the case of the phrase."""
    head = _head(text)
    return _NOUN.sub(lambda match: _inflected(match[0], phrase), head) + text[len(head) :]


def _inflected(noun: str, phrase: Phrase) -> str:
    if noun.endswith("nde") or any(one.entry.cls == "adj" for one in readings(noun)):
        return noun[:-1] + ending(phrase.case, phrase.number, "m", strength_after(phrase.kind))
    if phrase.number == "p" and phrase.case == "D" and "p" in _numbers(noun):
        return plural_dative(noun)
    is_neuter = phrase.number == "s" and _gender(noun) == "n"
    return genitive(noun) if is_neuter and phrase.case == "G" else noun
