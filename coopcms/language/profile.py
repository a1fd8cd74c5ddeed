"""What a house wants of its German: preferred and forbidden forms, glossary, protected names; data with dates."""

import tomllib
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


def from_toml(text: str) -> Profile:
    """A profile from TOML. Raises BadProfile with field and remedy."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise BadProfile(f"Kein lesbares TOML: {broken}") from broken
    return from_dict(data)


def from_dict(data: dict) -> Profile:
    """A profile from plain values, as TOML and JSON have them. Raises BadProfile."""
    _refuse_unknown(Profile, data)
    return Profile(**{name: _READERS[name](name, value) for name, value in data.items()})


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
    if not isinstance(value, list) or not all(isinstance(row, dict) and row.get("lemma") for row in value):
        raise BadProfile(f"„{name}“: Jeder Eintrag braucht ein „lemma“.")
    return tuple(_glossary_entry(row) for row in value)


def _glossary_entry(row: dict) -> GlossaryEntry:
    _refuse_unknown(GlossaryEntry, row, "glossary.")
    replacements = row.get("replacements", {})
    if not isinstance(replacements, dict) or not set(replacements) <= set(STYLES):
        raise BadProfile(f"„glossary.replacements“: Erlaubt: {', '.join(STYLES)}.")
    if row.get("severity") not in (None, "finding", "hint", "note"):
        raise BadProfile("„glossary.severity“: Erlaubt sind finding, hint und note.")
    texts = tuple((style, _text("glossary.replacements", text)) for style, text in replacements.items())
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
