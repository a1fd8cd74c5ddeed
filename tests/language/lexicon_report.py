"""What is wrong in the word lists, and every form they make: `python -m tests.language.lexicon_report [--write]`."""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from coopcms.language import forms, lexicon

GOLDEN = Path(__file__).parent / "golden" / "forms.txt"
FLAGS = frozenset(("thing", "both", "org", "surname", "head", "nohead", "place", "hint"))
_WITH_PLURAL = frozenset(("U", "e-pl", "ling", "epi", "mann"))
_WITH_FEMININE = frozenset(("eU", "U", "bauer", "erer", "mann"))
_ENDS = {"er": ("er", "el"), "erer": "erer", "e": "e", "eU": "e", "adj": "e", "beamt": "e", "or": "or", "ling": "ling"}
_KINDS = frozenset(("m", "f", "n", "pl", "adj"))


def faults() -> list[str]:
    """All faults of all files, each with its place."""
    names = sorted(one.name for one in lexicon.DATA.iterdir() if one.name.endswith(".tsv"))
    found = [fault for name in names if name not in ("cues.tsv", "grammar.tsv") for fault in _order(name)]
    found += [fault for name in names if name.startswith("persons") for fault in _persons(name)]
    lemmas = Counter(entry.lemma for entry in lexicon.persons())
    return found + [f"persons: {lemma} stands twice" for lemma, count in sorted(lemmas.items()) if count > 1]


def _order(name: str) -> Iterator[str]:
    words = [row[0] for row in lexicon.rows(name)]
    yield from (f"{name}: {later} is not sorted" for one, later in pairwise(words) if later < one)
    yield from (f"{name}: {word} stands twice" for word, count in Counter(words).items() if count > 1)


def _persons(name: str) -> Iterator[str]:
    for row in lexicon.rows(name):
        entry = lexicon.entry_of(row)
        yield from (f"{name}: {entry.lemma}: {fault}" for fault in [*_entry(entry), *_neutral(entry, row)])


def _entry(entry: lexicon.Entry) -> Iterator[str]:
    if entry.cls not in lexicon.CLASSES:
        yield f"unknown class {entry.cls}"
    if entry.cls in _WITH_PLURAL and not entry.pl:
        yield "no plural"
    if entry.cls in _WITH_FEMININE and not entry.fem:
        yield "no feminine"
    if not entry.lemma.endswith(_ENDS.get(entry.cls, "")):
        yield f"does not end as class {entry.cls} does"
    if entry.cls in ("en", "er", "or", "e-pl") and entry.lemma.endswith("e"):
        yield "ends in -e"
    if entry.fem and not entry.fem.endswith(("in", "frau", "e", "dame", "er", "ess")):
        yield f"odd feminine {entry.fem}"
    if not entry.flags <= FLAGS:
        yield f"unknown flag {', '.join(sorted(entry.flags - FLAGS))}"


def _neutral(entry: lexicon.Entry, row: list[str]) -> Iterator[str]:
    for at, kinds in ((5, {"m", "f", "n"}), (6, {"pl", "adj"}), (7, {"m", "f", "n"})):
        for part in filter(None, (row[at] if at < len(row) else "").split("|")):
            text, _, kind = part.strip().rpartition(" ")
            if kind not in _KINDS or not text:
                yield f"no kind in {part}"
            elif kind not in kinds:
                yield f"wrong kind in {part}"
            elif kind == "adj" and not text.endswith("e"):
                yield f"{text} is no adjective in -e"


def lines() -> list[str]:
    """Every entry with all its forms, a line each: what the golden file holds."""
    return [forms_of(entry) for entry in sorted(lexicon.persons(), key=lambda one: one.lemma)]


def forms_of(entry: lexicon.Entry) -> str:
    """Lemma and class | masculine forms with their cells | feminine | sign form | neutral wordings."""
    masculine = [f"{text} {_cells(cells)}" for text, cells, gender in forms.table(entry) if gender == "m"]
    feminine = [forms.form(entry, "f", "N", number) for number in "sp"]
    stem = forms.sign_stem(entry)
    shown = (
        ", ".join(masculine),
        " ".join(dict.fromkeys(filter(None, feminine))),
        stem and f"{stem}:in",
        _wordings(entry),
    )
    return f"{entry.lemma} [{entry.cls}] {' | '.join(shown)}".rstrip(" |")


def _cells(cells: frozenset[forms.Cell]) -> str:
    """NDAs+NGAp: the cases in the singular, those in the plural."""
    cases = {
        number: "".join(c for c in forms.CASES if any(cell[:2] == (c, number) for cell in cells)) for number in "sp"
    }
    return "+".join(its + number for number, its in cases.items() if its)


def _wordings(entry: lexicon.Entry) -> str:
    columns = (entry.neutral_sg, entry.neutral_pl, entry.collective)
    return " / ".join(", ".join(f"{one.text} {one.kind}" for one in column) for column in columns).strip(" /")


if __name__ == "__main__":
    if "--write" in sys.argv:
        GOLDEN.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    print("\n".join(faults()) or f"{len(lexicon.persons())} entries, no faults")
