"""A line of the bulk form is taken as it stands or refused with its reason."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcms.exchange.jsonl_lines import Broken, Line, parse, read

GOOD = {
    "slug": "schritt-fuer-schritt",
    "kind": "success_story",
    "title": "Schritt für Schritt",
    "summary": "Wie ein Betrieb anfing.",
    "body_html": "<p>Die Mitarbeiter:innen wollten …</p>",
    "centre": "siegen",
    "centre_name": "Beispielzentrum",
    "co_owners": ["hannover", "siegen", "hannover"],
    "topics": ["Lager", "Logistik"],
    "published_at": "2024-05-03T10:00:00+02:00",
    "author": "Beispiel",
}


def taken(**changes) -> Line | Broken:
    return parse(7, json.dumps(GOOD | changes).encode())


def test_a_whole_line_is_read_with_its_kind_and_moment():
    line = taken()
    assert (line.number, line.kind, line.title) == (7, "story", "Schritt für Schritt")
    assert line.published_at == datetime(2024, 5, 3, 8, tzinfo=UTC)


def test_owners_are_named_once_and_the_lead_centre_first():
    assert taken().centres == ("siegen", "hannover")


def test_without_a_date_it_is_a_draft():
    assert taken(published_at=None).published_at is None


def test_unknown_fields_are_told_and_ignored():
    assert taken(number=3, colour="red").unknown == ("number", "colour")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "Großer Slug"), ("slug", "a" * 81), ("slug", ""), ("slug", 5), ("kind", "novel"), ("title", ""),
        ("title", "a\0b"), ("title", "\ud800"), ("summary", ["x"]), ("body_html", 1),
        ("centre", None), ("co_owners", "siegen"), ("topics", [1]), ("topics", ["x" * 81]),
        ("published_at", "2024-05-03T08:00:00"), ("published_at", "gestern"),
        ("published_at", "9999-12-31T23:59:59-14:00"), ("published_at", "2999-01-01T00:00:00+00:00"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_by_its_field(field, value):
    broken = taken(**{field: value})
    assert (broken.number, broken.problem.field) == (7, field)
    assert str(broken.problem)


@pytest.mark.parametrize("raw", [b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'"' + b"x" * 5_000_001 + b'"'])
def test_what_is_no_object_is_broken(raw):
    assert isinstance(parse(1, raw), Broken)


def test_blank_lines_count_but_say_nothing():
    lines = [b"\n", json.dumps(GOOD).encode(), b"  \r\n", b"{"]
    assert [line.number for line in read(lines)] == [2, 4]


JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner), max_leaves=5)


@given(st.dictionaries(st.sampled_from(list(GOOD)), JSON, max_size=4))
@settings(max_examples=100, deadline=None)
def test_whatever_a_line_holds_there_is_an_answer(changes):
    assert isinstance(taken(**changes), Line | Broken)
