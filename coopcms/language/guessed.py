"""Person nouns that no list holds but whose ending names people only: -ologe, -iker, -arier."""

from functools import lru_cache

from coopcms.language import forms
from coopcms.language.forms import Cell
from coopcms.language.lexicon import Entry

Filed = tuple[Entry, str, str, frozenset[Cell]]

_CLASSES = {"ologe": "e", "iker": "er", "arier": "er"}
_INFLECTED = {
    "ologe": ("", "n", "in", "innen"),
    "iker": ("", "s", "n", "in", "innen"),
    "arier": ("", "s", "n", "in", "innen"),
}
_BEFORE = 3  # letters in front of the ending
_NOT_PEOPLE = ("prologe", "monologe", "nekrologe", "prologen", "monologen", "nekrologen", "klassiker", "klassikern")


@lru_cache(maxsize=8192)
def guessed(surface: str) -> tuple[Filed, ...]:
    """The readings of an unlisted word by its ending; the same entry for all forms of one lemma."""
    lowered = surface.lower()
    if "-" in surface or lowered.endswith(_NOT_PEOPLE):
        return ()
    for ending, inflections in _INFLECTED.items():
        for one in inflections:
            stem = _stem(lowered, ending, one)
            if stem:
                entry = _entry(surface[: len(stem)] + ending, ending)
                return _read(entry, lowered)
    return ()


def _stem(lowered: str, ending: str, inflection: str) -> str:
    """What stands before the ending; the e of -ologe is gone in the feminine."""
    shown = ending[:-1] if ending == "ologe" and inflection.startswith("in") else ending
    tail = shown + inflection
    stem = lowered[: -len(tail)] if lowered.endswith(tail) else ""
    return stem if len(stem) >= _BEFORE else ""


@lru_cache(maxsize=2048)
def _entry(lemma: str, ending: str) -> Entry:
    return Entry(lemma, _CLASSES[ending], flags=frozenset(("guessed",)))


def _read(entry: Entry, lowered: str) -> tuple[Filed, ...]:
    return tuple((entry, text, gender, cells) for text, cells, gender in forms.table(entry) if text.lower() == lowered)
