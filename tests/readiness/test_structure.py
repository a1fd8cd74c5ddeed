"""Headings, tables, lists, paragraphs and quotes as the body is built."""

import pytest

from coopcms.readiness.lines import HINT, WARNING
from tests.readiness.conftest import only, passages


@pytest.mark.parametrize(
    ("body", "skipping"),
    [
        ("<h2>Eins</h2><h3>Zwei</h3><h4>Drei</h4><h2>Vier</h2>", []),
        ("<h3>Eins</h3>", ["Eins"]),
        ("<h2>Eins</h2><h4>Zwei</h4><h4>Drei</h4>", ["Zwei"]),
        ("<h2>Eins</h2><aside><h4>Im Kasten</h4></aside>", ["Im Kasten"]),
    ],
)
def test_a_heading_is_one_level_below_the_last_at_most(lines_of, body, skipping):
    found = [line for line in lines_of(body=body) if line.rule == "heading.order"]
    assert [passage for line in found for passage in passages(line)] == skipping
    assert all(line.severity == WARNING for line in found)


def test_a_table_has_head_cells(lines_of, rules_of):
    line = only(lines_of(body="<table><tr><td>Ort</td><td>Tag</td></tr></table>"), "table.header")
    assert (line.severity, passages(line), line.places[0].number) == (WARNING, ["Ort"], 0)
    assert rules_of(body="<table><tr><th>Ort</th><td>Siegen</td></tr></table>") == []


def test_a_bold_paragraph_may_be_meant_as_a_subhead(lines_of, rules_of):
    line = only(lines_of(body="<p><strong>Wie es begann</strong></p><p>Text.</p>"), "heading.fake")
    assert (line.severity, passages(line)) == (HINT, ["Wie es begann"])
    assert rules_of(body="<p><strong>Das ist wichtig.</strong></p>") == []
    assert rules_of(body="<p><strong>Wie</strong> es begann</p>") == []


@pytest.mark.parametrize(
    "body", ["<p>- eins</p><p>- zwei</p>", "<p>• eins<br>• zwei</p>", "<p>1. eins</p><p>2. zwei</p>"]
)
def test_a_typed_list_is_no_list(lines_of, body):
    line = only(lines_of(body=body), "list.fake")
    assert line.severity == HINT and line.places[0].number == 0


def test_one_dash_is_no_list(rules_of):
    assert rules_of(body="<p>– so begann es.</p><p>Dann weiter.</p><ul><li>- eins</li><li>- zwei</li></ul>") == []


def test_a_very_long_paragraph_is_told(lines_of, rules_of):
    sentence = "<p>" + "Alle planen es hier. " * 40 + "</p>"
    assert only(lines_of(body=sentence), "paragraph.long").severity == HINT
    assert "paragraph.long" not in rules_of(body="<p>" + "Alle planen es hier. " * 30 + "</p>")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Anna Beispiel sagt:</p><blockquote><p>Wir planen nun am Bildschirm.</p></blockquote>",
        "<blockquote><p>Wir planen nun am Bildschirm.</p></blockquote><p>Das ist neu, so Anna Beispiel.</p>",
        "<blockquote><p>Wir planen am Bildschirm.</p><p>– Anna Beispiel</p></blockquote>",
        "<blockquote><p>Wir planen am Bildschirm.</p></blockquote><p>— Anna Beispiel</p>",
        "<p><q>Wir planen nun am Bildschirm</q>, erklärt Anna Beispiel.</p>",
        "<p>Sie nennen es <q>Planen am Schirm</q>.</p>",
    ],
)
def test_a_quote_whose_speaker_is_named_is_fine(rules_of, body):
    assert "quote.speaker" not in rules_of(body=body)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Vorher.</p><blockquote><p>Wir planen nun am Bildschirm.</p></blockquote><p>Nachher.</p>",
        "<p><q>Wir planen nun alle am Bildschirm</q> steht an der Wand.</p>",
        "<aside><p>Vorher.</p><blockquote><p>Wir planen nun am Bildschirm.</p></blockquote></aside>",
    ],
)
def test_a_quote_without_a_speaker_is_told(lines_of, body):
    line = only(lines_of(body=body), "quote.speaker")
    assert line.severity == HINT and "planen" in passages(line)[0]
