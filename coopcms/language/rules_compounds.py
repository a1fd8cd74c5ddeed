"""Compounds with a person noun in front: Teilnehmerliste, Expertenwissen (rule 12)."""

from functools import lru_cache

from coopcms.language.lexicon import compounds, stops
from coopcms.language.readings import is_thing, readings
from coopcms.language.verdicts import Verdict

_SHORTEST = 5  # letters of the person noun in front; shorter ones are mostly coincidence
_REST = 3
_LONGEST = 40
_SUFFIXES = (
    "ie", "isch", "ik", "ium", "ing", "schaft", "in", "tum", "chen", "lein", "ität", "ion", "ismus",
    "keit", "heit", "ung",
)  # fmt: skip
_STREETS = (
    "straße", "strasse", "weg", "gasse", "berg", "platz", "allee", "ufer", "brücke", "tor", "damm", "graben", "viertel",
)  # fmt: skip
_NO_MODIFIER = frozenset(("nohead", "guessed"))
_KNOWN = frozenset(("er", "e", "en", "or", "e-pl", "U", "eU", "erer"))


def compound(word: str, exceptions: frozenset[str] = frozenset()) -> Verdict | None:
    """A hint for a person noun as modifier; established words and the exceptions of the house are clean."""
    verdict = _compound(word)
    if verdict is None or verdict.weight == "clean" or not _is_exception(word, exceptions):
        return verdict
    return Verdict("exception", "clean")


def _is_exception(word: str, exceptions: frozenset[str]) -> bool:
    """Whether the house names the word, in whatever case, or what the compound ends in."""
    forms = [form.lower() for form in _lemmas(word)] if exceptions else []
    return any(form.endswith(one.lower()) for one in exceptions if len(one) > _REST for form in forms)


def _compound(word: str) -> Verdict | None:
    if len(word) < _SHORTEST + _REST or readings(word) or word.lower().endswith(("isch", "in", "innen")):
        return None
    filed = established(word)
    if filed is not None:
        return Verdict("GH01", "hint", 0.5) if filed else Verdict("compound", "clean")
    return Verdict("GH01", "hint", 0.5) if modifier(word) and not is_thing(word) and word not in stops() else None


@lru_cache(maxsize=8192)
def established(word: str) -> str | None:
    """The neutral replacement of a filed compound, empty for one that stays; None where it is not filed."""
    filed = compounds()
    for form in _lemmas(word):
        if form in filed:
            return filed[form]
    return None


@lru_cache(maxsize=8192)
def modifier(word: str) -> str:
    """The longest masculine person noun the word begins with; empty where there is none."""
    if word.lower().endswith(_STREETS):
        return ""
    for end in range(min(len(word) - _REST, _LONGEST), _SHORTEST - 1, -1):
        if word[end:].startswith(_SUFFIXES):
            continue
        found = [one for one in readings(word[:end].removesuffix("-")) if one.gender == "m" and not one.modifier]
        if any(one.entry.cls in _KNOWN and not one.thing and not one.entry.flags & _NO_MODIFIER for one in found):
            return word[:end]
    return ""


def _lemmas(word: str) -> list[str]:
    return [word, *(word.removesuffix(end) for end in ("s", "n", "en", "es", "e") if word.endswith(end))]
