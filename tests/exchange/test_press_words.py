"""Every visible word of the file is in the draft, once for each time it was there."""

import re
from collections import Counter
from html import escape

from hypothesis import example, given
from hypothesis import strategies as st

from coopcms.blocks.text import inside, plain
from coopcms.exchange.press import read_press
from tests.exchange.press_texts import PAGE

WORDS = st.sampled_from(
    ("Haus", "Größe", "Lehrer:innen", "Mai", "der", "und", "12", "3.", "A–B", "„ja“", "z.", "B.", "(neu)", "&", "<")
    + ("Ende.", "Warum?", "so:", "e\u0301")
)
LINES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
SIGNED = st.tuples(st.sampled_from(["", "", "", "- ", "• ", "* ", "– ", "  "]), LINES).map("".join)
TYPED = st.lists(st.one_of(SIGNED, st.just(""), st.just("-----")), min_size=1, max_size=25).map("\n".join)
TAGS = (
    "h1",
    "h2",
    "h3",
    "p",
    "div",
    "li",
    "ul",
    "blockquote",
    "td",
    "table",
    "b",
    "em",
    "q",
    "a",
    "x-y",
    "section",
    "dt",
)
CLASSES = ("", ' class="lead"', ' class="subtitle"', ' class="kicker"', ' lang="en"')
OPENED = st.tuples(st.sampled_from(TAGS), st.sampled_from(CLASSES)).map(lambda pair: f"<{pair[0]}{pair[1]}>")
CLOSED = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
TEXT = LINES.map(lambda line: f" {escape(line)} ")
MARKUP = st.lists(st.one_of(OPENED, TEXT, CLOSED, st.just("<br>")), max_size=30).map("".join)


def words(text: str) -> Counter:
    return Counter(re.findall(r"\w+", text))


def words_of(press) -> Counter:
    return words(" ".join([press.kicker, press.dateline, press.title, press.subtitle, press.lead, plain(press.body)]))


@given(TYPED)
@example("Siegen, 24. November 2026\nPressemitteilung\n\nTitel\n\nText.")
@example("Titel\n\n- eins\n\nText.\n- zwei")
def test_of_typed_text(text):
    for start in ("Titel ", "Siegen, 24. November 2026\n", "Presseinformation\n\n"):
        found = words_of(read_press(f"{start}{text}".encode(), "text.txt"))
        assert found == words(f"{start}{text}".replace("e\u0301", "é"))


@given(MARKUP)
@example("<p>Siegen, den 24.11.2026</p><p>Kurz.</p>")
@example("<p>Siegen, den 24.11.2026<h1>Titel</h1><p>Text</p>")
@example("<h1>Titel</h1><h2>Unter</h2><p class=lead>Vorspann</p><p>Text</p>")
@example("<table><tr><td><h1>Titel</h1></td></tr></table>Text")
def test_of_html(markup):
    visible = re.sub(r"<[^>]*>", " ", markup).replace("&amp;", "&").replace("&lt;", "<")
    assert words_of(read_press(f"<p>Anfang</p>{markup}".encode(), "a.html")) == words(
        f"Anfang {visible}".replace("e\u0301", "é")
    )


def test_of_a_whole_page():
    body = PAGE[PAGE.index("<body>") :].replace("&bdquo;", "„").replace("&ldquo;", "“")
    assert words_of(read_press(PAGE.encode(), "a.html")) == words(re.sub(r"<[^>]*>", " ", body))


def test_quotation_marks_within_quoted_words_are_the_inner_ones():
    assert inside("Sie sagt: „Ja“, dann »Nein«") == "Sie sagt: ‚Ja‘, dann ›Nein‹"
