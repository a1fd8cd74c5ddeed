"""Days on which people work: Monday to Friday without the public holidays of a Land, by Berlin's calendar."""

from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from coopcms.clock import BERLIN, berlin

MORNING, EVENING = time(8), time(18)  # when a working day begins, and when it ends
_DAY = timedelta(days=1)


def is_workday(day: date, land: str | None) -> bool:
    """True if people in the Land work on that day; without a Land only the holidays of all Lands are free."""
    return day.weekday() < 5 and day not in _free(land, day.year)


def after(day: date, n: int, land: str | None) -> date:
    """The n-th working day after a day (n ≥ 1), which itself does not count."""
    return _step(day, n, land, _DAY)


def before(day: date, n: int, land: str | None) -> date:
    """The n-th working day before a day."""
    return _step(day, n, land, -_DAY)


def due_after(moment: datetime, span: str, land: str | None) -> datetime:
    """When `3 workdays` or `5 days` have passed: at the end of the last day, 18:00 on Berlin's clocks."""
    count, unit = span.split()
    day = berlin(moment).date()
    last = after(day, int(count), land) if unit == "workdays" else day + int(count) * _DAY
    return evening(last)


def morning(day: date) -> datetime:
    """When people begin to work on that day."""
    return datetime.combine(day, MORNING, BERLIN)


def evening(day: date) -> datetime:
    """When the working day ends: what is due on that day is due then."""
    return datetime.combine(day, EVENING, BERLIN)


def _step(day: date, n: int, land: str | None, step: timedelta) -> date:
    while n > 0:
        day += step
        n -= is_workday(day, land)
    return day


@cache
def _free(land: str | None, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DE", subdiv=land, years=year))
