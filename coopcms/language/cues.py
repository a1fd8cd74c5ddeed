"""Small closed word lists that decide how a passage is read, by kind: copula, join, human_verb, thing_verb …"""

from functools import cache
from importlib.resources import files

_DATA = files("coopcms.language") / "data" / "cues.tsv"


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _DATA.read_text("utf-8").splitlines()[1:]:
        word, kind = line.split("\t")
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


def cues(kind: str) -> frozenset[str]:
    """All words of one kind; an unknown kind is a KeyError."""
    return _kinds()[kind]


def kinds(prefix: str) -> list[str]:
    """The kinds whose names begin so, in order."""
    return sorted(kind for kind in _kinds() if kind.startswith(prefix))
