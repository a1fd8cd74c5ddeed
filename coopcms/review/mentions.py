"""Whom a remark calls by `@Name`: pure, over the names of people who may read it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from unicodedata import normalize

_CALL = re.compile(r"(?<![\w@.])@(?=\w)")  # an address such as a@b.example calls nobody
_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"\s*\([^()]*\)$")


class Mentions(NamedTuple):
    """Who is called (their numbers), and the words after an @ that are nobody's name, in small letters."""

    people: frozenset[int]
    nobody: tuple[str, ...]


def mentions(text: str, people: Mapping[int, str]) -> Mentions:
    """`people` are names by number. Capital letters do not matter.

    Somebody is called by the whole name, by the name without what stands in brackets, or by a first name that nobody
    else among them has.
    """
    plain, known = _folded(text), _names(people)
    called, nobody = set(), []
    for found in _CALL.finditer(plain):
        name = next((name for name in known if _stands(plain, found.end(), name)), "")
        called |= known.get(name, set())
        nobody += [] if name else [_WORD.match(plain, found.end()).group()]
    return Mentions(frozenset(called), tuple(dict.fromkeys(nobody)))


def fitting(begun: str, names: Iterable[str]) -> list[str]:
    """The names, each once and in order, of which a part begins with these letters; capital letters do not matter."""
    wanted = " ".join(_folded(begun).split())
    return sorted({name for name in names if f" {wanted}" in f" {_folded(name)}"}, key=_folded)


def _names(people: Mapping[int, str]) -> dict[str, set[int]]:
    """Every way to call somebody, the longest first."""
    found: dict[str, set[int]] = {}
    first = Counter(_folded(name).split()[0] for name in people.values() if name.split())
    for number, name in people.items():
        whole = _folded(name)
        short = whole.split()[0] if whole.split() else ""
        for one in {whole, _ASIDE.sub("", whole), short if first[short] == 1 else ""} - {""}:
            found.setdefault(one, set()).add(number)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _stands(text: str, at: int, name: str) -> bool:
    return text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalnum()


def _folded(text: str) -> str:
    return normalize("NFC", text).casefold()
