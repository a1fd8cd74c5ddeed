"""What was written and what was struck out, to the last space."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcms.merge.words import DELETE, EQUAL, INSERT, Segment, diff_words

texts = st.lists(st.sampled_from(["Haus", "Bürger:innen", " ", "  ", "\n", ",", ".", "–", "a"]), max_size=25).map(
    "".join
)


def joined(segments, *ops: str) -> str:
    return "".join(text for op, text in segments if op in ops)


@given(st.one_of(texts, st.text(max_size=30)), st.one_of(texts, st.text(max_size=30)))
def test_the_segments_make_up_both_texts(a, b):
    segments = diff_words(a, b)
    assert (joined(segments, EQUAL, DELETE), joined(segments, EQUAL, INSERT)) == (a, b)
    assert all(segment.text for segment in segments)


def test_a_word_is_struck_out_and_another_written():
    assert diff_words("Die alte Halle.", "Die neue Halle.") == [
        Segment(EQUAL, "Die "), Segment(DELETE, "alte"), Segment(INSERT, "neue"), Segment(EQUAL, " Halle."),
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["Mitarbeiter:innen", "Mitarbeiter*innen", "E-Mail", "Müller"])
def test_words_are_never_cut_in_two(word):
    assert Segment(INSERT, word) in diff_words("Alle Gäste kommen", f"Alle {word} kommen")


def test_changed_words_side_by_side_are_one_change():
    assert diff_words("a b c d", "a x y d") == [
        Segment(EQUAL, "a "), Segment(DELETE, "b c"), Segment(INSERT, "x y"), Segment(EQUAL, " d"),
    ]  # fmt: skip


def test_a_changed_space_is_seen():
    assert diff_words("a b", "a\u00a0b") == [
        Segment(EQUAL, "a"), Segment(DELETE, " "), Segment(INSERT, "\u00a0"), Segment(EQUAL, "b"),
    ]  # fmt: skip


@pytest.mark.parametrize("texts", [("", ""), ("a", "a")], ids=["empty", "equal"])
def test_equal_texts_have_no_change(texts):
    assert all(segment.op == EQUAL for segment in diff_words(*texts))


def test_one_word_of_a_long_article_is_one_change():
    words = [f"{word} und" for word in random.Random(3).choices(range(50), k=2000)]
    changed = [*words[:5], "früh", *words[5:1990], "spät", *words[1990:]]
    segments = diff_words(" ".join(words), " ".join(changed))
    assert joined(segments, INSERT).split() == ["früh", "spät"]
    assert not joined(segments, DELETE).strip()


def test_a_megabyte_on_both_sides_takes_seconds_at_most():
    words = [f"w{n}" for n in range(300)]
    a, b = (" ".join(random.Random(seed).choices(words, k=220_000)) for seed in (1, 2))
    start = time.process_time()
    segments = diff_words(a, b)
    assert time.process_time() - start < 4
    assert joined(segments, EQUAL, INSERT) == b


def test_other_quotes_around_the_same_words_are_two_small_changes():
    segments = diff_words("Dann: “Das ist gut”, sagt er.", "Dann: „Das ist gut“, sagt er.")
    assert [text for op, text in segments if op == INSERT] == ["„", "“"]


def test_a_small_word_that_comes_earlier_does_not_tear_a_run_of_words_apart():
    segments = diff_words("Bald: die Halle kam ins Bild.", "Hier gilt die Rede, auch die Halle kam ins Licht.")
    assert Segment(EQUAL, " die Halle kam ins ") in segments
