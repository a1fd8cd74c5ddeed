"""A passage as units to be compared: a person noun with its article and adjectives is one, whatever its form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from coopcms.language import lexicon
from coopcms.language.cases import decide
from coopcms.language.determiners import CONTRACTIONS, Determiner, adjective_stem, determiner, strength_after
from coopcms.language.left import Left, governed, look_left
from coopcms.language.normal import normal_words
from coopcms.language.people_pronouns import ALL, MEN, NEUTRAL, WOMEN, Sense, pronoun
from coopcms.language.phrase import masculine
from coopcms.language.readings import Reading, readings
from coopcms.language.signs import parts, plain
from coopcms.language.tokens import Token, tokens
from coopcms.language.typography import folded

_JOINTS = {"p": ("und", "/", ",", "sowie"), "s": ("oder", "/")}  # "Lehrer oder Lehrerinnen" are not all of them
_BARE = ("", "", (), ())  # a phrase of nothing but its noun
_TITLES = frozenset(("herr", "herrn", "frau", "dr", "prof", "familie", "&"))
_SINGLE_AFTER = frozenset(  # behind these a bare noun says what one person is
    ("als", "wie", "bin", "bist", "ist", "war", "sei", "wäre", "werde", "wird", "wurde", "bleibt", "blieb")
)
_REACH = 6  # tokens between the halves of a pair


@dataclass(frozen=True, slots=True)
class Unit:
    """text[start:end]; of a phrase `frame` is all but what depends on gender: that are its `forms`, and the noun.

    `forms` are those of the article and of each adjective, several where there is a sign or a pair; `senses` read
    the noun.
    """

    start: int
    end: int
    words: tuple[str, ...]
    frame: tuple = ()
    senses: frozenset[Sense] = frozenset()
    forms: tuple[frozenset[str], ...] = ()


class _Place(NamedTuple):
    """A unit with its first and last token."""

    first: int
    last: int
    unit: Unit


@lru_cache(maxsize=64)
def units(text: str) -> tuple[Unit, ...]:
    """Every word of the text in exactly one unit, in their order."""
    every = tokens(text)
    found: list[Unit] = []
    at = 0
    for first, last, unit in _places(every):
        if first >= at:
            found += [_word(token) for token in every[at:first]]
            found.append(unit)
            at = last + 1
    return (*found, *(_word(token) for token in every[at:]))


def _word(token: Token) -> Unit:
    return Unit(token.start, token.end, (folded(token.text),))


def _places(every: Sequence[Token]) -> Iterator[_Place]:
    """Every phrase around a person noun, and every pronoun outside them, in their order."""
    found: dict[int, _Place] = {}
    for at, token in enumerate(every):
        place = _pair(every, at) or _phrase(every, at) if token.kind == "word" else None
        if place:
            found[place.first] = max(place, found.get(place.first, place), key=lambda one: one.last)
    _tell_men_from_women(every, found)
    inside = {at for place in found.values() for at in range(place.first, place.last + 1)}
    for at in range(len(every)):
        one = None if at in inside else pronoun(every, at)
        if one and inside.isdisjoint(range(at, one.last + 1)):
            found[at] = _placed(every, (at, one.last), one.senses)
    yield from (found[first] for first in sorted(found))


def _tell_men_from_women(every: Sequence[Token], found: dict[int, _Place]) -> None:
    """Where a sentence speaks of Lehrerinnen by themselves, its Lehrer are men: no other form says the same."""
    women = {
        (every[place.first].sentence, sense.lemma)
        for place in found.values()
        for sense in place.unit.senses
        if sense.who == WOMEN
    }
    for at, place in found.items():
        sentence, senses = every[place.first].sentence, place.unit.senses
        if any(sense.who == MEN and (sentence, sense.lemma) in women for sense in senses):
            found[at] = place._replace(unit=replace(place.unit, senses=frozenset()))


def _phrase(every: Sequence[Token], noun: int) -> _Place | None:
    left = look_left(every, noun)
    senses = _senses(every, noun, left)
    if not senses or _is_named(every, noun, left):
        return None
    first = min(part for part in (left.det, *left.adjectives, noun) if part is not None)
    words = tuple(folded(token.text) for token in every[first : noun + 1])
    frame, forms = _frame(every, left, (first, noun)), _forms(every, left)
    return _Place(first, noun, Unit(every[first].start, every[noun].end, words, frame, senses, forms))


def _frame(every: Sequence[Token], left: Left, at: tuple[int, int]) -> tuple:
    """Article and adjectives without what depends on gender, and what else stands between them and the noun."""
    first, noun = at
    det = range(left.det, left.det_last + 1) if left.det is not None else ()
    rest = [folded(every[k].text) for k in range(first, noun) if k not in det and k not in left.adjectives]
    stems = [adjective_stem(plain(every[k].text, every[k].sign)).lower() for k in left.adjectives]
    before = plain(every[left.det].text, every[left.det].sign).lower() if det else ""
    article = left.article.lemma if left.article and det else ""
    return CONTRACTIONS.get(before, ("",))[0], article, tuple(stems), tuple(rest)


def _forms(every: Sequence[Token], left: Left) -> tuple[frozenset[str], ...]:
    """How article and adjectives are written; a form with a sign stands for two."""
    det = range(left.det, left.det_last + 1) if left.det is not None else ()
    article = frozenset(form for k in det if every[k].kind == "word" for form in _written(every[k]))
    return article - {"oder", "und"}, *(_written(every[k]) for k in left.adjectives)


def _written(token: Token) -> frozenset[str]:
    """`eine:n` is eine and einen, `der:die` is der and die."""
    base, ending = (part.lower() for part in parts(token.text)) if token.sign else ("", "")
    if not base:
        return frozenset((token.text.lower(),))
    whole = determiner(ending) is not None and len(ending) > 2 or ending in ("zur", "zum")
    return frozenset((base, ending if whole else base + ending))


def _is_named(every: Sequence[Token], noun: int, left: Left) -> bool:
    """Whether it is a name, or the title of somebody who is named behind it."""
    before, after = every[noun - 1] if noun else None, every[noun + 1] if noun + 1 < len(every) else None
    if before and (before.text.lower() in _TITLES or before.text in lexicon.first_names()):
        return True
    if left.det is None and not left.adjectives and before and _is_inside(every, noun - 1) and before.is_capital:
        return True  # "die Kanzlei Richter"
    return bool(after and after.kind == "word" and after.is_capital and after.sentence == every[noun].sentence)


def _is_inside(every: Sequence[Token], at: int) -> bool:
    """Whether a word of the same sentence stands before it, so that its capital means something."""
    return at > 0 and every[at - 1].sentence == every[at].sentence and every[at - 1].kind != "punct"


def _senses(every: Sequence[Token], noun: int, left: Left) -> frozenset[Sense]:
    token, article = every[noun], left.article if left.det is not None else None
    signed = left.det is not None and (left.det != left.det_last or bool(every[left.det_last].sign))
    if token.sign:
        found = _of_sign(token.text)
    elif token.is_capital:
        found = [sense for one in readings(token.text) for sense in _of_reading(one, article, token.text, signed)]
        found = _as_it_stands(every, noun, left, found)
    else:
        return frozenset()
    if left.det is None:
        found = _in_number(found, "s" if noun and every[noun - 1].text.lower() in _SINGLE_AFTER else "p")
    if left.numeral:
        found = [one for one in found if one.number == "p"]
    asked = governed(every, left)
    found = [one for one in found if not asked or one.case in asked]
    return frozenset(one for one in found if article is None or _agrees(one, article, signed))


def _as_it_stands(every: Sequence[Token], noun: int, left: Left, found: list[Sense]) -> list[Sense]:
    """Of a form that can be one or several what it is in its sentence: "Der Kunde" opens one, no genitive."""
    known = masculine(every[noun].text) if left.det is not None else None
    number = decide(every, noun, known, left).number if known else ""
    return [one for one in found if number in ("", one.number)]


def _in_number(found: list[Sense], number: str) -> list[Sense]:
    """Without an article a noun is read as several people where it can be, as one behind `als` and `ist`."""
    fitting = [one for one in found if one.number == number]
    return fitting if number == "s" else fitting or found


def _agrees(sense: Sense, article: Determiner, signed: bool) -> bool:
    """Whether the article can stand before the noun in this sense."""
    if sense.number == "p":
        return (sense.case, "p") in article.cells
    if sense.who == ALL and not signed:  # "der Mitarbeiter:in" is somebody's slip
        return {(sense.case, "m"), (sense.case, "f")} <= article.cells
    return (sense.case, "f" if sense.who == WOMEN else "m") in article.cells


def _of_sign(text: str) -> list[Sense]:
    stem, ending = parts(text)
    number = {"in": "s", "innen": "p", "inn)en": "p"}.get(ending.lower(), "")
    if number:
        known = [one for one in readings(stem + "in") if one.gender == "f"]
        known = known or [one for one in readings(stem) if one.gender == "m" and one.sign_stem]
    else:
        known = [one for one in readings(stem) if one.entry.cls == "adj"] if ending in ("r", "n", "m") else []
    return [Sense(one.lemma.lower(), case, number or "s", ALL) for one in known for case in "NGDA"]


def _of_reading(one: Reading, article: Determiner | None, text: str, signed: bool) -> Iterator[Sense]:
    adjectival = one.entry.cls == "adj" or (one.entry.cls == "beamt" and one.gender == "m")
    if one.entry.cls == "epi" or one.thing or (signed and one.entry.cls != "adj"):  # "der:die Lehrer" is a slip
        return
    strength = strength_after(article.kind if article else "none")
    for case, number, its in one.cells:
        if adjectival and (its != strength or (number == "s" and article is None and one.gender == "f")):
            continue  # "Mitarbeitende" alone are several
        who = MEN if one.gender == "m" else WOMEN
        if one.entry.cls == "adj":
            who = NEUTRAL if number == "p" else ALL if signed else who
        for lemma in _lemmas(one, text) if one.entry.cls == "adj" else (one.lemma.lower(),):
            yield Sense(lemma, case, number, who)


def _lemmas(one: Reading, text: str) -> set[str]:
    """Its own lemma, and that of the noun it stands for: Studierende are Studenten."""
    other = "-".join(normal_words(text))
    return {one.lemma.lower()} if other == text.lower() else {one.lemma.lower(), other}


def _pair(every: Sequence[Token], one: int) -> _Place | None:
    """`Lehrerinnen und Lehrer`, `der Lehrer oder die Lehrerin`: both halves as one, read as the man's noun."""
    joint = one + 1
    if joint >= len(every) or not every[one].is_capital or every[one].sign:
        return None
    numbers = {number for number, joints in _JOINTS.items() if every[joint].text in joints}
    others = range(joint + 1, min(joint + _REACH, len(every))) if numbers else ()
    found = (_joined(every, one, other) for other in others if every[other].is_capital and not every[other].sign)
    return next((place for place in found if place and {sense.number for sense in place.unit.senses} <= numbers), None)


def _joined(every: Sequence[Token], one: int, other: int) -> _Place | None:
    first, second = _phrase(every, one), _phrase(every, other)
    if first is None or second is None or second.first != one + 2:
        return None
    mine, its = first.unit, second.unit
    senses = _of_both(mine.senses, its.senses)
    shares = its.frame == _BARE and {sense.number for sense in senses} == {"p"}  # "die Lehrerinnen und Lehrer"
    if not senses or not (shares or its.frame == mine.frame):
        return None
    words = (*mine.words, folded(every[one + 1].text), *its.words)
    forms = mine.forms if shares else tuple(a | b for a, b in zip(mine.forms, its.forms, strict=True))
    return _Place(first.first, other, Unit(mine.start, its.end, words, mine.frame, senses, forms))


def _of_both(mine: frozenset[Sense], its: frozenset[Sense]) -> frozenset[Sense]:
    """What the man's and the woman's noun can be together."""
    pairs = ((a, b) for a in mine for b in its if {a.who, b.who} == {MEN, WOMEN})
    same = (a for a, b in pairs if a.lemma == b.lemma and (a.case, a.number) == (b.case, b.number))
    return frozenset(a._replace(who=ALL) for a in same)


def _placed(every: Sequence[Token], at: tuple[int, int], senses: frozenset[Sense]) -> _Place:
    some = every[at[0] : at[1] + 1]
    words = tuple(folded(token.text) for token in some)
    return _Place(*at, Unit(some[0].start, some[-1].end, words, ("pronoun",), senses))
