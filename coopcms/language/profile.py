"""What a house wants of its German: preferred and forbidden forms, glossary, protected names; data with dates."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from coopcms.language.findings import STYLES, Severity, Style
from coopcms.language.readings import Reading

FORMS = frozenset(STYLES) | {"middot"}


class BadProfile(ValueError):
    """The profile cannot be read; the message names the field and what is allowed there."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """What a house writes for one lemma; `severity` overrides the rule's."""

    lemma: str
    replacements: tuple[tuple[Style, str], ...] = ()
    severity: Severity | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A language profile of the network or of one centre (M11, M12)."""

    id: str = "default"
    name: str = "Neutral, dann Paarform"
    valid_from: date = date(2000, 1, 1)
    valid_to: date | None = None
    preferred: tuple[Style, ...] = ("neutral", "pair", "colon")
    forbidden: frozenset[str] = frozenset()
    pair_order: Literal["f-m", "m-f"] = "f-m"
    glossary: tuple[GlossaryEntry, ...] = ()
    exceptions: frozenset[str] = frozenset()
    protected: tuple[str, ...] = ()
    strict: bool = False
    hints: bool = True
    legal_basis: str = ""

    @property
    def order(self) -> tuple[Style, ...]:
        """The styles it allows, preferred ones first, then the others in the usual order."""
        rest = (style for style in STYLES if style not in self.preferred)
        return tuple(style for style in (*self.preferred, *rest) if style not in self.forbidden)

    def holds_on(self, day: date) -> bool:
        """Whether it is valid on that day; the last day counts."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


DEFAULT = Profile()


def glossary_entry(profile: Profile, reading: Reading) -> GlossaryEntry | None:
    """The entry for a noun, else the one for the head of the compound."""
    names = dict.fromkeys((reading.lemma, reading.entry.lemma))
    return next((one for name in names for one in profile.glossary if one.lemma == name), None)


@cache
def templates() -> dict[str, str]:
    """The shipped profiles as TOML, by their ids: to start from, never in force by themselves."""
    shipped = files("coopcms.language") / "profiles"
    found = sorted((one for one in shipped.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return {one.name.removesuffix(".toml"): one.read_text(encoding="utf-8") for one in found}


def all_from_toml(text: str) -> tuple[Profile, ...]:
    """The profiles of a file: one, or one for each period as `[[profile]]`. Raises BadProfile."""
    data = _loaded(text)
    rows = data.get("profile")
    if rows is None:
        return (from_dict(data),)
    if len(data) > 1 or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadProfile("„profile“: In einer Datei mit [[profile]] steht alles unter einem der [[profile]].")
    found = tuple(from_dict(row) for row in rows)
    days = [one.valid_from for one in found]
    twice = [day for at, day in enumerate(days) if day in days[:at]]
    if twice:
        raise BadProfile(f"„valid_from“: Zwei Profile beginnen am {twice[0]}.")
    return found


def _loaded(text: str) -> dict:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise BadProfile(f"Kein lesbares TOML: {broken}") from broken


def of_day(profiles: Iterable[Profile], day: date) -> Profile | None:
    """The one that holds on that day: where several do, the one that began last."""
    return max((one for one in profiles if one.holds_on(day)), key=lambda one: one.valid_from, default=None)


def from_dict(data: dict) -> Profile:
    """A profile from plain values, as TOML and JSON have them. Raises BadProfile."""
    _refuse_unknown(Profile, data)
    read = Profile(**{name: _READERS[name](name, value) for name, value in data.items()})
    _refuse_contradictions(read, data)
    return read


def _refuse_contradictions(read: Profile, data: dict) -> None:
    if read.valid_to and read.valid_to < read.valid_from:
        raise BadProfile(f"„valid_to“: {read.valid_to} liegt vor „valid_from“ ({read.valid_from}).")
    both = [style for style in data.get("preferred", ()) if style in read.forbidden]
    if both:
        raise BadProfile(f"„preferred“: „{both[0]}“ steht auch in „forbidden“. Bitte eines von beiden streichen.")
    lemmas = [one.lemma for one in read.glossary]
    twice = [lemma for at, lemma in enumerate(lemmas) if lemma in lemmas[:at]]
    if twice:
        raise BadProfile(f"„glossary.lemma“: „{twice[0]}“ steht zweimal da. Bitte zu einem Eintrag zusammenfassen.")


def _refuse_unknown(kind: type, data: dict, prefix: str = "") -> None:
    known = {one.name for one in fields(kind)}
    unknown = sorted(set(data) - known)
    if unknown:
        raise BadProfile(f"„{prefix}{unknown[0]}“: unbekanntes Feld. Erlaubt: {', '.join(sorted(known))}.")


def _text(name: str, value) -> str:
    if not isinstance(value, str):
        raise BadProfile(f"„{name}“: Hier steht ein Text in Anführungszeichen.")
    return value


def _switch(name: str, value) -> bool:
    if not isinstance(value, bool):
        raise BadProfile(f"„{name}“: Erlaubt sind true und false.")
    return value


def _day(name: str, value) -> date:
    try:
        return value if type(value) is date else date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadProfile(f"„{name}“: Hier steht ein Tag wie 2026-11-24.") from None


def _words(name: str, value) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadProfile(f'„{name}“: Hier steht eine Liste von Wörtern, etwa ["neutral", "pair"].')
    if not all(word.strip() for word in value):
        raise BadProfile(f"„{name}“: Ein Eintrag der Liste ist leer.")
    return tuple(value)


def _chosen(name: str, value, allowed) -> tuple[str, ...]:
    words = _words(name, value)
    wrong = [word for word in words if word not in allowed]
    if wrong:
        raise BadProfile(f"„{name}“: „{wrong[0]}“ ist keine Form. Erlaubt: {', '.join(sorted(allowed))}.")
    return words


def _order(name: str, value) -> str:
    if value not in ("f-m", "m-f"):
        raise BadProfile(f"„{name}“: Erlaubt sind „f-m“ und „m-f“.")
    return value


def _glossary(name: str, value) -> tuple[GlossaryEntry, ...]:
    if not isinstance(value, list) or not all(
        isinstance(row, dict) and str(row.get("lemma", "")).strip() for row in value
    ):
        raise BadProfile(f"„{name}“: Jeder Eintrag braucht ein „lemma“.")
    return tuple(_glossary_entry(row) for row in value)


def _glossary_entry(row: dict) -> GlossaryEntry:
    _refuse_unknown(GlossaryEntry, row, "glossary.")
    replacements = row.get("replacements", {})
    if not isinstance(replacements, dict) or not set(replacements) <= set(STYLES):
        raise BadProfile(f"„glossary.replacements“: Erlaubt: {', '.join(STYLES)}.")
    if row.get("severity") not in (None, "finding", "hint", "note"):
        raise BadProfile("„glossary.severity“: Erlaubt sind finding, hint und note.")
    if not all(isinstance(text, str) and text.strip() for text in replacements.values()):
        raise BadProfile("„glossary.replacements“: Hier stehen Texte, und keiner ist leer.")
    texts = tuple((style, text) for style, text in replacements.items())
    return GlossaryEntry(
        _text("glossary.lemma", row["lemma"]), texts, row.get("severity"), _text("glossary.note", row.get("note", ""))
    )


_READERS = {
    "id": _text,
    "name": _text,
    "valid_from": _day,
    "valid_to": _day,
    "preferred": lambda name, value: _chosen(name, value, frozenset(STYLES)),
    "forbidden": lambda name, value: frozenset(_chosen(name, value, FORMS)),
    "pair_order": _order,
    "glossary": _glossary,
    "exceptions": lambda name, value: frozenset(_words(name, value)),
    "protected": _words,
    "strict": _switch,
    "hints": _switch,
    "legal_basis": _text,
}
