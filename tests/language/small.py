"""A small lexicon for the tests of grammar, so that they do not hang on the shipped word lists."""

from contextlib import contextmanager
from pathlib import Path

from coopcms.language import lexicon, names, phrase, readings

WORDS = Path(__file__).parent / "words"
_CACHES = (
    lexicon.persons, lexicon.things, lexicon.stops, lexicon.orgs, lexicon.compounds, lexicon.first_names,
    lexicon.english, readings.readings, readings._forms, readings._things, readings._stops, phrase.masculine,
    names.first_name_gender,
)  # fmt: skip


@contextmanager
def lexicon_of(folder: Path = WORDS):
    """Read all word lists from this folder for a while."""
    shipped, lexicon.DATA = lexicon.DATA, folder
    _forget()
    yield
    lexicon.DATA = shipped
    _forget()


def _forget() -> None:
    for cached in _CACHES:
        cached.cache_clear()
