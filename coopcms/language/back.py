"""Existing inclusive forms read as phrases, so that they can be written in another style."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from coopcms.language import cases
from coopcms.language.left import look_left
from coopcms.language.phrase import Phrase
from coopcms.language.readings import Reading, readings
from coopcms.language.signs import parts
from coopcms.language.tokens import Token

_NUMBERS = {"in": "s", "In": "s", "innen": "p", "Innen": "p", "inn)en": "p"}


def inclusive_phrase(tokens: Sequence[Token], noun: int) -> Phrase | None:
    """The phrase of a noun with a sign, or of an adjectival noun after one (der:die Angestellte); None for others."""
    reading = _signed(tokens[noun]) if tokens[noun].sign else _unsigned(tokens, noun)
    if reading is None:
        return None
    left = look_left(tokens, noun)
    place = cases.decide(tokens, noun, reading, left)
    kind = left.article.kind if left.article else "none"
    sign = tokens[noun].sign or tokens[left.det_last].sign or "/"
    return Phrase(noun, reading, *place, left, kind, sign=sign)


def pair_phrase(tokens: Sequence[Token], one: int, other: int) -> Phrase | None:
    """A feminine and a masculine noun with all between them as one phrase, in either order."""
    opens, noun = sorted((one, other))
    feminine, masculine = _pair_readings(tokens, one, other)
    if feminine is None:
        return None
    numbers = {number for _, number, _ in feminine.cells}
    reading = _limited(masculine, numbers)
    whose = opens if _gender_at(tokens, opens, reading) else noun
    own, left = look_left(tokens, whose), look_left(tokens, opens)
    place = cases.decide(tokens, whose, reading, own if own.article else replace(left, article=None, det=None))
    if numbers == {"p"}:
        place = cases.decide(tokens, noun, reading, left)
    kind = left.article.kind if left.article else "none"
    return Phrase(noun, reading, *place, left, kind, opens=opens)


def _pair_readings(tokens: Sequence[Token], one: int, other: int) -> tuple[Reading | None, Reading | None]:
    """The feminine and the masculine reading of one lemma."""
    first, second = readings(tokens[one].text), readings(tokens[other].text)
    for feminine, masculine in (*product(first, second), *product(second, first)):
        if (feminine.gender, masculine.gender) == ("f", "m") and feminine.entry is masculine.entry:
            return feminine, masculine
    return None, None


def _gender_at(tokens: Sequence[Token], at: int, reading: Reading) -> bool:
    """Whether the noun there is the masculine one."""
    return any(one.gender == "m" and one.entry is reading.entry for one in readings(tokens[at].text))


def _signed(token: Token) -> Reading | None:
    stem, ending = parts(token.text)
    number = _NUMBERS.get(ending)
    if number is None:
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
    found = next((one for one in readings(tokens[noun].text) if one.entry.cls == "adj"), None)
    return _in_number(found, "s") if found else None


def _in_number(reading: Reading, number: str) -> Reading:
    """The masculine of the same word in every case of that number."""
    strengths = ("weak", "mixed", "strong") if reading.entry.cls in ("adj", "beamt") else ("",)
    cells = frozenset((case, number, strength) for case in "NGDA" for strength in strengths)
    return replace(reading, gender="m", cells=cells)


def _limited(reading: Reading, numbers: set[str]) -> Reading:
    return replace(reading, cells=frozenset(cell for cell in reading.cells if cell[1] in numbers))
