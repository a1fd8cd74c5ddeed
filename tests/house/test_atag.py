"""The ATAG table names a test for each line, and each of them exists and is run."""

import re

from tests.house.source import ROOT, told

TABLE = (ROOT / "coopcms" / "ATAG.md").read_text("utf-8")
CRITERIA = (
    *("A.1.1", "A.2.1", "A.2.2", "A.3.1", "A.3.2", "A.3.4", "A.3.5", "A.3.6", "A.3.7", "A.4.1", "A.4.2"),
    *("B.1.1", "B.1.2"),
    *("B.2.1", "B.2.2", "B.2.3", "B.2.4", "B.2.5", "B.3.1", "B.3.2", "B.4.1", "B.4.2"),
)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def _rows() -> list[list[str]]:
    """The cells of every row: criterion, what holds, tests, what is missing."""
    return [line.strip("| ").split(" | ") for line in TABLE.splitlines() if re.match(r"\| [AB]\.\d", line)]


def test_every_criterion_has_a_row():
    assert {row[0].split()[0] for row in _rows()} == set(CRITERIA)


def test_every_row_that_holds_names_tests_that_exist():
    lost, bare = [], [row[0] for row in _rows() if not _TEST.search(row[2]) and row[2] != "not yet"]
    for path, name in _TEST.findall(TABLE):
        file = ROOT / path
        if not file.is_file() or f"def {name}(" not in file.read_text("utf-8"):
            lost.append(f"{path}::{name}")
    assert not lost and not bare, told(lost + bare, "coopcms/ATAG.md: a test that is not there, or a row without one")


def test_what_is_not_met_yet_says_why():
    silent = [row[0] for row in _rows() if row[2] == "not yet" and len(row) < 4]
    assert not silent, told(silent, "coopcms/ATAG.md: “not yet” needs its reason in the last column")
