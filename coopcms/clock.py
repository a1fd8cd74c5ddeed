"""The one clock. UTC inside, Europe/Berlin for people; only tests can stop it."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coopcms.errors import Invalid, Problem, msg

BERLIN = ZoneInfo("Europe/Berlin")
NEVER = datetime.max.replace(tzinfo=UTC)  # typed as "never": a date that is taken back
_TEST_CLOCK = "COOPCMS_TEST_CLOCK"  # names a file with one ISO time; every process of a test reads it


def now() -> datetime:
    """This moment, aware, UTC."""
    if path := os.environ.get(_TEST_CLOCK):
        return datetime.fromisoformat(Path(path).read_text().strip()).astimezone(UTC)
    return datetime.now(UTC)


def berlin(moment: datetime) -> datetime:
    """The same moment as people in the network read it."""
    return moment.astimezone(BERLIN)


def parse_moment(text: str, field: str = "at") -> datetime:
    """An aware UTC time from ISO 8601, DD.MM.YYYY HH:MM or "never"; without offset it is Berlin's wall clock.

    Raises Invalid for nonsense, for a time skipped in spring and for one that occurs twice in autumn.
    """
    if text.strip() == "never":
        return NEVER
    moment = _read(text.strip(), field)
    if not 1970 < moment.year < 2200:
        raise Invalid(Problem(field, msg("This year cannot be meant. Write the date as 24.12.2026 06:00.")))
    if moment.tzinfo:
        return moment.astimezone(UTC)
    first, second = (moment.replace(tzinfo=BERLIN, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(BERLIN).replace(tzinfo=None) != moment:
        raise Invalid(Problem(field, msg("This time does not exist: the clocks go forward. Choose one an hour later.")))
    if first != second:
        raise Invalid(
            Problem(field, msg("This time occurs twice: the clocks go back. Choose one an hour earlier or later."))
        )
    return first


def parse_day(text: str, field: str = "day") -> date | None:
    """A day from ISO 8601 or DD.MM.YYYY, nothing for an empty text. Raises Invalid for nonsense."""
    text = text.strip()
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if 1970 < found.year < 2200:
            return found
    if text:
        raise Invalid(Problem(field, msg("Not a day. Write it as 24.12.2026."), {}))
    return None


def _read(text: str, field: str) -> datetime:
    for form in ("%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M"):
        try:
            return datetime.strptime(text, form)
        except ValueError:
            pass
    try:
        if "T" in text or " " in text:
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise Invalid(Problem(field, msg("Not a date with a time. Write it as 24.12.2026 06:00."), {}))
