"""Words that somebody says and nobody has marked are told with their place and both ways to mend them."""

from datetime import UTC, datetime

import pytest

from coopcms.readiness.decided import Decision
from coopcms.readiness.lines import BLOCKING, WARNING
from coopcms.readiness.subject import Known
from coopcms.readiness.ways import Way
from coopcms.workflow.reasons import Reason
from tests.readiness.conftest import TODAY, only

SAID = "Anna sagt: „Wir haben niemanden gefragt …“"
RULE, FOUND = "quote.unmarked", "„Wir haben niemanden gefragt …“"


def test_the_passage_in_the_body_is_named(lines_of):
    line = only(lines_of(body=f"<p>Vorher 😀.</p><p>{SAID} Danach.</p>"), RULE)
    (place,) = line.places
    assert (line.severity, place.field, place.block, place.passage) == (WARNING, "body", "b1", FOUND)
    assert (place.start, place.end) == (len("Anna sagt: "), len("Anna sagt: ") + len(FOUND))
    assert line.repair.startswith("Mark them as a quote") and line.way[1] == "#sprache"


@pytest.mark.parametrize("field", ["title", "subtitle", "lead"])
def test_fields_are_read_too_and_mended_otherwise(field, lines_of):
    line = only(lines_of(**{field: SAID}), RULE)
    assert line.places[0].field == field and line.repair.startswith("Move the words into the text")


@pytest.mark.parametrize("field", ["situation", "goal", "measures", "result", "lessons", "steps"])
def test_so_are_the_sections_of_a_story(field, lines_of):
    assert only(lines_of("story", **{field: f"Es war so.\n\n{SAID}"}), RULE).places[0].field == field


@pytest.mark.parametrize(
    "body",
    [
        "<p>Anna sagt: <q>Wir haben niemanden gefragt …</q></p>",
        f"<blockquote><p>{SAID}</p></blockquote>",
        f"<p><q>{SAID}</q></p>",
        f'<p lang="en">{SAID}</p>',
        "<p>Das Motto „Wir haben niemanden gefragt“, sagt Anna, ist alt.</p>",
        "<p>Bei „Digital in NRW“ sagt Anna: „Willkommen“.</p>",
    ],
)
def test_what_is_marked_or_said_by_nobody_is_no_line(body, rules_of):
    assert RULE not in rules_of(body=body)


def test_a_text_in_english_is_not_read(rules_of):
    assert RULE not in rules_of(language="en", body=f"<p>{SAID}</p>")


def test_a_decision_holds_for_exactly_these_words_wherever_they_stand(lines_of, rules_of):
    at = datetime(2026, 11, 24, tzinfo=UTC)
    decision = Decision(1, "QU01", FOUND, "anderswo", "", "", "Ein Buchtitel.", "Kim Beispiel", 0, at)
    known = Known(TODAY, decisions=(decision,))
    assert RULE not in rules_of("article", known, body=f"<p>{SAID}</p>", lead=SAID)
    other = SAID.replace("niemanden", "jeden")
    assert only(lines_of("article", known, body=f"<p>{SAID}</p><p>{other}</p>"), RULE).count == 1
    elsewhere = Known(TODAY, decisions=(decision._replace(rule="GM01"),))
    assert RULE in rules_of("article", elsewhere, body=f"<p>{SAID}</p>")


def test_where_consents_stop_a_step_it_does(lines_of):
    step = type("Step", (), {"id": "publish"})
    known = Known(TODAY, ways=(Way(step, (Reason("check", "consents", "x", {}),)),))
    line = only(lines_of("article", known, body=f"<p>{SAID}</p>"), RULE)
    assert (line.severity, line.steps) == (BLOCKING, ("publish",))
