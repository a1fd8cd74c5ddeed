"""The decision list: a word that could be a generic masculine gets one verdict; the first rule that speaks decides."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from coopcms.language import (
    rules_compounds,
    rules_equated,
    rules_fixed,
    rules_form,
    rules_men,
    rules_named,
    rules_names,
    rules_pronouns,
    rules_scenes,
    rules_surnames,
    rules_things,
    rules_unknown,
    rules_words,
)
from coopcms.language.names import first_name_gender
from coopcms.language.passage import Passage
from coopcms.language.people import Named, people
from coopcms.language.profile import GlossaryEntry, Profile, glossary_entry
from coopcms.language.readings import Reading, head_of
from coopcms.language.tokens import tokens
from coopcms.language.verdicts import Candidate, Verdict

RULES: tuple[Callable[[Candidate], Verdict | None], ...] = (
    rules_form.paired,
    rules_surnames.surname,
    rules_words.neutral,
    rules_fixed.code,
    rules_fixed.language,
    rules_fixed.idiom,
    rules_names.mentioned,
    rules_names.body_name,
    rules_names.place,
    rules_fixed.model,
    rules_fixed.newspaper,
    rules_scenes.scene,
    rules_things.thing,
    rules_words.with_all_genders_named,
    rules_words.addressed,
    rules_named.named_person,
    rules_men.man,
    rules_fixed.part,
    rules_fixed.depicted,
    rules_equated.equated,
    rules_things.organisation,
    rules_things.metaphor,
    rules_words.without_feminine,
    rules_words.ending_in_mann,
    rules_words.generic,
)
GLOSSARY = "GL01"
_SHIELDED = {"quote": Verdict("GN02", "note"), "name": Verdict("GN03", "note")}
_CUT = 12  # tokens of a truncated coordination
_CUT_JOINS = ("und", "oder", "sowie", "bzw", ",", "/")
_PREFIXES = frozenset(  # Verkäufer is no Käufer
    ("an", "aus", "auf", "ein", "ent", "mit", "nach", "neben", "unter", "ver", "vor", "zer", "zu", "über")
)
_MEMORY = 2  # sentences a named person is remembered
_NAMES_BEFORE, _NAMES_AFTER = 8, 4  # named people around a word that are looked at


class Judged(NamedTuple):
    """A verdict with the tokens it is about and the reading it took, if it is about a noun."""

    text: Passage
    first: int
    last: int
    verdict: Verdict
    candidate: Candidate | None = None


def judge(passages: list[Passage], profile: Profile) -> Iterator[Judged]:
    """A verdict for every word that was looked at, clean ones included, in the order of the text."""
    return _noting_mixed_signs(_judge_passages(passages, profile))


def _noting_mixed_signs(found: Iterator[Judged]) -> Iterator[Judged]:
    """After the first form with another sign than the first one of the text, a note that says so (SF02)."""
    first, told = "", False
    for judged in found:
        yield judged
        style = "" if told else rules_form.sign_style(judged.text, judged.last)
        if style and style != (first or style):
            told = True
            yield judged._replace(verdict=Verdict("SF02", "note"))
        first = first or style


def _judge_passages(passages: list[Passage], profile: Profile) -> Iterator[Judged]:
    remembered: list[Named] = []
    everybody = [people(text) for text in passages]
    surnames = frozenset(
        name for text, found in zip(passages, everybody, strict=True) for one in found if (name := _surname(text, one))
    )
    for text, found in zip(passages, everybody, strict=True):
        yield from _judge_passage(Candidates(text, found, remembered, profile, surnames))
        if text.tokens:
            last = text.tokens[-1].sentence
            remembered = [one for one in (*remembered, *found) if one.sentence > last - _MEMORY]
            remembered = remembered[-_NAMES_BEFORE:]


def _surname(text: Passage, named: Named) -> str:
    """The last word of a name, where it is more than a first name."""
    word = text.text(named.last)
    return "" if first_name_gender(word) else word


def _judge_passage(all_of: "Candidates") -> Iterator[Judged]:
    text, profile = all_of.text, all_of.profile
    for i, token in enumerate(text.tokens):
        if token.kind != "word":
            continue
        if token.sign:
            verdict = rules_form.signed(text, i, profile)
        elif token.text.lower() in rules_pronouns.PRONOUNS:
            verdict = rules_pronouns.pronoun(text, i, profile.exceptions)
        elif token.is_capital and token.text[-1] not in "-‑":
            yield from _judge_noun(all_of, i)
            continue
        else:
            continue
        if verdict:
            yield Judged(text, i, i, verdict)


class Candidates(NamedTuple):
    """What all candidates of a paragraph share."""

    text: Passage
    people: list[Named]
    before: list[Named]
    profile: Profile
    surnames: frozenset[str]

    def at(self, i: int, reading: Reading) -> Candidate:
        """The candidate for token i."""
        at = bisect_right(self.people, i, key=lambda named: named.first)
        near = self.people[max(0, at - _NAMES_BEFORE) : at + _NAMES_AFTER]
        return Candidate(self.text, i, reading, near, self.profile, self.before, self.surnames)


def _judge_noun(all_of: Candidates, i: int) -> Iterator[Judged]:
    text = all_of.text
    reading = text.person(i) or next((one for one in text.readings(i) if one.entry.cls in ("epi", "adj")), None)
    if reading is None or _reads_feminine(text, i, reading):
        yield from _judge_other(all_of, i)
        return
    candidate = all_of.at(i, reading)
    if text.shield[i]:
        verdict = _SHIELDED.get(text.shield[i], Verdict("protected", "clean"))
    else:
        verdict = next(said for said in (rule(candidate) for rule in RULES) if said)
    yield Judged(text, _first(text, i), i, _by_profile(verdict, candidate), candidate)


def _reads_feminine(text: Passage, i: int, reading: Reading) -> bool:
    return reading.gender == "f" and reading.entry.cls not in ("epi", "adj")


def _judge_other(all_of: Candidates, i: int) -> Iterator[Judged]:
    text = all_of.text
    if text.readings(i) or text.shield[i]:
        return
    verdict = rules_compounds.compound(text.tokens[i].text, all_of.profile.exceptions)
    if verdict is None and all_of.profile.strict:
        verdict = rules_unknown.unknown(text, i, all_of.people)
    if verdict:
        yield Judged(text, i, i, verdict)


def _first(text: Passage, i: int) -> int:
    """A truncated coordination belongs to its last word: `Rad- und Autofahrer`."""
    at = i
    while i - at < _CUT and text.text(at - 1) in _CUT_JOINS and at >= 2 and _is_cut(text, at - 2):
        at -= 2
    return at


def _is_cut(text: Passage, i: int) -> bool:
    token = text.tokens[i]
    return token.kind == "word" and len(token.text) > 2 and token.text[-1] in "-‑" and token.is_capital


def _by_profile(verdict: Verdict, candidate: Candidate) -> Verdict:
    """Exceptions of the house are clean; its glossary may weigh a lemma differently."""
    entry = glossary_entry(candidate.profile, candidate.reading)
    if verdict.rule == "epicene" and entry and entry.replacements and entry.lemma == candidate.reading.lemma:
        verdict = Verdict(GLOSSARY, entry.severity or "hint", 0.95)
    elif verdict.weight not in ("finding", "hint"):
        return verdict
    if _is_exception(candidate) or (entry and _is_written(candidate, entry)):
        return Verdict("exception", "clean")
    return verdict._replace(weight=entry.severity) if entry and entry.severity else verdict


def _is_exception(candidate: Candidate) -> bool:
    """Whether the house names the word, its lemma, or its head (a compound that is filed has one too)."""
    exceptions = candidate.profile.exceptions
    if not exceptions:
        return False
    word = candidate.text.text(candidate.i)
    head = head_of(word)
    heads = {head.entry.lemma} if head and head.modifier.lower() not in _PREFIXES else set()
    return bool(exceptions & {word, candidate.reading.lemma, candidate.reading.entry.lemma, *heads})


def _is_written(candidate: Candidate, entry: GlossaryEntry) -> bool:
    """Whether the text has the house's wording at this word already, in whatever case."""
    for _, wording in entry.replacements:
        words = [one.text.removesuffix("n") for one in tokens(wording)]
        for at in range(len(words)):
            here = range(candidate.i - at, candidate.i - at + len(words))
            if [candidate.text.text(k).removesuffix("n") for k in here] == words:
                return True
    return False
