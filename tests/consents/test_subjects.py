"""What others must agree to is named by its words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.canonical import digest
from coopcms.blocks.html import from_html
from coopcms.blocks.quotes import quotes_in
from coopcms.consents.subjects import about_firm, hash_about_firm, hash_of, passages, title_of_firm

BODY = (
    "<p>Die Leiterin sagt: <q>Wir fangen an.</q> Und <q>Wir hören auf.</q></p>"
    "<p>Später ergänzt sie:</p><blockquote><p>Erst eins.</p><p>Dann zwei.</p></blockquote>"
    "<ul><li><p>Der Meister: <q>Na gut.</q></p></li></ul>"
)


def test_quotes_come_in_reading_order_with_the_paragraph_they_stand_in_or_after():
    found = passages(from_html(BODY))
    told = [(one.text, one.kind, one.context) for one in found]
    said = "Die Leiterin sagt: „Wir fangen an.“ Und „Wir hören auf.“"
    assert told == [
        ("Wir fangen an.", "inline", said),
        ("Wir hören auf.", "inline", said),
        ("Erst eins.\n\nDann zwei.", "block", "Später ergänzt sie:\n\nErst eins.\n\nDann zwei."),
        ("Na gut.", "inline", "Der Meister: „Na gut.“"),
    ]


def test_marks_and_place_do_not_count_but_every_sign_does():
    plain, marked, moved = (
        passages(from_html(html))[0].hash
        for html in (
            "<p><q>Es geht.</q></p>",
            "<p><q>Es <em>geht.</em></q> So.</p>",
            "<blockquote>Es geht.</blockquote>",
        )
    )
    assert plain == marked == moved
    assert len({hash_of(text) for text in ("Es geht.", "Es, geht.", "es geht.", "Es geht", "Es  geht.")}) == 5


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u00ad", "  "])
def test_a_space_that_looks_alike_is_another_sign_within_a_paragraph_and_as_a_block(space):
    inline, block = (f"<p><q>{space}z.{space}B.{space}</q></p>", f"<blockquote>{space}z.{space}B.{space}</blockquote>")
    told = {passages(from_html(html))[0].text for html in (inline, block)}
    assert told == ({"z. B."} if space == "  " else {f"{space}z.{space}B.{space}"})


def test_a_line_end_within_a_quote_is_a_space():
    assert [one.text for one in passages(from_html("<p>So: <q>Es<br>geht. </q> Ja.</p>"))] == ["Es geht."]


@given(st.lists(st.sampled_from(["<p>Wort <q>eins</q></p>", "<blockquote><p>zwei</p></blockquote>", "<p>drei</p>"])))
def test_no_quote_of_a_body_is_overlooked(parts):
    blocks = from_html("".join(parts))
    assert [(one.text, one.kind) for one in passages(blocks)] == [(q["text"], q["kind"]) for q in quotes_in(blocks)]


def test_facts_are_what_the_story_says_of_a_firm_named_or_not():
    content = {"company": "Beispiel GmbH", "figure_value": "12", "sector": "", "title": "Halle"}
    assert about_firm(content) == {"company": "Beispiel GmbH", "figure_value": "12"}
    assert hash_about_firm(content) == digest({"company": "Beispiel GmbH", "figure_value": "12"})
    assert hash_about_firm(content) != hash_about_firm(content | {"figure_value": "13"})
    assert hash_about_firm({"figure_value": "12"}) == digest({"figure_value": "12"})
    assert hash_about_firm({"title": "Halle", "company": ""}) == ""
    assert [title_of_firm(one) for one in (content, {"figure_value": "12"}, {})] == ["Beispiel GmbH", "12", ""]
