"""The golden corpus: how much of it there is, and the gates its figures must pass; a failure prints what was wrong."""

from collections import Counter
from functools import cache

from coopcms.language import convert
from coopcms.language.findings import STYLES
from tests.language import measure
from tests.language.marked import CORPUS, conversions, marked, press, sentences


@cache
def whole() -> measure.Score:
    """All sentences, scored once."""
    return measure.score(sentences())


@cache
def stories() -> measure.Score:
    """All press texts, scored once."""
    return measure.score(press())


def told(score: measure.Score) -> str:
    """What was missed and what was wrong, a line each."""
    return "\n".join(["", *score.misses])


def test_there_are_enough_sentences_and_press_texts():
    texts = press()
    assert len(sentences()) >= 600 and len({one.text for one in sentences()}) == len(sentences())
    assert len(texts) >= 20 and stories().words >= 6000


def test_there_are_enough_conversions_in_each_style():
    counts = Counter(one.style for one in conversions())
    assert set(counts) == set(STYLES) and counts.total() >= 300
    assert min(counts.values()) >= 30, counts


def test_findings_are_found_and_little_else():
    assert whole().f1 >= 0.96, told(whole())


def test_clean_texts_stay_clean():
    assert whole().clean >= 300 and whole().alarm <= 0.015, told(whole())


def test_press_texts_are_all_but_free_of_false_finds():
    assert stories().right >= 50 and stories().false_per_thousand <= 0.5, told(stories())
    assert stories().f1 >= 0.96, told(stories())


def test_conversions_are_right():
    right, total, wrong = measure.converted()
    assert right >= 0.98 * total, "\n".join(["", *wrong])


def test_findings_name_the_rule_that_a_mark_asks_for():
    texts = [*sentences(), *press()]
    named = sum(bool(rule) for one in texts for *_, rule in one.finds)
    wrong = measure.other_rules(texts)
    assert named >= 500 and len(wrong) <= 0.02 * named, "\n".join(["", *wrong])


def test_a_whole_text_in_seven_styles_is_the_one_that_was_read():
    text = marked("seven", (CORPUS / "seven" / "seilbahn.txt").read_text("utf-8")).text
    made = [f"{style}: {edit.old} → {edit.new}" for style in STYLES for edit in convert(text, style).edits]
    assert made == (CORPUS.parent / "golden" / "seilbahn.txt").read_text("utf-8").splitlines()
