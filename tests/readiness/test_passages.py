"""Each passage of the whole text is found again in its field and block, in the offsets browsers count in."""

from hypothesis import given
from hypothesis import strategies as st

from coopcms.blocks.html import from_html
from coopcms.blocks.shape import leaves
from coopcms.content.kinds.registry import KINDS
from coopcms.language.flat import from_utf16
from coopcms.readiness import passages as module
from coopcms.readiness.passages import ALT, passages_of
from tests.readiness.conftest import numbered

BODY = "<h2>Ein 😀 Anfang</h2><ul><li>eins</li><li>zwei 😀 drei</li></ul><blockquote><p>Ein Zitat</p></blockquote>"


def whole(**fields):
    fields["body"] = numbered(from_html(fields.get("body", "")))
    return passages_of(KINDS["story"], fields), fields["body"]


def test_fields_and_blocks_come_in_reading_order_and_sections_last():
    found, _body = whole(title="Titel", lead="Lead", body=BODY, result="Ergebnis")
    assert [piece.field for piece in found.pieces] == ["title", "lead", "body", "body", "body", "body", "result"]
    assert found.text[: found.upper].endswith("Ein Zitat") and found.text.endswith("Ergebnis")


def test_offsets_count_as_browsers_do():
    found, body = whole(title="😀😀", body=BODY)
    at = found.text.index("drei")
    place = found.place(at, at + 4)
    leaf = list(leaves(body))[2]
    assert (place.block, place.number, place.passage) == (leaf["id"], 2, "drei")
    assert (place.start, place.end) == (8, 12)  # "zwei 😀 drei": the emoji is two units


def test_a_passage_ends_with_its_block():
    found, _body = whole(title="Titel", body=BODY)
    assert found.place(0, 100).passage == "Titel"


def test_quotes_and_other_languages_are_protected():
    found, _body = whole(title="Titel", body=BODY + '<p lang="en">Some words</p>')
    for words, is_protected in (("Ein Zitat", True), ("Some words", True), ("eins", False)):
        at = found.text.index(words)
        assert found.is_protected(at, at + len(words)) == is_protected


PICTURE = '<figure data-picture="7"{}><img alt="Ein 😀 Lehrer am Tor"><figcaption>{}</figcaption></figure>'


def test_what_is_said_of_a_picture_stands_before_its_caption_at_a_place_of_its_own():
    inside = f"<aside><p>drei</p>{PICTURE.format('', '')}</aside>"
    found, body = whole(body=f"<p>eins</p>{PICTURE.format('', 'Im Hof')}{inside}<p>vier</p>")
    picture, _drei, other, vier = list(leaves(body))[1:]
    told = [(piece.text, piece.block, piece.number) for piece in found.pieces]
    words = ("eins", "Ein 😀 Lehrer am Tor", "Im Hof", "drei", "Ein 😀 Lehrer am Tor", "vier")
    assert tuple(text for text, _block, _number in told) == words
    assert told[1][1:] == (picture["id"] + ALT, -1) and told[2][1:] == (picture["id"], 1)
    assert told[4][1:] == (other["id"] + ALT, -1) and told[5][1:] == (vier["id"], 3)
    at = found.text.index("Lehrer")
    place = found.place(at, at + 6)
    assert (place.field, place.block, place.start, place.end) == ("body", picture["id"] + ALT, 7, 13)
    assert [id(leaf) in found.by_leaf for leaf in leaves(body)] == [True, True, True, False, True]


def test_the_language_of_a_picture_is_that_of_what_is_said_of_it():
    found, _body = whole(body=PICTURE.format(' lang="en"', "In the yard"))
    assert found.is_protected(0, 3) and found.is_protected(len(found.text) - 4, len(found.text))


def test_of_a_very_long_text_the_beginning_is_read(monkeypatch):
    monkeypatch.setattr(module, "MOST", 30)
    found, body = whole(title="Titel", body="<p>Der erste Absatz.</p><p>Der zweite Absatz ist zu viel.</p>")
    assert found.text == "Titel\n\nDer erste Absatz."
    assert [piece.text for piece in found.pieces] == ["Titel", "Der erste Absatz."]
    assert [id(leaf) in found.by_leaf for leaf in leaves(body)] == [True, False]


def test_an_empty_item_has_no_passages():
    found, _body = whole()
    assert (found.text, found.pieces) == ("", ())


words = st.text(st.sampled_from("aä😀 \u00ad'"), min_size=1, max_size=12)


@given(
    title=words, paragraphs=st.lists(words, min_size=1, max_size=4), part=st.tuples(st.floats(0, 1), st.floats(0, 1))
)
def test_every_passage_is_found_in_its_block(title, paragraphs, part):
    found, body = whole(title=title.strip(), body="".join(f"<p>{text}</p>" for text in paragraphs))
    by_id = {leaf["id"]: "".join(text for text, _marks in leaf["runs"]) for leaf in leaves(body)}
    for piece in found.pieces:
        first, last = sorted(round(one * len(piece.text)) for one in part)
        place = found.place(piece.start + first, piece.start + last)
        if first == len(piece.text):
            continue  # the end of one piece may be the beginning of none
        text = by_id[place.block] if place.block else title.strip()
        start, end = from_utf16(text, place.start), from_utf16(text, place.end)
        assert text[start:end] == piece.text[first:last]
