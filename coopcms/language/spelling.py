"""N1–N4: names that are spelled otherwise than their record, near misses, two spellings, names of the past (M16)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coopcms.language.findings import Finding, Severity, Suggestion
from coopcms.language.passage import Passage
from coopcms.language.profile import DEFAULT
from coopcms.language.reading import Read, read
from coopcms.language.reasons import reason, reasons

_SEPARATORS = re.compile(r"[\s\-‐‑–—\u00a0.]+")
_NEAR = 8  # letters from which one slip is called a slip
_MOST_TOKENS = 12
_GENITIVE = ("", "s", "es")


@dataclass(frozen=True, slots=True)
class NameRecord:
    """A recorded name with the days it is valid on; `present` is today's name where this is a former one."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    present: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it was the name on that day; open ends hold for ever."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def key(name: str) -> str:
    """What two spellings of one name share: no case, ß as ss, no hyphens, blanks and dots."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFC", name).casefold().replace("ß", "ss"))


def names(text: str, records: Sequence[NameRecord], day: date | None = None) -> list[Finding]:
    """Spellings that differ from the records, in the order of the text; inside quotes only notes."""
    whole = read(text, DEFAULT)
    known = _by_key(records, day)
    found = [one for passage in whole.passages for one in _in_passage(whole, passage, known, day)]
    return sorted([*found, *_spelt_twice(whole, known)], key=lambda one: one.start)


def _by_key(records: Sequence[NameRecord], day: date | None) -> dict[str, NameRecord]:
    """A name that is valid on the day wins over a former one with the same key."""
    ordered = sorted(records, key=lambda one: day is None or one.holds_on(day))
    return {key(one.name) + ending: one for one in ordered for ending in _GENITIVE}


def _in_passage(whole: Read, text: Passage, known: dict[str, NameRecord], day: date | None) -> Iterator[Finding]:
    longest = max((len(one) for one in known), default=0)
    end = -1
    for i in range(len(text.tokens)):
        if i <= end or text.tokens[i].kind == "punct" or text.shield[i] == "raw":
            continue
        hit = _exact(text, i, known, longest) or _near(text, i, known)
        if hit:
            end = hit[1]
            yield from _told(whole, text, i, hit, day)


def _spelt_twice(whole: Read, known: dict[str, NameRecord]) -> Iterator[Finding]:
    """Capitalised words of one key in two spellings, one of them in parts: a hint at the first that differs (N3)."""
    first: dict[str, str] = {}
    told: set[str] = set(known)
    for text in whole.passages:
        for start, last in _capitalised(text):
            surface = text.plain[text.tokens[start].start : text.tokens[last].end]
            made = key(surface).removesuffix("s")
            before = first.setdefault(made, surface)
            if made not in told and _differ(before, surface) and not text.shield[start]:
                told.add(made)
                yield _hint_at_other(whole, text, (start, last), before)


def _capitalised(text: Passage) -> Iterator[tuple[int, int]]:
    """First and last token of each unbroken run of words with a capital; one that opens a sentence is left out."""
    start = 0
    for i, token in enumerate(text.tokens):
        runs_on = token.kind == "word" and token.is_capital
        begins = not i or not (text.same_sentence(i - 1, i) and text.adjacent(i - 1, i)) or text.begins_sentence(i - 1)
        start = i if begins or not text.tokens[i - 1].is_capital else start
        after = i + 1
        goes_on = text.same_sentence(i, after) and text.tokens[after].is_capital and text.adjacent(i, after)
        if runs_on and not goes_on and i - start < _MOST_TOKENS:
            yield start, i


def _differ(one: str, other: str) -> bool:
    """Whether two spellings of one key differ by more than a genitive; words all in capitals are no spelling."""
    if one.isupper() or other.isupper() or len(one) < _NEAR:
        return False
    return one.removesuffix("s") != other.removesuffix("s") and any(sign in one + other for sign in " -")


def _hint_at_other(whole: Read, text: Passage, at: tuple[int, int], before: str) -> Finding:
    start, end = whole.source.span(text.tokens[at[0]].start, text.tokens[at[1]].end)
    surface = whole.source.given[start:end]
    offered = (Suggestion("neutral", before, start, end, 0.5),)
    why, where = reason("N3", surface), reasons()["N3"].source
    return Finding(start, end, surface, "N3", "hint", 0.5, before, why, where, offered)


def _exact(text: Passage, i: int, known: dict[str, NameRecord], longest: int) -> tuple[NameRecord, int, str] | None:
    found = None
    for last in range(i, min(i + _MOST_TOKENS, len(text.tokens))):
        made = key(text.plain[text.tokens[i].start : text.tokens[last].end])
        if len(made) > longest:
            break
        if made in known and text.tokens[last].kind != "punct":
            found = (known[made], last, "N1")
    return found


def _near(text: Passage, i: int, known: dict[str, NameRecord]) -> tuple[NameRecord, int, str] | None:
    """One slip in a long word, or in a word of a long name."""
    if not text.tokens[i].is_capital:
        return None
    for record in dict.fromkeys(known.values()):
        size = len(record.name.split())
        last = i + size - 1
        if len(record.name) < _NEAR or last >= len(text.tokens) or text.text(i)[:2] != record.name[:2]:
            continue
        made = text.plain[text.tokens[i].start : text.tokens[last].end]
        if abs(len(made) - len(record.name)) <= 1 and _one_slip(key(made), key(record.name)):
            return record, last, "N2"
    return None


def _one_slip(one: str, other: str) -> bool:
    """Whether the edit distance is exactly 1; two neighbours exchanged count as one."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, against = one[at:], other[at:]
    swapped = rest[:2] == against[:2][::-1] and rest[2:] == against[2:]
    genitive = {rest, against} <= {"", "s"}
    return not genitive and (rest[1:] == against[1:] or rest[1:] == against or rest == against[1:] or swapped)


def _told(
    whole: Read, text: Passage, first: int, hit: tuple[NameRecord, int, str], day: date | None
) -> Iterator[Finding]:
    record, last, rule = hit
    start, end = whole.source.span(text.tokens[first].start, text.tokens[last].end)
    surface = whole.source.given[start:end]
    dot = whole.source.given[end : end + 1] if record.name.endswith(".") else ""
    ending = next((one for one in _GENITIVE if surface + dot == record.name + one), None)
    past = day is not None and record.valid_to is not None and record.valid_to < day
    if ending is not None and not past:
        return
    if ending is not None:
        rule = "N4"
    severity: Severity = "finding" if rule == "N1" else "hint"
    if text.shield[first] == "quote":
        severity = "note"
    wanted = record.present if rule == "N4" else record.name
    offered = (Suggestion("neutral", wanted, start, end, 0.9, advice=_advice(rule, wanted)),) if wanted else ()
    why, where = reason(rule, surface), reasons()[rule].source
    yield Finding(start, end, surface, rule, severity, 0.9, record.name, why, where, offered)


def _advice(rule: str, wanted: str) -> str:
    return f"heute: {wanted}" if rule == "N4" else ""
