"""What may not be public is left out whole, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.html import from_html
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.quotes import quotes_in
from coopcms.blocks.text import plain
from coopcms.blocks.validate import problems
from coopcms.consents.masking import OMISSION, without, without_firm
from coopcms.consents.subjects import hash_of

PICTURE = '<figure data-picture="7"><img alt="Tor"><figcaption>Das Tor</figcaption></figure>'
PIECES = (
    "<p>Anfang.</p>",
    "<p>Sie sagt: <q>Ja</q>.</p>",
    "<p>Er sagt: <q>Nein</q> und <q>Ja</q>.</p>",
    "<blockquote><p>Ja</p></blockquote>",
    "<blockquote><p>Nein</p><p>Doch</p></blockquote>",
    "<aside><p>Kasten: <q>Nein</q></p></aside>",
    "<ul><li><p><q>Nein</q></p></li><li><p>Punkt</p></li></ul>",
    "<table><tr><td><p><q>Nein</q></p></td><td><p>Zelle</p></td></tr></table>",
    PICTURE,
    "<p>Weiter sagt sie:</p>",
    "<h2>Stimmen:</h2>",
    "<aside><p>Kasten:</p><blockquote><p>Nein</p></blockquote></aside>",
)
HIDEABLE = st.sets(st.sampled_from(["Ja", "Nein", "Nein\n\nDoch"]))


def hidden(*texts: str) -> set[str]:
    return {hash_of(text) for text in texts}


def test_a_block_quote_goes_as_a_block_and_an_inline_one_with_its_paragraph():
    body = from_html("<p>Anfang.</p><p>Sie sagt: <q>Nein</q>.</p><blockquote><p>Doch</p></blockquote><p>Ende.</p>")
    assert plain(without(body, hidden("Nein", "Doch"), ())) == "Anfang.\n\nEnde."
    assert plain(without(body, hidden("Nein"), ())) == "Anfang.\n\nDoch\n\nEnde."


def test_a_picture_goes_with_its_caption():
    body = from_html(f"<p>Anfang.</p>{PICTURE}")
    assert plain(without(body, (), {7})) == "Anfang." and without(body, (), {8}) == body


def test_a_box_or_list_that_holds_nothing_else_goes_too():
    body = from_html("<aside><p><q>Nein</q></p></aside><ul><li><p><q>Nein</q></p></li></ul><p>Ende.</p>")
    assert without(body, hidden("Nein"), ()) == body[-1:]


def test_a_table_keeps_its_frame():
    (table,) = without(from_html(PIECES[7]), hidden("Nein"), ())
    assert [len(cell["children"]) for row in table["children"] for cell in row["children"]] == [0, 1]


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>Sie sagt:</p><blockquote><p>Nein</p></blockquote><p>Ende.</p>", "Sie sagt:\n\n[…]\n\nEnde."),
        ("<p>Sie sagt: </p><blockquote><p>Nein</p></blockquote>", "Sie sagt:\n\n[…]"),
        ("<p>Sie sagte.</p><blockquote><p>Nein</p></blockquote><p>Ende.</p>", "Sie sagte.\n\nEnde."),
        ("<p>Sie sagt:</p><blockquote>Nein</blockquote><blockquote>Nein</blockquote>", "Sie sagt:\n\n[…]"),
        ("<p>Sie sagt:</p><blockquote>Ja</blockquote><blockquote>Nein</blockquote>", "Sie sagt:\n\nJa"),
        ("<p>Sie sagt:</p><p>„So“.</p><blockquote>Nein</blockquote>", "Sie sagt:\n\n„So“."),
        ("<p>Erst <q>Nein</q>, dann:</p><blockquote>Nein</blockquote><p>Ende.</p>", "Ende."),
        ("<p>Sie sagt:</p><p><q>Nein</q></p>", "Sie sagt:\n\n[…]"),
        ("<p>Sie sagen:</p><ul><li><q>Nein</q></li></ul>", "Sie sagen:\n\n[…]"),
        ("<p>Sie sagen:</p><table><tr><td><q>Nein</q></td></tr></table>", "Sie sagen:\n\n[…]"),
        ("<ul><li><p>Er:</p><blockquote>Nein</blockquote></li><li>Sie</li></ul>", "Er:\n[…]\nSie"),
        ("<aside><p>Er:</p></aside><blockquote>Nein</blockquote>", "Er:\n\n[…]"),
        ("<h2>Stimmen:</h2><blockquote>Nein</blockquote>", "Stimmen:\n\n[…]"),
        (f"<p>So sieht es aus:</p>{PICTURE}", "So sieht es aus:"),
    ],
)
def test_where_a_colon_leads_to_a_hidden_quote_a_mark_of_omission_stands_in_its_place(html, left):
    assert plain(without(from_html(html), hidden("Nein"), {7})) == left


def test_the_mark_is_a_paragraph_of_its_own_and_no_quote():
    (_intro, mark) = without(from_html("<p>Sie sagt:</p><blockquote>Nein</blockquote>"), hidden("Nein"), ())
    assert mark == {"type": "p", "attrs": {}, "runs": [[OMISSION, []]]}


def test_a_firm_goes_with_all_its_fields_and_nothing_else():
    content = {"title": "Halle", "company": "Beispiel GmbH", "figure_value": "12", "period": "2025", "result": "Gut."}
    assert without_firm(content) == {"title": "Halle", "result": "Gut."} and "company" in content


@given(st.lists(st.sampled_from(PIECES)), HIDEABLE, st.booleans())
def test_masking_twice_is_masking_once_and_changes_no_body_it_was_given(parts, texts, picture):
    body, same = from_html("".join(parts)), from_html("".join(parts))
    left = without(body, hidden(*texts), {7} if picture else ())
    assert without(left, hidden(*texts), {7} if picture else ()) == left and body == same


@given(st.lists(st.sampled_from(PIECES)), HIDEABLE)
def test_no_page_ends_on_a_colon_that_led_to_a_hidden_quote(parts, texts):
    body = from_html("".join(parts) + "<p>Dazu sagt sie:</p><blockquote>Nein</blockquote>")
    assert plain(without(body, hidden("Nein", *texts), ())).endswith(f"Dazu sagt sie:\n\n{OMISSION}")


@given(st.lists(st.sampled_from(PIECES)), HIDEABLE, st.booleans())
def test_nothing_hidden_is_left_and_nothing_else_is_lost(parts, texts, picture):
    body = from_html("".join(parts))
    left = without(body, hidden(*texts), {7} if picture else ())
    assert problems(left) == []
    assert not texts & {quote["text"] for quote in quotes_in(left)}
    assert not (picture and pictures_in(left))
    words = [word for word in ("Anfang.", "Punkt", "Zelle") if word in plain(body)]
    assert [word for word in words if word not in plain(left)] == []
    if not texts & {quote["text"] for quote in quotes_in(body)} and not (picture and pictures_in(body)):
        assert left == body
