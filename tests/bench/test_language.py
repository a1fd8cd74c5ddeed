"""How fast inclusive German is: a thousand words, the first check, the import, a megabyte, the memory of the lists."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import pytest

from coopcms.language import check, convert
from tests.language.marked import press

pytestmark = pytest.mark.bench

RUNS, FACTOR = 15, 3  # a target is missed where the median takes three times as long
CHECKED, CONVERTED, IMPORTED, FIRST = 20, 40, 60, 120  # milliseconds
MEMORY = 12  # MB
_FIRST = "Alle Kunden kommen, und die Köche warten."


@pytest.fixture(scope="module")
def words() -> list[str]:
    """The words of all press texts, again and again."""
    return " ".join(one.text for one in press()).split()


def _told(name: str, took: float, target: float, unit: str = "ms") -> float:
    print(f"\n{name:<40} {took:>8.1f} {unit}   target {target}")
    return took


def _median(act: Callable[[], object]) -> float:
    act()
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return median(times) * 1000


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A factory: what a fresh interpreter prints and complains; its byte code is there, as in an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {"PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("code")), "PYTHONPATH": os.getcwd()}

    def run(*argv: str) -> str:
        command = [sys.executable, *argv]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, env=kept | places)
        return done.stdout + done.stderr

    run("-c", "import coopcms.language")
    return run


def test_a_thousand_words_are_checked(words):
    text = " ".join(words[:1000])
    assert _told("check, 1,000 words, warm", _median(lambda: check(text)), CHECKED) < CHECKED * FACTOR


def test_a_thousand_words_are_converted(words):
    text = " ".join(words[:1000])
    assert _told("convert, 1,000 words, warm", _median(lambda: convert(text, "pair")), CONVERTED) < CONVERTED * FACTOR


def test_the_import_is_light(alone):
    said = [alone("-X", "importtime", "-c", "import coopcms.language") for _ in range(5)]
    took = min(int(re.search(r"\|\s+(\d+) \| coopcms\.language$", one, re.M)[1]) / 1000 for one in said)
    assert _told("import coopcms.language", took, IMPORTED) < IMPORTED * FACTOR


def test_the_first_check_loads_what_it_needs(alone):
    code = (
        "from time import perf_counter; from coopcms.language import check; start = perf_counter();"
        f"check({_FIRST!r}); print((perf_counter() - start) * 1000)"
    )
    took = min(float(alone("-c", code)) for _ in range(5))
    assert _told("first check", took, FIRST) < FIRST * FACTOR


def test_a_megabyte_is_checked(words):
    line = " ".join(words)
    text = "\n\n".join([line] * (1_000_000 // len(line) + 1))[:1_000_000]
    start = perf_counter()
    check(text)
    _told("check, 1 MB", perf_counter() - start, 4, "s")


def test_the_word_lists_are_small(alone):
    code = (
        "import tracemalloc; from coopcms.language import check, convert, normal; tracemalloc.start();"
        f"check({_FIRST!r}); convert({_FIRST!r}, 'pair'); normal.normal_words('Kundinnen Stammkundinnen');"
        "print(tracemalloc.get_traced_memory()[0])"
    )
    assert _told("memory of the lists", int(alone("-c", code)) / 1_000_000, MEMORY, "MB") < MEMORY
