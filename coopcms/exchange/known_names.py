"""People and organisations of the network in a text: found by their names in any usual spelling, and proposed only."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")
_TITLES = re.compile(r"^(?:(?:Prof|Dr|Dipl|Ing|Mag|PD|h\.\s?c)\.?(?:-\w+)?\.?\s*)+", re.IGNORECASE)
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SHORTEST = 3  # letters of a name of one word
_SPELLINGS = 5  # told of each


class Name(NamedTuple):
    """A name that a record bears or bore: `kind` is person or organisation, `about` what else is known."""

    kind: str
    id: int
    name: str
    record: str
    about: str = ""


class Proposal(NamedTuple):
    """A record that the text seems to name, with the spellings found in it."""

    kind: str
    id: int
    record: str
    about: str
    spellings: tuple[str, ...]


def proposals(text: str, names: Iterable[Name]) -> list[Proposal]:
    """Each record once, in the order of the text; where one name is part of another, the longer counts."""
    index = _index(names)
    words = list(_WORD.finditer(text))
    keys = [_key(word[0]) for word in words]
    found: dict[tuple[str, int], tuple[Name, dict[str, None]]] = {}
    at = 0
    while at < len(words):
        entries = (*index.get(tuple(keys[at : at + 2]), ()), *index.get((keys[at],), ()))
        name, length = _longest(entries, keys, at, text, words)
        if name:
            spelling = " ".join(text[words[at].start() : words[at + length - 1].end()].split())
            found.setdefault((name.kind, name.id), (name, {}))[1][spelling] = None
        at += max(1, length)
    return [
        Proposal(name.kind, name.id, name.record, name.about, tuple(spellings)[:_SPELLINGS])
        for name, spellings in found.values()
    ]


def _index(names: Iterable[Name]) -> dict[tuple[str, ...], list[tuple[tuple[str, ...], Name]]]:
    """Names by their first words, the longest first, also as they are without titles and words in brackets."""
    index = defaultdict(list)
    for name in names:
        for parts in _spelled(name):
            first = parts[:2]
            for end in ("", "s"):
                index[*first[:-1], first[-1] + end].append((parts, name))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _spelled(name: Name) -> Iterator[tuple[str, ...]]:
    """The ways to write a name, word by word; surnames alone are none."""
    plain = _ASIDE.sub("", name.name)
    for spelled in {name.name, plain, _TITLES.sub("", plain)}:
        parts = tuple(map(_key, _WORD.findall(spelled)))
        if len(parts) > 1 or (parts and name.kind != "person" and len(parts[0]) >= _SHORTEST):
            yield parts


def _longest(entries, keys: list[str], at: int, text: str, words: list[re.Match]) -> tuple[Name | None, int]:
    """The longest name that begins at this word, and how many words it has."""
    for parts, name in entries:
        here = keys[at : at + len(parts)]
        same = here[:-1] == list(parts[:-1]) and here[-1:] and here[-1] in (parts[-1], f"{parts[-1]}s")
        if (
            same
            and (len(parts) > 1 or _is_spelled_so(words[at][0], name.name))
            and _is_near(text, words, at, len(parts))
        ):
            return name, len(parts)
    return None, 0


def _is_spelled_so(word: str, name: str) -> bool:
    """A name of one word has to be spelled to the letter: “IT” is none of “it”."""
    return word.removesuffix("s") == _ASIDE.sub("", name).removesuffix("s")


def _is_near(text: str, words: list[re.Match], at: int, length: int) -> bool:
    """Whether nothing that ends a sentence or phrase stands between the words of a name."""
    between = text[words[at].end() : words[at + length - 1].start()]
    return not re.search(r"[,;:!?\n„“»«]|\w\.\s+\w{3}", between)


def _key(word: str) -> str:
    spelled = word.casefold().translate(_SPELLED)
    return "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
