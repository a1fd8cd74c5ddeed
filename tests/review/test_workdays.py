"""Working days follow the Land's calendar, and end at six in the evening on Berlin's clocks, whatever the season."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.clock import BERLIN, berlin
from coopcms.network.lands import LANDS
from coopcms.review.workdays import after, before, due_after, is_workday, morning

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LAND = st.sampled_from((None, *LANDS))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))
FEW = st.integers(1, 12)


@pytest.mark.parametrize(
    ("day", "land", "works"),
    [
        ("2026-11-24", "NW", True),
        ("2026-11-28", "NW", False),  # Saturday
        ("2026-05-14", None, False),  # Ascension, everywhere
        ("2026-06-04", "NW", False),  # Corpus Christi
        ("2026-06-04", "NI", True),
        ("2026-06-04", None, True),
        ("2025-10-31", "NI", False),  # Reformation
        ("2025-10-31", "NW", True),
        ("2027-03-08", "BE", False),  # Women's day
        ("2027-03-08", "NW", True),
    ],
)
def test_a_day_is_free_by_the_calendar_of_its_land(day, land, works):
    assert is_workday(date.fromisoformat(day), land) is works


def test_three_working_days_over_christmas():
    assert after(date(2026, 12, 23), 3, "NW") == date(2026, 12, 29)


@given(DAYS, FEW, LAND)
def test_the_nth_working_day_has_exactly_n_of_them_up_to_it(day, n, land):
    last = after(day, n, land)
    between = [day + timedelta(days=step) for step in range(1, (last - day).days + 1)]
    assert is_workday(last, land) and sum(is_workday(one, land) for one in between) == n


@given(DAYS, FEW, FEW, LAND)
def test_working_days_add_up(day, n, m, land):
    assert after(after(day, n, land), m, land) == after(day, n + m, land)


@given(DAYS, FEW, LAND)
def test_back_and_forth_is_the_same_working_day(day, n, land):
    start = after(day, 1, land)
    assert before(after(start, n, land), n, land) == start


@given(DAYS, LAND)
def test_a_land_is_never_freer_of_holidays_than_all_of_them_together(day, land):
    assert is_workday(day, None) or not is_workday(day, land)


@given(MOMENTS, FEW, LAND, st.sampled_from(("workdays", "days")))
def test_what_is_due_is_due_in_the_evening_after_the_moment(moment, n, land, unit):
    due = due_after(moment, f"{n} {unit}", land)
    assert due > moment and (berlin(due).hour, berlin(due).minute) == (18, 0)


@given(MOMENTS, FEW, LAND)
def test_days_are_counted_on_the_calendar_not_in_hours(moment, n, land):
    assert (berlin(due_after(moment, f"{n} days", land)).date() - berlin(moment).date()).days == n


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-03-27T09:00", "2026-03-30T16:00+00:00"),  # the clocks go forward on the Sunday between
        ("2026-10-23T09:00", "2026-10-26T17:00+00:00"),  # and back
        ("2026-03-27T23:30", "2026-03-30T16:00+00:00"),
    ],
)
def test_the_evening_is_the_same_on_the_wall_in_summer_and_winter(moment, due):
    start = datetime.fromisoformat(moment).replace(tzinfo=BERLIN)
    assert due_after(start, "1 workdays", "NW") == datetime.fromisoformat(due)


def test_the_morning_is_eight_in_berlin():
    assert morning(date(2026, 7, 1)).astimezone(UTC).hour == 6
