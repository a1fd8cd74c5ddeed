"""The outward form of a workflow file: known keys, values of the right kind, known words."""

from collections.abc import Mapping
from typing import Any

from coopcms.workflow import vocabulary
from coopcms.workflow.reasons import msg
from coopcms.workflow.report import Report

UNKNOWN_KEY = msg("This key is unknown. Known are: %(known)s.")
UNKNOWN_WORD = msg("“%(word)s” is unknown here. Known are: %(known)s.")
MISSING = msg("This key is missing.")


def cleaned(data: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """The file without whatever is misshapen, so that the rest can be examined in the same pass."""
    file = _table(data, vocabulary.FILE_KEYS, "", report)
    _require(file, ("title", "initial", "states", "transitions"), "", report)
    _words(file, vocabulary.FILE_WORDS, "", report)
    file["sets"] = _lists(file.get("sets", {}), "sets.", report)
    file["states"] = {
        name: _state(row, f"states.{name}.", report) for name, row in _tables(file.get("states", {}), "states.", report)
    }
    file["transitions"] = {
        name: _transition(row, f"transitions.{name}.", report)
        for name, row in _tables(file.get("transitions", {}), "transitions.", report)
    }
    return file


def _state(row: Mapping[str, Any], place: str, report: Report) -> dict[str, Any]:
    state = _table(row, vocabulary.STATE_KEYS, place, report)
    _require(state, ("title",), place, report)
    _words(state, vocabulary.STATE_WORDS, place, report)
    permissions = dict.fromkeys(vocabulary.PERMISSIONS, vocabulary.WORDS)
    state["allow"] = _table(state.get("allow", {}), permissions, place + "allow.", report)
    return state


def _transition(row: Mapping[str, Any], place: str, report: Report) -> dict[str, Any]:
    step = _table(row, vocabulary.TRANSITION_KEYS, place, report)
    _require(step, ("title", "from"), place, report)
    _words(step, vocabulary.TRANSITION_WORDS, place, report)
    return {"from": [], "who": [], "trigger": ["user"]} | step


def _table(row: Mapping[str, Any], keys: Mapping[str, vocabulary.Kind], place: str, report: Report) -> dict[str, Any]:
    for key, value in row.items():
        if key not in keys:
            report.add(place + key, UNKNOWN_KEY, known=", ".join(keys))
        elif not keys[key].fits(value):
            report.add(place + key, keys[key].message)
    return {key: value for key, value in row.items() if key in keys and keys[key].fits(value)}


def _tables(rows: Mapping[str, Any], place: str, report: Report) -> list[tuple[str, Mapping[str, Any]]]:
    return list(_table(rows, dict.fromkeys(rows, vocabulary.TABLE), place, report).items())


def _lists(rows: Mapping[str, Any], place: str, report: Report) -> dict[str, Any]:
    return _table(rows, dict.fromkeys(rows, vocabulary.WORDS), place, report)


def _require(row: Mapping[str, Any], keys: tuple[str, ...], place: str, report: Report) -> None:
    for key in keys:
        if not row.get(key):
            report.add(place + key, MISSING)


def _words(row: Mapping[str, Any], known: Mapping[str, tuple[str, ...]], place: str, report: Report) -> None:
    for key, words in known.items():
        given = row.get(key, [])
        for word in [given] if isinstance(given, str) else given:
            if (word.removesuffix("?") if key == "asks" else word) not in words:
                report.add(place + key, UNKNOWN_WORD, word=word, known=", ".join(words))
