"""What an item lacks, on the command line: in words, as data, and as the exit status of a script."""

import pytest

from coopcms.content.services import create
from tests.readiness.test_gathered import FULL


@pytest.fixture
def ready(coopcms):
    """A factory: the answer of the command."""
    return lambda item, *more: coopcms("item", "ready", str(item.id), *more)


def test_what_holds_up_ends_with_one(ready, flows, author):
    answer = ready(
        create("article", "siegen", {"title": "Neue Halle", "body": "<p>In diesem Jahr begann es.</p>"}, author)
    )
    assert answer.status == 1
    assert "Hält auf (1)\n  Vorspann: Der Vorspann fehlt. " in answer.out
    assert (
        "\n  Zeitangabe ohne Datum: „diesem Jahr“ stimmt nur" in answer.out
        and "\n    Text: „diesem Jahr“" in answer.out
    )


def test_what_is_only_missing_ends_with_zero(ready, draft):
    answer = ready(draft)
    assert (answer.status, "Hält auf" in answer.out, "Fehlt noch (" in answer.out) == (0, False, True)


def test_nothing_missing_is_said(ready, flows, author, reviewer_siegen):
    answer = ready(create("article", "siegen", FULL, author))
    assert (answer.status, answer.out) == (0, "Es fehlt nichts.\n")


def test_as_data_each_line_has_rule_place_and_repair(ready, flows, author):
    item = create("article", "siegen", {"title": "Neue Halle", "body": "<p>In diesem Jahr begann es.</p>"}, author)
    data = ready(item, "--format", "json").json
    assert (data["id"], data["counts"]["blocking"]) == (item.id, 1)
    line = next(line for line in data["lines"] if line["rule"] == "T1")
    assert (line["severity"], line["count"], line["repair"]) == ("hint", 1, "Stattdessen: „Jahr 2026“.")
    block = item.head.content["body"][0]["id"]
    assert line["places"] == [{"field": "body", "block": block, "start": 3, "end": 14, "passage": "diesem Jahr"}]
    assert data["lines"][0] | {"places": []} == {
        "rule": "lead", "severity": "blocking", "title": "Vorspann", "message": "Der Vorspann fehlt.",
        "repair": "Sagen Sie in zwei, drei Sätzen: wer, was, wann, wo, warum.", "count": 1, "steps": ["submit"],
        "places": [],
    }  # fmt: skip


def test_who_may_not_see_the_item_is_told_there_is_none(coopcms, draft, person, hannover):
    person("fremd@hannover.example", "author@hannover")
    answer = coopcms("item", "ready", str(draft.id), "--actor", "fremd@hannover.example")
    assert answer.status == 2 and "Vorspann" not in answer.out
