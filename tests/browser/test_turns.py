"""Every file that has a turn is there, and has its turn within a few days."""

from datetime import date, timedelta
from pathlib import Path

from tests.browser.turns import IN_TURN, TURN, is_due

DAY = date(2026, 11, 30)


def test_each_file_is_there():
    assert [name for name in IN_TURN if not (Path(__file__).parent / f"{name}.py").is_file()] == []


def test_each_has_one_day_of_a_turn():
    days = [DAY + timedelta(days=number) for number in range(TURN)]
    assert [sum(is_due(name, day) for day in days) for name in IN_TURN] == [1] * len(IN_TURN)
