"""Where one sentence ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das ist gut. Und das? Ja!", ["Das ist gut.", "Und das?", "Ja!"]),
        ("Am 3. Mai kam Dr. Beispiel, z. B. mit Kuchen. Alle aßen.", [
            "Am 3. Mai kam Dr. Beispiel, z. B. mit Kuchen.", "Alle aßen.",
        ]),
        ("Sie sagt: „Das geht.“ Dann ging es.", ["Sie sagt: „Das geht.“", "Dann ging es."]),
        ("Erster Absatz\n\nZweiter Absatz", ["Erster Absatz", "Zweiter Absatz"]),
        ("Ohne Punkt", ["Ohne Punkt"]),
        (" \n ", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_where_its_sentences_end(text, found):
    assert sentences(text) == found


@given(st.text(max_size=60))
def test_every_sentence_stands_in_the_text_in_its_order(text):
    at = 0
    for one in sentences(text):
        at = text.index(one, at) + len(one)
