"""Existing inclusive forms read as phrases, so that they can be written in another style."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from coopcms.language import cases
from coopcms.language.left import Left, look_left
from coopcms.language.left_words import JOINS
from coopcms.language.phrase import Phrase
from coopcms.language.phrase import masculine as masculine_of
from coopcms.language.readings import Reading, readings
from coopcms.language.signs import parts
from coopcms.language.tokens import Token

_NUMBERS = {"in": "s", "In": "s", "innen": "p", "Innen": "p", "inn)en": "p"}


def inclusive_phrase(tokens: Sequence[Token], noun: int, number: str = "") -> Phrase | None:
    """The phrase of a noun with a sign, or of an adjectival noun after one (der:die Angestellte); None for others.

    `number` is that of a form whose ending is wrong.
    """
    reading = _signed(tokens[noun], number) if tokens[noun].sign else _unsigned(tokens, noun)
    if reading is None:
        return None
    left = look_left(tokens, noun)
    place = _joined_place(tokens, noun, left, reading) or cases.decide(tokens, noun, reading, left)
    kind = left.article.kind if left.article else "none"
    sign = tokens[noun].sign or tokens[left.det_last].sign or "/"
    return Phrase(noun, reading, *place, left, kind, sign=sign)


def _joined_place(tokens: Sequence[Token], noun: int, left: Left, reading: Reading) -> cases.Place | None:
    """The cell of the form with a sign that a bare one is joined to ("mit Trainer:innen und Spieler:innen")."""
    bare = left.before == noun - 1 and noun > 1 and tokens[noun - 1].text.lower() in (*JOINS, ",")
    other = tokens[noun - 2] if bare else None
    if other is None or not other.sign or other.sentence != tokens[noun].sentence:
        return None
    first = inclusive_phrase(tokens, noun - 2)
    place = cases.Place(first.case, first.number, first.sure) if first else None
    return place if place and any(cell[:2] == place[:2] for cell in reading.cells) else None


def pair_phrase(tokens: Sequence[Token], one: int, other: int) -> Phrase | None:
    """A feminine and a masculine noun with all between them as one phrase, in either order."""
    opens, noun = sorted((one, other))
    feminine, masculine = _pair_readings(tokens, one, other)
    if feminine is None:
        return None
    adjectival = masculine.entry.cls == "adj"  # whose plural nobody pairs
    numbers = {"s"} if adjectival else {number for _, number, _ in feminine.cells}
    reading = _limited(masculine, numbers)
    if not reading.cells:  # one of "Köchinnen und Koch"
        return None
    left = look_left(tokens, opens)
    place = cases.decide(tokens, noun, reading, left) if numbers == {"p"} else _place(tokens, (noun, opens), reading)
    kind = left.article.kind if left.article else "none"
    return Phrase(noun, reading, *place, left, kind, opens=opens)


def _place(tokens: Sequence[Token], nouns: tuple[int, int], reading: Reading) -> cases.Place:
    """The cell of the masculine half with its own article; of an adjectival pair, of the half that is read surely."""
    left = look_left(tokens, min(nouns))
    found = []
    for at in nouns:
        own = look_left(tokens, at)
        its = _masculine_at(tokens, at, reading)
        if its:
            found.append(cases.decide(tokens, at, its, own if own.article else replace(left, article=None, det=None)))
    return max(found, key=lambda place: place.sure)


def _pair_readings(tokens: Sequence[Token], one: int, other: int) -> tuple[Reading | None, Reading | None]:
    """The feminine and the masculine reading of one lemma."""
    first, second = readings(tokens[one].text), readings(tokens[other].text)
    for feminine, masculine in (*product(first, second), *product(second, first)):
        if (feminine.gender, masculine.gender) == ("f", "m") and feminine.entry is masculine.entry:
            return feminine, masculine
    return None, None


def _masculine_at(tokens: Sequence[Token], at: int, reading: Reading) -> Reading | None:
    """The masculine reading of the noun there, in the number of the pair."""
    numbers = {number for _, number, _ in reading.cells}
    found = (one for one in readings(tokens[at].text) if one.gender == "m" and one.entry is reading.entry)
    return next((_limited(one, numbers) for one in found), None)


def _signed(token: Token, number: str) -> Reading | None:
    stem, ending = parts(token.text)
    number = number or _NUMBERS.get(ending, "")
    if not number:
        return _adjectival(stem, ending)
    found = next((one for one in readings(stem + "in") if one.gender == "f"), None) or next(
        (one for one in readings(stem) if one.gender == "m" and one.sign_stem), None
    )
    return _in_number(found, number) if found else None


def _adjectival(stem: str, ending: str) -> Reading | None:
    """`Angestellte:r`, `Vorsitzende:n`: one person."""
    found = next((one for one in readings(stem) if one.entry.cls == "adj" and one.gender == "m"), None)
    return _in_number(found, "s") if found and ending in ("r", "n", "m", "er", "en") else None


def _unsigned(tokens: Sequence[Token], noun: int) -> Reading | None:
    left = look_left(tokens, noun)
    if left.det is None or not (tokens[left.det_last].sign or left.det != left.det_last):
        return None
    found = next(
        (one for one in readings(tokens[noun].text) if one.entry.cls == "adj"), masculine_of(tokens[noun].text)
    )
    return _in_number(found, "s") if found else None


def _in_number(reading: Reading, number: str) -> Reading:
    """The masculine of the same word in every case of that number."""
    strengths = ("weak", "mixed", "strong") if reading.entry.cls in ("adj", "beamt") else ("",)
    cells = frozenset((case, number, strength) for case in "NGDA" for strength in strengths)
    return replace(reading, gender="m", cells=cells)


def _limited(reading: Reading, numbers: set[str]) -> Reading:
    return replace(reading, cells=frozenset(cell for cell in reading.cells if cell[1] in numbers))
