"""One JSON object a line: {"id", "text"} answers findings, {"id", "text", "style"} the converted text."""

import json
from collections.abc import Iterator
from math import isfinite

from coopcms.language.checker import check_with_forms
from coopcms.language.converter import convert
from coopcms.language.findings import STYLES
from coopcms.language.profile import DEFAULT, BadProfile, Profile, from_dict

LONGEST = 5_000_000  # letters of one line


class _Bad(ValueError):
    """A line that cannot be answered; the message says why."""


def answers(lines: Iterator[str], profile: Profile = DEFAULT) -> Iterator[str]:
    """One answer for each line that is not blank, in the same order; a bad line answers {"id", "error"}."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line.removeprefix("\ufeff"), profile), ensure_ascii=True)


def _answer(line: str, profile: Profile) -> dict:
    asked: dict = {}
    try:
        asked = _asked(line)
        return {"id": asked.get("id"), **_done(asked, profile)}
    except (_Bad, BadProfile) as why:
        return {"id": asked.get("id"), "error": str(why)}


def _asked(line: str) -> dict:
    if len(line) > LONGEST:
        raise _Bad(f"Die Zeile ist länger als {LONGEST} Zeichen.")
    try:
        asked = json.loads(line, parse_constant=_no_number, parse_float=_number)
    except (ValueError, RecursionError) as why:
        raise _Bad(f"Kein lesbares JSON: {why}") from why
    if not isinstance(asked, dict):
        raise _Bad("Eine Zeile ist ein JSON-Objekt mit „id“ und „text“.")
    return asked


def _no_number(name: str) -> float:
    raise ValueError(f"{name} ist keine Zahl")


def _number(digits: str) -> float:
    """A number that JSON can say again."""
    return float(digits) if isfinite(float(digits)) else _no_number(digits[:20])


def _done(asked: dict, profile: Profile) -> dict:
    text = asked.get("text")
    if not isinstance(text, str):
        raise _Bad("„text“ fehlt oder ist kein Text.")
    if "profile" in asked:
        profile = _profile(asked["profile"])
    if "style" not in asked:
        return {"findings": [_told(finding, forms) for finding, forms in check_with_forms(text, profile)]}
    if asked["style"] not in STYLES:
        raise _Bad(f"„style“: Erlaubt sind {', '.join(STYLES)}.")
    return {"text": convert(text, asked["style"], profile).text}


def _profile(data) -> Profile:
    if not isinstance(data, dict):
        raise _Bad("„profile“ ist ein JSON-Objekt mit den Feldern eines Sprachprofils.")
    return from_dict(data)


def _told(finding, forms: dict) -> dict:
    return {
        "start": finding.start,
        "end": finding.end,
        "surface": finding.surface,
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "suggestions": forms,
    }
