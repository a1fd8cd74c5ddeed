"""A step does the same whenever it runs: it asks no code of the house that changes."""

import pytest

from tests.house.source import imports, modules

ALLOWED = ("coopcms.db", "coopcms.migrations.frozen_")  # the moment as both databases keep it; code kept for one step
PRESENT = {"0007_search_words"}  # its very task is to index by the rules of today
STEPS = [one for one in modules() if one.room == "migrations" and one.place.rpartition("/")[2][0].isdigit()]
KEPT = [one for one in modules() if "coopcms/migrations/frozen_" in one.place]


def own(module) -> list[str]:
    return [name for _line, name in imports(module) if name.startswith("coopcms.") and not name.startswith(ALLOWED)]


@pytest.mark.parametrize("module", STEPS + KEPT, ids=lambda module: module.place)
def test_a_step_imports_nothing_of_the_house_that_changes(module):
    if module.place.rpartition("/")[2].removesuffix(".py") not in PRESENT:
        assert own(module) == []


def test_there_are_steps_and_one_that_would_be_found():
    assert len(STEPS) >= 13 and KEPT
    assert any(own(module) for module in STEPS)
