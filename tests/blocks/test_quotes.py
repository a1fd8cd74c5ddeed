"""Quotes are found where they stand."""

from hypothesis import given

from coopcms.blocks.html import from_html
from coopcms.blocks.identity import realign
from coopcms.blocks.quotes import quotes_in
from coopcms.blocks.shape import walk
from tests.blocks.documents import BODIES


def test_quotes_come_in_reading_order_with_their_blocks():
    body = realign([], from_html(
        "<p>Sie sagt: <q>Wir <em>freuen</em> uns</q> und <q>Kommt</q>.</p>"
        "<blockquote><p>Eins.</p><p>Zwei.</p></blockquote><ul><li><q>Drei</q></ul>"
    ))  # fmt: skip
    assert quotes_in(body) == [
        {"text": "Wir freuen uns", "id": body[0]["id"], "kind": "inline"},
        {"text": "Kommt", "id": body[0]["id"], "kind": "inline"},
        {"text": "Eins.\n\nZwei.", "id": body[1]["id"], "kind": "block"},
        {"text": "Drei", "id": body[2]["children"][0]["children"][0]["id"], "kind": "inline"},
    ]


def test_a_line_break_does_not_end_a_quote():
    assert [quote["text"] for quote in quotes_in(from_html("<p><q>Eins<br>zwei</q></p>"))] == ["Eins zwei"]


def test_a_quote_within_a_quote_belongs_to_the_outer_one():
    found = quotes_in(from_html("<blockquote><p>Er rief <q>Halt</q>.</p></blockquote>"))
    assert [quote["text"] for quote in found] == ["Er rief „Halt“."]


def test_a_body_without_quotes_has_none():
    assert quotes_in([]) == quotes_in(from_html("<p>Kein „Zitat“.</p>")) == []


@given(BODIES)
def test_every_quote_refers_to_a_block_of_the_body(body):
    body = realign([], body)
    assert {quote["id"] for quote in quotes_in(body)} <= {block["id"] for block in walk(body)}
