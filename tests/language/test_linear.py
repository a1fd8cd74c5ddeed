"""Twice the text takes about twice the time, whatever is in it: measured as a ratio in one run, as machines differ."""

import gc
from collections.abc import Callable
from time import process_time

import pytest

from coopcms.language import check, convert
from coopcms.language.readability import hard_places
from coopcms.language.relative_time import relative_times

MOST = 3.2  # time(2n) / time(n); four would be the square
TRIES = 4  # a busy machine may spoil a measurement, not four of them

PIECES = {
    "straight quotes": '"', "sign endings": ":in", "letters": "A a ", "brackets": "(", "hyphens": "a-",
    "sign forms": "Ab:innen", "sign words": "Ab:innen ", "one sentence": "Lehrer, ", "coordination": "Kunden und ",
    "nested quotes": "„‚«»“", "open quotes": "„a ‚b ", "quoted": "„Die Lehrer“ ", "one word": "Aa", "heads": "Lehrer",
    "numbers": "1.1", "truncated": "Lehrer- und ", "people": "Frau Ada Beispiel ist Lehrer und ",
    "addresses": "a.b@", "underscores": "a_b", "accents": "Ab\u0301\u0327", "many accents": "\u0301\u0327",
    "soft hyphens": "\u00ad", "joiners": "\u200d\u00ad", "paragraphs with links": "Der Lehrer war auf www.ab.de.\n\n",
    "relative clauses": "der Lehrer, der ", "pronouns": "jeder ", "sentences": "Der Lehrer war da. ",
    "line ends": "\n", "blank lines": "\n \r\n", "open brackets": "Lehrer ( ", "articles": "der Lehrer den ",
    "handles": "#a@b", "code": "`a", "hyphenated": "Ab-", "apostrophes": "Ab'", "slashes": "/-innen",
    "organisations": "Verband der Lehrer des ", "abbreviations": "z. B. ",
}  # fmt: skip
ORDINARY = (
    "Die Werkstatt öffnet im Mai. Besucher sehen, wie die Tischlerin ein Fenster baut, und fragen die Gesellen. "
    "Der Verein lädt Nachbarn, Schüler und ihre Lehrer ein; jeder bringt etwas mit. „Alle Kunden kamen“, sagt er.\n\n"
)


def _time(act: Callable, text: str) -> float:
    """Without the collector, whose rounds grow with all that the process holds."""
    gc.disable()
    try:
        before = process_time()
        act(text)
        return process_time() - before
    finally:
        gc.enable()


def _grows(act: Callable, piece: str, letters: int) -> float:
    """The least ratio of several measurements."""
    once = (piece * (letters // len(piece) + 1))[:letters]
    act(once)  # what is loaded once is no part of it
    ratio = MOST + 1
    for _ in range(TRIES):
        ratio = min(ratio, _time(act, once * 2) / max(_time(act, once), 1e-4))
        if ratio <= MOST:
            break
    return ratio


def _to_pairs(text: str):
    return convert(text, "pair")


@pytest.mark.parametrize("act", [check, _to_pairs], ids=["check", "convert"])
@pytest.mark.parametrize("piece", [*PIECES.values(), ORDINARY], ids=[*PIECES, "ordinary"])
def test_twice_the_text_takes_twice_the_time(act, piece):
    assert _grows(act, piece, 2_000) <= MOST


@pytest.mark.parametrize("act", [hard_places, relative_times], ids=["readability", "time"])
@pytest.mark.parametrize(
    "piece", [*PIECES.values(), ORDINARY, "seit Mai ", "von "], ids=[*PIECES, "ordinary", "T", "T2"]
)
def test_the_other_checks_grow_no_faster(act, piece):
    assert _grows(act, piece, 3_000) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("act", [check, _to_pairs], ids=["check", "convert"])
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_forty_kilobytes_of_one_thing(act, piece):
    assert _grows(act, piece, 20_000) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["Lehrer, ", "Kunden und "])
def test_an_endless_sentence(piece):
    assert _grows(check, piece, 10_000 * len(piece)) <= MOST


@pytest.mark.slow
def test_a_megabyte_of_ordinary_text():
    assert _grows(check, ORDINARY, 500_000) <= MOST
