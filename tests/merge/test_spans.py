"""Marked words are found again: where others changed, came before, moved away or stand in another text now."""

from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.merge.spans import Quote, Span, carried, found, quoted, stands
from coopcms.merge.words import EQUAL, diff_words

TEXT = "Die Halle in Siegen ist seit Montag früh fertig. Es gibt nun Kaffee für alle Gäste des Hauses."
SOME = "die Halle in Siegen ist fertig, und es gibt Kaffee. „Gut“ 5 % Mitarbeiter:innen 𝄞"
SENTENCES = st.lists(st.sampled_from(SOME.split()), max_size=20).map(" ".join)


@st.composite
def quotes(draw) -> Quote:
    """Any stretch of any text."""
    text = draw(st.text(max_size=30) | SENTENCES)
    start = draw(st.integers(0, len(text)))
    return Quote(text, start, draw(st.integers(start, len(text))))


def marked(words: str, text: str = TEXT) -> Quote:
    at = text.index(words)
    return Quote(text, at, at + len(words))


def now(quote: Quote, text: str) -> str | None:
    span = carried(quote, text)
    return text[span.start : span.end] if span else None


@given(quotes(), st.text(max_size=40) | SENTENCES)
def test_a_place_is_never_outside_the_text(quote, new):
    span = carried(quote, new)
    assert span is None or 0 <= span.start <= span.end <= len(new)


@given(quotes(), st.dictionaries(st.sampled_from("abc"), SENTENCES, max_size=3))
def test_a_place_found_anywhere_is_in_its_text_and_says_truly_if_it_is_the_same(quote, texts):
    place = found(quote, texts, "a")
    assert place is None or 0 <= place.start <= place.end <= len(texts[place.name])
    assert place is None or place.same == (texts[place.name][place.start : place.end] == quote.words)


@given(quotes())
def test_in_the_same_text_the_place_is_the_same(quote):
    assert carried(quote, quote.text) == (quote.start, quote.end)


@given(SENTENCES, SENTENCES, st.data())
def test_words_that_have_not_changed_keep_their_place(old, new, data):
    i = j = 0
    for op, text in diff_words(old, new):
        if op == EQUAL and text.strip():
            start = data.draw(st.integers(0, len(text) - 1))
            end = data.draw(st.integers(start + 1, len(text)))
            words = text[start:end]
            if words == words.strip():
                assert carried(Quote(old, i + start, i + end), new) == (j + start, j + end)
        i, j = i + len(text) * (op != "insert"), j + len(text) * (op != "delete")


@given(SENTENCES, st.data())
def test_what_is_inserted_before_shifts_the_place(text, data):
    words = text.split(" ")
    if not text:
        return
    at, cut = data.draw(st.integers(0, len(words) - 1)), data.draw(st.integers(0, len(words)))
    start = len(" ".join(words[:at])) + bool(at)
    new = " ".join([*words[:cut], "ganz", "neu", *words[cut:]])
    shift = len("ganz neu ") if cut <= at else 0
    assert carried(Quote(text, start, start + len(words[at])), new) == (
        start + shift, start + shift + len(words[at]),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "there"),
    [
        (TEXT.replace("Montag", "Dienstag"), "Dienstag früh"),
        (TEXT.replace("Montag früh", "gestern"), "gestern"),
        (TEXT.replace("Montag früh", "Montag sehr früh"), "Montag sehr früh"),
        (TEXT.replace("seit Montag", "von Montag"), "Montag früh"),
        (TEXT.replace("früh fertig", "fertig"), "Montag"),
        ("Vorab: " + TEXT.replace("Es gibt", "Dort gibt es"), "Montag früh"),
        (TEXT.partition(". ")[2], None),
        (TEXT.replace(" seit Montag früh", ""), None),
        ("Etwas ganz anderes.", None),
        ("", None),
    ],
)
def test_changed_words_are_where_they_were_changed(changed, there):
    assert now(marked("Montag früh"), changed) == there


def test_what_is_added_at_its_ends_does_not_belong_to_it():
    assert now(marked("Montag früh"), TEXT.replace("Montag früh", "dem Montag früh um sechs")) == "Montag früh"


def test_a_part_of_a_word_is_carried_too():
    assert now(marked("allen", "Mit allen Gästen."), "Nun mit allen Gästen.") == "allen"
    assert now(marked("lle", "Mit allen Gästen."), "Nun mit allen Gästen.") == "lle"


def test_a_sentence_written_anew_is_the_place_whatever_small_word_is_left():
    quote = marked("Die Halle in Siegen ist seit Montag früh fertig.")
    new = "Die Preise steigen weiter, hören wir. Es gibt nun Kaffee für alle Gäste des Hauses."
    assert now(quote, new) == "Die Preise steigen weiter, hören wir."


def test_what_stands_in_a_paragraph_written_anew_is_not_the_place_of_one_word():
    assert now(marked("Montag"), "Alle Preise steigen weiter, wie wir hören, und niemand weiß warum.") is None


def test_words_torn_far_apart_are_not_one_place():
    between = " ".join(f"Satz{n}" for n in range(200))
    assert now(marked("Montag früh"), TEXT.replace("Montag früh", f"Montag {between} früh")) == "Montag"


def where(quote: Quote, **texts: str) -> tuple[str, str] | None:
    place = found(quote, texts, "a")
    return place and (place.name, texts[place.name][place.start : place.end])


def test_in_a_split_paragraph_the_half_with_the_words_is_found():
    first, _, second = TEXT.partition(". ")
    assert where(marked("Kaffee für alle Gäste"), a=first + ".", b=second) == ("b", "Kaffee für alle Gäste")
    assert where(marked("Kaffee"), a=first + ".", b=second) == ("b", "Kaffee")


def test_in_joined_paragraphs_the_words_are_found():
    assert where(marked("Kaffee"), b="Ein Absatz davor. " + TEXT) == ("b", "Kaffee")


def test_a_paragraph_with_another_name_is_found():
    assert where(marked("Kaffee"), b=TEXT, c="Es gibt Kaffee.") == ("b", "Kaffee")


def test_a_paragraph_with_another_name_is_found_where_the_words_changed_too():
    assert where(marked("Montag früh"), b=TEXT.replace("Montag", "Dienstag"), c="Ein Satz.") == ("b", "Dienstag früh")


def test_words_that_went_to_another_paragraph_are_followed_by_the_company_they_keep():
    first, _, second = TEXT.partition(". ")
    there = "Ganz anders: " + second
    assert where(marked("Kaffee für alle"), a=first + ".", b=there, c="Kaffee für alle") == ("b", "Kaffee für alle")


def test_the_same_words_elsewhere_are_not_the_place_while_it_is_left():
    changed = TEXT.replace("Montag früh", "Montag, ganz früh,")
    assert where(marked("Montag früh"), a=changed, b="Erst Montag früh kam der Kran.") == ("a", "Montag, ganz früh")


def test_a_common_word_somewhere_is_not_the_place():
    assert where(marked("Es"), b="Davon weiß niemand etwas. Es regnet.") is None


def test_a_letter_inside_a_word_is_no_place():
    assert where(Quote("a", 0, 1), b="aber alles andere auch") is None


def test_words_are_found_whatever_their_spaces_and_the_nearest_first():
    text = "ein Wort\nund ein Wort und ein\u00a0Wort"
    assert stands("ein Wort", text) == (0, 8)
    assert stands(" ein \n Wort ", text, near=14) == (13, 21)
    assert stands("ein Wort", text, near=99) == (26, 34)
    assert stands("zwei Worte", text) is None and stands(" ", text) is None


def test_a_quote_keeps_only_what_is_near():
    quote = quoted("x" * 50 + "Wort" + "y" * 50, Span(50, 54), 10)
    assert (quote.words, quote.text) == ("Wort", "x" * 10 + "Wort" + "y" * 10)


@pytest.mark.parametrize("known", [5000, 300, 7])
def test_a_long_text_takes_no_long_time(known):
    chance = Random(known)
    words = [f"Wort{chance.randrange(known)}" for _ in range(5000)]
    old = " ".join(words)
    new = " ".join([*words[:900], "hier", "neu", *words[900:3000], *words[3400:]])
    start = len(" ".join(words[:800])) + 1
    begun = process_time()
    span = carried(Quote(old, start, start + 40), new)
    found(Quote(old, start, start + 40), {"b": new}, "a")
    assert span and new[span.start : span.end] == old[start : start + 40]
    assert process_time() - begun < 0.5  # 0.05 by itself
