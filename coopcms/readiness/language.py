"""What the language checks find in a text; each answer is remembered for the text, as several pages ask for it."""

from datetime import date
from functools import lru_cache

from coopcms.language import check, readability, relative_time, spelling
from coopcms.language.findings import Finding, Span
from coopcms.language.profile import Profile
from coopcms.language.spelling import NameRecord

KEPT = 64  # texts whose findings are remembered


@lru_cache(maxsize=KEPT)
def by_profile(text: str, profile: Profile, protected: tuple[Span, ...]) -> tuple[Finding, ...]:
    """Inclusive German as the profile wants it."""
    return tuple(check(text, profile, protected=protected))


@lru_cache(maxsize=KEPT)
def times(text: str, day: date) -> tuple[Finding, ...]:
    """Words of time that hold on that day only (M15)."""
    return tuple(relative_time.relative_times(text, day))


@lru_cache(maxsize=KEPT)
def names(text: str, records: tuple[NameRecord, ...], day: date) -> tuple[Finding, ...]:
    """Names that are spelled otherwise than their record (M16)."""
    return tuple(spelling.names(text, records, day))


@lru_cache(maxsize=KEPT)
def hard(text: str) -> tuple[Finding, ...]:
    """Places that are hard to read (M17)."""
    return tuple(readability.hard_places(text))


@lru_cache(maxsize=KEPT)
def figures(text: str) -> readability.Readability:
    """LIX and the longest sentences."""
    return readability.readability(text)
