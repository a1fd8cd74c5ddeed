"""What somebody said is marked, by whom is proposed, and titles and words at arm's length are left alone."""

from time import monotonic

import pytest

from coopcms.blocks.html import from_html, to_html
from coopcms.exchange.quotes_marked import mark_quotes
from tests.exchange.quotes_measured import cases, found, measure


def marked(html: str, head: str = "") -> str:
    return to_html(mark_quotes(from_html(html), head).body)


def quotes(html: str, head: str = "") -> list[tuple[str, int, str]]:
    return [
        (one.text, one.parts, one.speaker.name if one.speaker else "")
        for one in mark_quotes(from_html(html), head).quotes
    ]


def test_on_sixty_sentences_nearly_all_is_right():
    assert len(cases()) == 60
    shares = measure()
    assert shares["precision"] > 0.99 and shares["recall"] > 0.97, shares
    assert shares["speakers"] > 0.99 and shares["functions"] > 0.99, shares


@pytest.mark.parametrize(
    "case", [case for case in cases() if not case.wanted], ids=lambda case: case.paragraphs[0][:40]
)
def test_titles_and_scare_quotes_are_no_quotes(case):
    assert found(case) == []


@pytest.mark.parametrize("marks", ["„“", "„”", "»«", "«»", '""', "“”"])
def test_every_kind_of_marks_becomes_an_inline_quote(marks):
    said = f"<p>{marks[0]}Wir <b>messen</b> mit Licht{marks[1]}, sagt Anna Beispiel.</p>"
    assert marked(said) == "<p><q>Wir <strong>messen</strong> mit Licht</q>, sagt Anna Beispiel.</p>"


def test_a_quote_that_the_text_breaks_into_is_one_of_two_parts():
    said = "<p>„Wir messen“, sagt Anna Beispiel, „mit Licht und Verstand.“</p>"
    assert quotes(said) == [("Wir messen … mit Licht und Verstand.", 2, "Anna Beispiel")]
    assert marked(said) == "<p><q>Wir messen</q>, sagt Anna Beispiel, <q>mit Licht und Verstand.</q></p>"


def test_a_paragraph_that_is_nothing_else_becomes_a_block():
    said = "<p>Anna Beispiel sagt:</p><p>„Wir messen mit <em>Licht</em>.“</p><p>Danach.</p>"
    assert marked(said) == (
        "<p>Anna Beispiel sagt:</p><blockquote><p>Wir messen mit <em>Licht</em>.</p></blockquote><p>Danach.</p>"
    )
    assert quotes(said) == [("Wir messen mit Licht.", 1, "Anna Beispiel")]


def test_a_block_of_a_page_says_who_speaks_in_it_or_below_it():
    inside = "<blockquote><p>„Wir messen mit Licht.“</p><p>– Anna Beispiel, Leiterin</p></blockquote>"
    below = "<blockquote><p>Wir messen mit Licht.</p></blockquote><p>Anna Beispiel, Leiterin</p>"
    assert quotes(inside)[0][2] == quotes(below)[0][2] == "Anna Beispiel"
    assert marked("<blockquote><p>„Wir messen alle mit Licht.“</p></blockquote>") == (
        "<blockquote><p>Wir messen alle mit Licht.</p></blockquote>"
    )


def test_marks_in_pages_are_told_and_left_alone():
    said = "<p><q>Wir messen mit Licht</q>, sagt Anna Beispiel.</p>"
    assert marked(said) == said and quotes(said) == [("Wir messen mit Licht", 1, "Anna Beispiel")]


def test_a_surname_is_resolved_by_the_full_name_before_it_and_told_what_the_person_is():
    said = "<p>Anna Beispiel, Leiterin des Zentrums, lud ein.</p><p>„Wir messen mit Licht“, so Beispiel.</p>"
    speaker = mark_quotes(from_html(said)).quotes[0].speaker
    assert (speaker.name, speaker.function, speaker.said) == ("Anna Beispiel", "Leiterin des Zentrums", "so Beispiel.")


def test_quotes_of_the_lead_are_told_and_its_people_known():
    lead = "„Wir messen alle mit Licht“, sagt Anna Beispiel."
    said = "<p>„Und zwar mit viel Verstand“, ergänzt Beispiel.</p>"
    assert [one[2] for one in quotes(said, lead)] == ["Anna Beispiel", "Anna Beispiel"]


def test_marks_that_nothing_closes_are_told_and_left():
    done = mark_quotes(from_html("<p>Er sagt: „Das geht so nicht weiter.</p>"))
    assert done.open_marks == ("„Das geht so nicht weiter.",) and "„Das" in to_html(done.body)


def test_a_quote_over_a_line_break_and_a_link_stays_one():
    said = '<p>„Wir messen<br>mit <a href="https://a.example">Licht</a>“, sagt Anna Beispiel.</p>'
    assert marked(said) == (
        '<p><q>Wir messen<br>mit <a href="https://a.example">Licht</a></q>, sagt Anna Beispiel.</p>'
    )


def test_many_quotes_cost_time_by_their_number_only():
    many = "„Wir messen mit Licht“, sagt Anna Beispiel. " * 5_000
    start = monotonic()
    assert len(mark_quotes(from_html(f"<p>{many}</p>")).quotes) == 5_000
    assert monotonic() - start < 15
