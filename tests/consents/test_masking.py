"""What may not be public is left out whole, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.html import from_html
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.quotes import quotes_in
from coopcms.blocks.text import plain
from coopcms.blocks.validate import problems
from coopcms.consents.masking import without
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
)


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


@given(st.lists(st.sampled_from(PIECES)), st.sets(st.sampled_from(["Ja", "Nein", "Nein\n\nDoch"])), st.booleans())
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
