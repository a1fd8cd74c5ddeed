"""A body read as plain text, and plain text as a body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.html import from_html, to_html
from coopcms.blocks.text import excerpt, from_plain, plain, words
from tests.blocks.documents import BODIES

BODY = from_html(
    "<h2>Kopf</h2><p>Die Mitarbeiter:innen<br>lernen <q>gern</q>.</p><ul><li>eins</li><li>zwei</li></ul>"
    "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
)


def test_paragraphs_items_and_cells_are_told_apart():
    assert plain(BODY) == "Kopf\n\nDie Mitarbeiter:innen\nlernen „gern“.\n\neins\nzwei\n\na\tb\nc\td"


def test_words_are_counted_as_people_count():
    assert words(BODY) == 11
    assert words(from_html("<p>A – B &amp; 3</p>")) == 3


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (100, "Die Mitarbeiter:innen lernen „gern“. eins zwei a b c d"),
        (29, "Die Mitarbeiter:innen lernen…"),
        (28, "Die Mitarbeiter:innen…"),
        (2, "D…"),
        (0, ""),
    ],
)
def test_an_excerpt_leaves_headings_out_and_cuts_between_words(length, text):
    assert excerpt(BODY, length) == text


@given(BODIES, st.integers(0, 60))
def test_an_excerpt_is_never_longer_than_asked(body, length):
    assert len(excerpt(body, length)) <= length


def test_typed_text_has_paragraphs_and_line_ends():
    assert to_html(from_plain("eins\r\nzwei\n \n\n<drei>")) == "<p>eins<br>zwei</p><p>&lt;drei&gt;</p>"


@given(st.text(max_size=80))
def test_typed_text_reads_the_same_again(text):
    assert from_plain(plain(from_plain(text))) == from_plain(text)
