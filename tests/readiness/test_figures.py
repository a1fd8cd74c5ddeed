"""Figures have a unit, a period, a witness; those in the text a source."""

import pytest

from coopcms.readiness.lines import HINT, WARNING
from tests.readiness.conftest import only, passages

WHOLE = {
    "figure_value": "30", "figure_unit": "Prozent", "figure_period": "2025", "figure_confirmed": "Anna Beispiel",
    "figure_label": "Ausschuss", "figure_baseline": "42", "company": "Beispiel GmbH", "company_place": "Siegen",
    "period": "2025",
}  # fmt: skip


def test_a_whole_figure_lacks_nothing(rules_of):
    assert rules_of("story", **WHOLE) == []


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("figure_unit", WARNING), ("figure_period", WARNING), ("figure_confirmed", WARNING),
        ("figure_label", HINT), ("figure_baseline", HINT),
    ],
)  # fmt: skip
def test_each_part_that_is_missing_is_told(lines_of, name, severity):
    line = only(lines_of("story", **WHOLE | {name: ""}), name)
    assert (line.severity, line.anchor) == (severity, f"#{name}")


def test_what_stands_around_no_figure_is_told(rules_of):
    assert rules_of("story", **WHOLE | {"figure_value": ""}) == ["figure_value"]


def test_no_figure_at_all_is_no_fault(rules_of):
    assert rules_of("story", **WHOLE | {name: "" for name in WHOLE if name.startswith("figure")}) == []


@pytest.mark.parametrize("figure", ["30 Prozent", "3 Mio. Euro", "12,5 %", "1.200 Euro", "8 Millionen"])
def test_a_figure_in_the_text_wants_a_source(lines_of, figure):
    line = only(lines_of(body=f"<p>Das spart {figure} im Jahr 2025.</p>"), "figure.source")
    assert (line.severity, passages(line)) == (HINT, [figure])


@pytest.mark.parametrize(
    "body",
    [
        "<p>Sie sparen laut einer Umfrage 30 Prozent.</p>",
        "<p>Die Studie nennt 30 Prozent.</p>",
        "<blockquote><p>Wir sparen 30 Prozent.</p></blockquote><p>Das sagt Anna Beispiel.</p>",
        "<p>Es sind 30 Maschinen und 2026 Teile in Halle 3.</p>",
    ],
)
def test_a_source_a_quote_or_a_plain_number_is_fine(rules_of, body):
    assert rules_of(body=body) == []


def test_a_figure_and_its_source_stand_in_one_paragraph(lines_of):
    body = "<p>Sie sparen laut Anna Beispiel 30 Prozent.</p><p>Dazu kommen 5 Prozent.</p>"
    assert passages(only(lines_of(body=body), "figure.source")) == ["5 Prozent"]
