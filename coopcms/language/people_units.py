"""A passage as units to be compared: a person noun with its article and adjectives is one, whatever its form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from coopcms.language import lexicon
from coopcms.language.determiners import CONTRACTIONS, Determiner, adjective_stem, determiner, strength_after
from coopcms.language.left import Left, look_left
from coopcms.language.normal import normal_words
from coopcms.language.readings import Reading, readings
from coopcms.language.signs import both_genders, parts, plain
from coopcms.language.tokens import Token, tokens
from coopcms.language.typography import folded

MEN, WOMEN, ALL, NEUTRAL = "men", "women", "all", "neutral"  # who is meant by a form: ALL has a sign or is a pair
_JOINTS = {"p": ("und", "/", ",", "sowie"), "s": ("oder", "/")}  # "Lehrer oder Lehrerinnen" are not all of them
_BARE = ("", "", (), ())  # a phrase of nothing but its noun
_TITLES = frozenset(("herr", "herrn", "frau", "dr", "prof", "familie"))
_SINGLE_AFTER = frozenset(  # behind these a bare noun says what one person is
    ("als", "wie", "bin", "bist", "ist", "war", "sei", "wäre", "werde", "wird", "wurde", "bleibt", "blieb")
)
_PERSONAL = {"er": "sie", "ihm": "ihr", "ihn": "sie", "dessen": "deren"}
_OWN = {"sein" + end: "ihr" + end for end in ("", "e", "em", "en", "er", "es")}
_REACH = 6  # tokens between the halves of a pair


class Sense(NamedTuple):
    """One way to read a noun: its lemma, case, number and who is meant."""

    lemma: str
    case: str
    number: str
    who: str


@dataclass(frozen=True, slots=True)
class Unit:
    """text[start:end]; of a phrase `frame` is all but article, adjectives' endings and noun, which `senses` read."""

    start: int
    end: int
    words: tuple[str, ...]
    frame: tuple = ()
    senses: frozenset[Sense] = frozenset()


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
    inside = {at for place in found.values() for at in range(place.first, place.last + 1)}
    for at in range(len(every)):
        place = None if at in inside else _pronoun(every, at)
        if place and inside.isdisjoint(range(at, place.last + 1)):
            found[at] = place
    yield from (found[first] for first in sorted(found))


def _phrase(every: Sequence[Token], noun: int) -> _Place | None:
    left = look_left(every, noun)
    senses = _senses(every, noun, left)
    if not senses or (noun and _is_name(every[noun - 1])):
        return None
    first = min(part for part in (left.det, *left.adjectives, noun) if part is not None)
    words = tuple(folded(token.text) for token in every[first : noun + 1])
    frame = _frame(every, left, (first, noun))
    return _Place(first, noun, Unit(every[first].start, every[noun].end, words, frame, senses))


def _frame(every: Sequence[Token], left: Left, at: tuple[int, int]) -> tuple:
    """Article and adjectives without what depends on gender, and what else stands between them and the noun."""
    first, noun = at
    det = range(left.det, left.det_last + 1) if left.det is not None else ()
    rest = [folded(every[k].text) for k in range(first, noun) if k not in det and k not in left.adjectives]
    stems = [adjective_stem(plain(every[k].text, every[k].sign)).lower() for k in left.adjectives]
    before = plain(every[left.det].text, every[left.det].sign).lower() if det else ""
    article = left.article.lemma if left.article and det else ""
    return CONTRACTIONS.get(before, ("",))[0], article, tuple(stems), tuple(rest)


def _is_name(before: Token) -> bool:
    return before.text.lower() in _TITLES or before.text in lexicon.first_names()


def _senses(every: Sequence[Token], noun: int, left: Left) -> frozenset[Sense]:
    token, article = every[noun], left.article if left.det is not None else None
    signed = left.det is not None and (left.det != left.det_last or bool(every[left.det_last].sign))
    if token.sign:
        found = _of_sign(token.text)
    elif token.is_capital:
        found = [sense for one in readings(token.text) for sense in _of_reading(one, article, token.text, signed)]
    else:
        return frozenset()
    if left.det is None and not left.adjectives and noun and every[noun - 1].text.lower() in _SINGLE_AFTER:
        found = [one for one in found if one.number == "s"]
    return frozenset(one for one in found if article is None or _agrees(one, article, signed))


def _agrees(sense: Sense, article: Determiner, signed: bool) -> bool:
    """Whether the article can stand before the noun in this sense."""
    genders = "p" if sense.number == "p" else "f" if sense.who == WOMEN else "m"
    if sense.who == ALL and sense.number == "s" and not signed:
        genders = "mf"  # die Mitarbeiter:in
    return any((sense.case, gender) in article.cells for gender in genders)


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
    if one.entry.cls == "epi" or one.thing:
        return
    adjectival = one.entry.cls == "adj" or (one.entry.cls == "beamt" and one.gender == "m")
    strength = strength_after(article.kind if article else "none")
    for case, number, its in one.cells:
        if adjectival and number == "s" and (its != strength or (article is None and one.gender == "f")):
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
    if not senses or its.frame not in (mine.frame, _BARE):
        return None
    words = (*mine.words, folded(every[one + 1].text), *its.words)
    return _Place(first.first, other, Unit(mine.start, its.end, words, mine.frame, senses))


def _of_both(mine: frozenset[Sense], its: frozenset[Sense]) -> frozenset[Sense]:
    """What the man's and the woman's noun can be together."""
    pairs = ((a, b) for a in mine for b in its if {a.who, b.who} == {MEN, WOMEN})
    same = (a for a, b in pairs if a.lemma == b.lemma and (a.case, a.number) == (b.case, b.number))
    return frozenset(a._replace(who=ALL) for a in same)


def _pronoun(every: Sequence[Token], at: int) -> _Place | None:
    """A man's pronoun, or one for all with a sign or in two words."""
    token, after = every[at], every[at + 1 : at + 3]
    if len(after) == 2 and after[0].text in ("/", "oder", "und"):
        pair = _pronoun_senses(token.text, after[1].text)
        if pair and (after[0].text != "und" or token.text.lower().startswith("jed")):
            return _placed(every, (at, at + 2), pair)
    senses = _signed_pronoun(*parts(token.text)) if token.sign else _single_pronoun(token.text)
    return _placed(every, (at, at), senses) if senses else None


def _placed(every: Sequence[Token], at: tuple[int, int], senses: frozenset[Sense]) -> _Place:
    some = every[at[0] : at[1] + 1]
    words = tuple(folded(token.text) for token in some)
    return _Place(*at, Unit(some[0].start, some[-1].end, words, ("pronoun",), senses))


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
