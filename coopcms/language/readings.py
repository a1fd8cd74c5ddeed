"""Which person nouns a capitalised word can be: the whole word, or its head where it is a compound."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from coopcms.language import forms, lexicon
from coopcms.language.forms import Cell
from coopcms.language.guessed import guessed
from coopcms.language.lexicon import Entry

_ENDINGS = ("s", "n", "e", "es", "en", "er", "ern")
_MODIFIER = 3  # letters before a head: fewer are a prefix or a coincidence
_HEAD = 3
_LONGEST_HEAD, _LONGEST_WORD = 40, 200  # letters


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: the entry of its head and the cells of the form; `thing`: it can be a device too."""

    entry: Entry
    gender: str
    form: str
    modifier: str
    cells: frozenset[Cell]
    thing: bool = False

    @property
    def lemma(self) -> str:
        """The masculine singular with the modifier."""
        return joined(self.modifier, self.entry.lemma)

    def inflected(self, gender: str, case: str, number: str, strength: str = "weak") -> str:
        """The word with its modifier in another cell; empty where there is none."""
        head = forms.form(self.entry, gender, case, number, strength)
        return joined(self.modifier, head) if head else ""

    @property
    def sign_stem(self) -> str:
        """What stands before a sign; empty where the word takes none."""
        stem = forms.sign_stem(self.entry)
        return joined(self.modifier, stem) if stem else ""


class _Kind(NamedTuple):
    """What forms of many words share; `text` only where it is more than the small letters with a capital."""

    text: str
    gender: str
    cells: frozenset[Cell]


_Filed = tuple[Entry, _Kind]


def joined(modifier: str, head: str) -> str:
    """A compound of both; after a hyphen the head keeps its capital."""
    if not modifier:
        return head
    return modifier + (head if modifier.endswith("-") else head[0].lower() + head[1:])


@lru_cache(maxsize=16384)
def readings(surface: str) -> tuple[Reading, ...]:
    """The person readings of a word as written, the whole word before its longest head; () for all other words."""
    if not surface[:1].isupper() or not _HEAD <= len(surface) <= _LONGEST_WORD:
        return ()
    lowered = surface.lower()
    exact = _filed(lowered)
    if exact and surface not in lexicon.stops():
        nouns_first = sorted(exact, key=lambda filed: filed[0].cls == "adj")  # Gläubiger before Gläubige
        return tuple(_reading(filed, "", lowered) for filed in nouns_first)
    if _stopped(lowered) or lowered in _things() or lowered.replace("-", "") in _things():
        return ()
    return _compound(surface, lowered) or tuple(
        _reading((entry, _Kind(*kind)), "", lowered) for entry, *kind in guessed(surface)
    )


def is_thing(surface: str) -> bool:
    """Whether a word or its head names a device or another thing."""
    lowered = surface.lower()
    return any(lowered[at:] in _things() for at in _cuts(lowered))


def is_no_person(surface: str) -> bool:
    """Whether a list says of the word, or of its head, that it names no person."""
    lowered = surface.lower()
    return any(lowered[at:] in _things() or _stopped(lowered[at:]) for at in _cuts(lowered))


def head_of(surface: str) -> Reading | None:
    """The reading of a compound by its longest head, also of one in the lexicon or whose head is none elsewhere."""
    lowered = surface.lower()
    tails = ((at, _filed(lowered[at:])) for at in _cuts(lowered)[1:])
    return next((_reading(filed[0], surface[:at], lowered[at:]) for at, filed in tails if filed), None)


def _compound(surface: str, lowered: str) -> tuple[Reading, ...]:
    for at in _cuts(lowered)[1:]:
        tail = lowered[at:]
        filed = [one for one in _filed(tail) if "nohead" not in one[0].flags]
        if filed:
            return tuple(_reading(one, surface[:at], tail) for one in filed)
        if tail in _things() or _stopped(tail):
            return ()
    return ()


def _cuts(lowered: str) -> list[int]:
    """Where a head may begin, the whole word first."""
    hyphen = lowered.rfind("-") + 1
    first = max(hyphen + _MODIFIER if hyphen else _MODIFIER, len(lowered) - _LONGEST_HEAD)
    starts = range(first, len(lowered) - _HEAD + 1)
    return [0, *([hyphen] if hyphen else []), *starts]


def _reading(filed: _Filed, modifier: str, tail: str) -> Reading:
    entry, (text, gender, cells) = filed
    text = text or tail.capitalize()
    return Reading(entry, gender, text, modifier, cells, "thing" in entry.flags or tail in _things())


def _filed(lowered: str) -> Sequence[_Filed]:
    """What is filed under a form in small letters."""
    flat = _forms().get(lowered)
    return tuple(zip(flat[::2], flat[1::2], strict=True)) if flat else ()


@cache
def _forms() -> dict[str, tuple]:
    """Every form of every entry in small letters: an entry and its kind of form, the next entry and its kind.

    Flat and with kinds that are shared, for there are tens of thousands.
    """
    found: dict[str, tuple] = {}
    kinds: dict[_Kind, _Kind] = {}
    for entry in lexicon.persons():
        for text, cells, gender in forms.table(entry):
            lowered = text.lower()
            kind = _Kind("" if text == lowered.capitalize() else text, gender, cells)
            found[lowered] = (*found.get(lowered, ()), entry, kinds.setdefault(kind, kind))
    return found


def every_form() -> Iterable[str]:
    """Every form of every person noun in small letters, once."""
    return _forms().keys()


@cache
def _things() -> frozenset[str]:
    """Every form of every thing noun in small letters."""
    found = set()
    for thing in lexicon.things().values():
        plurals = [thing.pl, forms.plural_dative(thing.pl)] if thing.pl else []
        found.update(text.lower() for text in (thing.lemma, thing.lemma + "s", *plurals))
    return frozenset(found)


@cache
def _stops() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.stops())


def _stopped(lowered: str) -> bool:
    """Whether the word, or the word without a regular ending, is on the list of those that are no persons."""
    stops = _stops()
    return lowered in stops or any(lowered.endswith(end) and lowered[: -len(end)] in stops for end in _ENDINGS)
