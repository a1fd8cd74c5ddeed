"""What the engine gets right on the golden corpus: `python -m tests.language.measure [--misses] [--unseen [N]]`."""

import argparse
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from coopcms.language import check, convert
from coopcms.language.findings import Finding
from tests.language.marked import Marked, conversions, press, sentences

LAST = 3  # the strangers' set that was written last


@dataclass
class Score:
    """Spans that were right, wrong and missed, and texts without a mark that got one."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    clean: int = 0
    alarmed: int = 0
    words: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right ones among those found."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Found ones among those that were to be found."""
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)

    @property
    def alarm(self) -> float:
        """The share of clean texts with a finding."""
        return self.alarmed / (self.clean or 1)

    @property
    def false_per_thousand(self) -> float:
        """False finds in 1,000 words."""
        return 1000 * self.wrong / (self.words or 1)


@cache
def _found(text: str) -> tuple[Finding, ...]:
    """What check() says of a text of the corpus, asked once a run."""
    return tuple(check(text))


def score(texts: list[Marked]) -> Score:
    """Compare what check() calls findings with the marks: a span is right if it is the very same."""
    total = Score()
    for one in texts:
        wanted = {(start, end) for start, end, _ in one.finds}
        found = {(f.start, f.end) for f in _found(one.text) if f.severity == "finding"}
        total.right += len(wanted & found)
        total.wrong += len(found - wanted)
        total.missed += len(wanted - found)
        total.words += len(one.text.split())
        if not wanted:
            total.clean += 1
            total.alarmed += bool(found)
        for kind, spans in (("missed", wanted - found), ("wrong", found - wanted)):
            total.misses += [_told(kind, one, span) for span in sorted(spans)]
    return total


def _told(kind: str, one: Marked, span: tuple[int, int]) -> str:
    start, end = span
    around = one.text[max(0, start - 90) : end + 70]
    return f"{kind} {one.place} [{one.tag}] {one.text[start:end]!r} in: {around!r}"


def other_rules(texts: list[Marked]) -> list[str]:
    """Marks that name a rule and are found by another one."""
    wrong = []
    for one in texts:
        rules = {(start, end): rule for start, end, rule in one.finds if rule}
        found = {(f.start, f.end): f.rule for f in _found(one.text)} if rules else {}
        other = [place for place, rule in rules.items() if found.get(place, rule) != rule]
        wrong += [f"{one.place} {one.text[a:b]!r}: {rules[a, b]}, not {found[a, b]}" for a, b in other]
    return wrong


def by_tag(texts: list[Marked]) -> dict[str, Score]:
    """A score for each tag."""
    tags = Counter(one.tag for one in texts)
    return {tag: score([one for one in texts if one.tag == tag]) for tag in sorted(tags)}


def converted(folder: str = "conversions") -> tuple[int, int, list[str]]:
    """How many conversions are right, of how many, and the wrong ones."""
    pairs = conversions(folder)
    wrong = []
    for one in pairs:
        made = convert(one.text, one.style).text
        if made not in one.wanted:
            wrong.append(f"{one.place} {one.style}: {one.text!r}\n    wanted {one.wanted[0]!r}\n    made   {made!r}")
    return len(pairs) - len(wrong), len(pairs), wrong


def _line(name: str, one: Score) -> str:
    return (
        f"{name:24} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}  clean alarmed "
        f"{one.alarmed}/{one.clean} = {one.alarm:.1%}  false/1000 words {one.false_per_thousand:.2f}"
    )


def _report(prefix: str, with_misses: bool) -> None:
    texts, stories = sentences(f"{prefix}sentences"), press(f"{prefix}press")
    for tag, one in by_tag(texts).items():
        print(_line(tag, one))
    whole, long = score(texts), score(stories)
    print(_line(f"ALL {len(texts)} sentences", whole))
    print(_line(f"PRESS {len(stories)} texts, {long.words} words", long))
    right, total, wrong = converted(f"{prefix}conversions")
    print(f"CONVERSIONS {right}/{total} = {right / (total or 1):.1%}")
    if with_misses:
        print(*whole.misses, *long.misses, *wrong, sep="\n")


def main() -> None:
    """Print the figures; with --misses what was wrong as well."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--misses", action="store_true")
    asked.add_argument("--unseen", nargs="?", type=int, const=LAST, metavar="N", help="a strangers' set, else the last")
    given = asked.parse_args()
    prefix = f"unseen{given.unseen}_" if given.unseen is not None else ""
    if prefix and not (sentences(f"{prefix}sentences") and conversions(f"{prefix}conversions")):
        asked.error(f"the unseen set is empty: tests/language/corpus/{prefix}sentences and {prefix}conversions")
    _report(prefix, given.misses)


if __name__ == "__main__":
    main()
