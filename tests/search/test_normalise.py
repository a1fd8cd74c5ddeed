"""Words that are one word to a reader are one word to search (K7)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcms.search.normalise import normalise, words

PAIRS = [
    ("Mitarbeiterinnen", "Mitarbeiter:innen"),
    ("Strasse", "Straße"),
    ("Groesse", "Größe"),
    ("Zuerich", "Zürich"),
    ("Haeuser", "Häuser"),
    ("Arzt", "Ärzt:innen"),
    ("Kolleginnen", "Kolleg:innen"),
    ("STRASSE", "straße"),
    ("Café", "cafe"),
]
SPELLINGS = [
    "Lehrer:innen", "Lehrer*innen", "Lehrer_innen", "Lehrer·innen", "Lehrer/innen", "Lehrer/-innen", "Lehrer(innen)",
    "LehrerInnen", "Lehrerinnen", "Lehrerin", "Lehrer:in", "lehrerinnen", "LEHRER:INNEN", "Lehrern", "Lehrende",
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_both_spellings_are_one_word(one, other):
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_gender_form_is_the_plain_word(spelling):
    assert normalise(spelling) == normalise("Lehrer")


@pytest.mark.parametrize("word", ["Innenstadt", "Binnen", "beginnen", "gewinnen"])
def test_words_that_only_look_gendered_stay_whole(word):
    assert len(normalise(word)) >= 4


def test_innen_alone_is_not_every_gendered_word():
    assert not set(words("innen")) & set(words("Die Mitarbeiter:innen und Kolleg*innen"))


@pytest.mark.parametrize("signs", ["", "   ", '"*:^-', "_", "\0", "()", "–…"])
def test_signs_are_no_words(signs):
    assert words(signs) == []


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_nothing_but_letters_and_digits_is_left(text):
    assert all(word.isalnum() and len(word) <= 120 for word in words(text))
