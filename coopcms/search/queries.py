"""Reads of the index. What a person typed never reaches the engine's query language, only its normalised words do."""

from dataclasses import dataclass

from coopcms.db import is_postgres
from coopcms.search import fts5, tsvector
from coopcms.search.normalise import words
from coopcms.search.synonyms import wordings

RANKED = 20_000  # more hits than this are ordered by date (libraries.md)
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Found:
    """How many items match, the ids of one page in order, and the normalised words to mark in their texts."""

    total: int
    ids: tuple[int, ...]
    terms: frozenset[str]


def find(query: str, kind: str = "", page: int = 1, size: int = 20) -> Found:
    """Live items with all words of `query`; old names of organisations count as their present ones."""
    asked = _asked(query)
    return _found(wordings(asked), kind, page, size) if asked else _found((), kind, page, size)


def nearest(text: str, size: int = 5) -> Found:
    """Live items with any word of `text`, the most alike first: for an address that leads nowhere (K10)."""
    return _found(tuple((word,) for word in _asked(text)), "", 1, size)


def _asked(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words(text[:1000])))[:_MOST_WORDS]


def _found(any_of: tuple[tuple[str, ...], ...], kind: str, page: int, size: int) -> Found:
    if not any_of:
        return Found(0, (), frozenset())
    engine = tsvector if is_postgres() else fts5
    total = engine.count(any_of, kind)
    order = engine.by_rank if total <= RANKED else engine.by_date
    ids = order(any_of, kind, size, (page - 1) * size) if total else ()
    return Found(total, tuple(ids), frozenset(word for wording in any_of for word in wording))
