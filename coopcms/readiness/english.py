"""Stretches of English that no language mark tells a screen reader of."""

from collections.abc import Iterator
from functools import lru_cache

from coopcms.errors import msg
from coopcms.language.findings import Span
from coopcms.language.lexicon import english as words
from coopcms.language.passage import Passage
from coopcms.language.profile import DEFAULT
from coopcms.language.reading import read
from coopcms.readiness.lines import HINT, MOST_PLACES, Line
from coopcms.readiness.passages import BODY
from coopcms.readiness.subject import Subject


def english_lines(about: Subject) -> Iterator[Line]:
    """One line for all stretches in the body: other fields take no marks."""
    if not about.is_german:
        return
    spans = stretches(about.passages.text, about.passages.protected)
    places = [place for start, end in spans if (place := about.passages.place(start, end)).field == BODY]
    if places:
        message, repair = msg("English, not marked as such."), msg("Mark it as English, unless it is a name.")
        yield Line("lang.english", HINT, message, repair, places=tuple(places[:MOST_PLACES]), count=len(places))


@lru_cache(maxsize=64)
def stretches(text: str, protected: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    """(start, end) of two and more English words beside one another, outside quotes and marked passages."""
    whole = read(text, DEFAULT, protected)
    return tuple(
        whole.source.span(passage.tokens[first].start, passage.tokens[last].end)
        for passage in whole.passages
        for first, last in _runs(passage)
    )


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """First and last token of each stretch; a German word that only opens the sentence is no part of it."""
    first, known = None, words()
    for i, shield in enumerate([*passage.shield, ""]):
        if shield == "english" and first is None and passage.text(i).lower() in known:
            first = i
        elif shield != "english" and first is not None:
            yield first, i - 1
            first = None
