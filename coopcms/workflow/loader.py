"""From a file to a definition, or to the reasons why not; the only module of this room that reads files."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coopcms.workflow.contradictions import contradictions
from coopcms.workflow.definition import Ask, Definition, State, Transition, Who
from coopcms.workflow.reasons import msg
from coopcms.workflow.report import Contradiction
from coopcms.workflow.sets import expand
from coopcms.workflow.vocabulary import DEFAULT_TO_VIEW

NOT_TOML = msg("This is not TOML: %(error)s.")
UNREADABLE = msg("The file cannot be read as UTF-8 text.")
CLAIMED_TWICE = msg("“%(word)s” is claimed by the workflow “%(other)s” already.")


@lru_cache(maxsize=64)  # a definition is frozen, so whoever loads the same text may share it
def load(text: str, name: str) -> Definition:
    """The workflow a TOML text describes. Raises the first Contradiction."""
    data = _parsed(text, name)
    for contradiction in contradictions(data, name):
        raise contradiction
    return _definition(data, name)


def check(text: str, name: str) -> list[Contradiction]:
    """All contradictions of a TOML text."""
    try:
        return contradictions(_parsed(text, name), name)
    except Contradiction as contradiction:
        return [contradiction]


def load_folder(*folders: Path | str) -> dict[str, Definition]:
    """All workflows by name; a later folder adds or overrides, a missing one adds none. Raises Contradiction."""
    found = {path.stem: path for folder in folders for path in sorted(Path(folder).glob("*.toml"))}
    definitions = {name: load(read(path), name) for name, path in sorted(found.items())}
    _refuse_rivals(definitions)
    return definitions


def read(path: Path) -> str:
    """The text of a workflow file. Raises Contradiction where there is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise Contradiction(path.name, "", UNREADABLE) from error


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # RecursionError: brackets nested a thousand deep
        raise Contradiction(f"{name}.toml", "", NOT_TOML, error=str(error)) from error


def _refuse_rivals(definitions: Mapping[str, Definition]) -> None:
    claims: dict[tuple[str, str], str] = {}
    for name, definition in definitions.items():
        words = [("kinds", kind) for kind in definition.kinds] + [("when", definition.when)] * bool(definition.when)
        for key, word in words:
            if claims.setdefault((key, word), name) != name:
                raise Contradiction(f"{name}.toml", key, CLAIMED_TWICE, word=word, other=claims[key, word])


def _definition(data: Mapping[str, Any], name: str) -> Definition:
    sets = data.get("sets", {})
    return Definition(
        name=name,
        title=data["title"],
        kinds=tuple(data.get("kinds", ())),
        when=data.get("when", ""),
        initial=data["initial"],
        states=MappingProxyType({id_: _state(id_, row, sets) for id_, row in data["states"].items()}),
        transitions=MappingProxyType({id_: _transition(id_, row, sets) for id_, row in data["transitions"].items()}),
        digest=_digest(data),
        semantics=data.get("semantics", "coopcms"),
        title_en=data.get("title_en", ""),
    )


def _digest(data: Mapping[str, Any]) -> str:
    """SHA-256 over the data; the order of transitions is part of their meaning, the order of all else is not.

    English titles are left out: they translate what is there, so a file that gains them is still the same.
    """
    tables = {key: {name: _untranslated(row) for name, row in data[key].items()} for key in ("states", "transitions")}
    canonical = {**_untranslated(data), **tables, "transitions": list(tables["transitions"].items())}
    return hashlib.sha256(json.dumps(canonical, sort_keys=True).encode("ascii")).hexdigest()


def _untranslated(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "title_en"}


def _state(id_: str, row: Mapping[str, Any], sets: Mapping[str, list[str]]) -> State:
    allow: dict[str, tuple[Who, ...]] = {key: expand(entries, sets) for key, entries in row.get("allow", {}).items()}
    for permission in DEFAULT_TO_VIEW:
        allow.setdefault(permission, allow.get("view", ()))
    plain = {key: row[key] for key in ("lanes", "remind_after", "public", "final", "title_en") if key in row}
    return State(id_, row["title"], MappingProxyType(allow), **plain)


def _transition(id_: str, row: Mapping[str, Any], sets: Mapping[str, list[str]]) -> Transition:
    return Transition(
        id=id_,
        title=row["title"],
        sources=tuple(row["from"]),
        target=row.get("to", ""),
        who=expand(row.get("who", ()), sets),
        trigger=frozenset(row.get("trigger", ("user",))),
        due=row.get("due", ""),
        quorum=row.get("quorum"),
        four_eyes=row.get("four_eyes", False),
        asks=tuple(Ask(ask.removesuffix("?"), ask.endswith("?")) for ask in row.get("asks", ())),
        checks=tuple(row.get("checks", ())),
        warns=tuple(row.get("warns", ())),
        live=row.get("live", "keep"),
        notify=tuple(row.get("notify", ())),
        title_en=row.get("title_en", ""),
    )
