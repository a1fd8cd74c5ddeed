"""How well quotes and their speakers are found, on sentences of our own with fictional people."""

from csv import DictReader
from pathlib import Path
from typing import NamedTuple

from coopcms.blocks.shape import leaf
from coopcms.exchange.quotes_marked import mark_quotes

FILE = Path(__file__).with_name("quotes.tsv")


class Case(NamedTuple):
    """Paragraphs, and (words, speaker, function) of every quote in them."""

    paragraphs: list[str]
    wanted: list[tuple[str, str, str]]


def cases() -> list[Case]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(DictReader(file, delimiter="\t", quoting=3))
    return [
        Case(row["text"].split(" ¶ "), [_wanted(one) for one in row["quotes"].split(" || ") if one]) for row in rows
    ]


def found(case: Case) -> list[tuple[str, str, str]]:
    marked = mark_quotes([leaf("p", [[text, []]]) for text in case.paragraphs])
    return [
        (one.text, one.speaker.name if one.speaker else "", one.speaker.function if one.speaker else "")
        for one in marked.quotes
    ]


def measure() -> dict[str, float]:
    """Shares of wanted quotes that were found, of found ones that were wanted, of speakers and functions that fit."""
    all_cases = [(case.wanted, found(case)) for case in cases()]
    wanted = sum(len(one) for one, _ in all_cases)
    got = sum(len(one) for _, one in all_cases)
    pairs = [(a, b) for one, two in all_cases for a in one for b in two if a[0] == b[0]]
    return {
        "recall": len(pairs) / wanted,
        "precision": len(pairs) / got,
        "speakers": sum(a[1] == b[1] for a, b in pairs) / len(pairs),
        "functions": sum(a[2] == b[2] for a, b in pairs) / len(pairs),
    }


def _wanted(text: str) -> tuple[str, str, str]:
    words, speaker, function = (part.strip() for part in f"{text} ".split(" @"))
    return words, speaker, function
