"""How many person nouns of the package german-nouns the lexicon knows: `python -m tests.language.coverage CSV [--all]`.

The package is no dependency of ours, and no word is copied from it: it only shows where to look. CSV is its nouns.csv:
`python -m venv THERE && THERE/bin/pip install german-nouns`; look in THERE/lib/python3.x/site-packages/german_nouns/.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from coopcms.language.lexicon import stops
from coopcms.language.readings import is_thing, readings

_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")
_MOST = 40  # kinds that are printed
_KIND = 5  # letters at the end of a word that make a kind


def partners(rows: Iterator[dict[str, str]]) -> list[str]:
    """The masculine nouns that have a feminine in -in."""
    genders: dict[str, set[str]] = {}
    for row in rows:
        its = {row[column] for column in ("genus", "genus 1", "genus 2", "genus 3") if row[column]}
        genders.setdefault(row["lemma"], set()).update(its)
    masculine = {word for word, its in genders.items() if "m" in its}
    feminine = (
        word for word, its in genders.items() if "f" in its and word.endswith("in") and len(word) > len("in") + 1
    )
    return sorted({one for word in feminine for one in _masculines(word[:-2]) if one in masculine})


def _masculines(stem: str) -> set[str]:
    plain = stem.translate(_UMLAUTS)
    return {stem, stem + "e", stem + "er", plain, plain + "e", plain + "er"}


def known(word: str) -> bool:
    """Whether the lexicon decides about the word: as a person noun, a thing, or as neither."""
    return bool(readings(word)) or is_thing(word) or word in stops()


def main() -> None:
    """Print the share that is known and the endings that are missing most often; with --all every missing word."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("csv", type=Path)
    asked.add_argument("--all", action="store_true")
    given = asked.parse_args()
    if not given.csv.is_file():
        sys.exit(f"No such file: {given.csv}\n{__doc__}")
    with given.csv.open(encoding="utf-8", newline="") as file:
        words = partners(csv.DictReader(file))
    persons = sum(bool(readings(word)) for word in words)
    missing = [word for word in words if not known(word)]
    print(f"{len(words)} masculine nouns with a partner in -in; as persons {persons} = {persons / len(words):.1%},")
    print(f"decided {len(words) - len(missing)} = {1 - len(missing) / len(words):.1%}, missing {len(missing)}")
    kinds = Counter(word[-_KIND:] for word in missing)
    print(*(f"-{ending} {count}" for ending, count in kinds.most_common(_MOST)), sep=", ")
    if given.all:
        print(*missing, sep="\n")


if __name__ == "__main__":
    main()
