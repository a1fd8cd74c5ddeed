"""T1–T3: words of time that only hold on the day they were written (M15); hints with a year where it is known."""

import re
from collections.abc import Iterator
from datetime import date

from coopcms.language.findings import Finding, Suggestion
from coopcms.language.passage import Passage
from coopcms.language.profile import DEFAULT
from coopcms.language.reading import Read, read
from coopcms.language.reasons import reason, reasons
from coopcms.language.time_words import MONTHS, PAST, PERIODS, SEASONS, SHIFTS, VAGUE, number

Hit = tuple[str, int, str]  # rule, last token, replacement or ""
_YEAR = re.compile(r"(?:19|20)\d\d|'\d\d")
_BEFORE_MONTH = frozenset(("seit", "im", "ab", "bis", "ende", "anfang", "mitte", "von", "und", "zum", "vom", "am"))
_CLAUSE = 40  # tokens on either side in which a year is looked for
_AGO = frozenset(("jahren", "jahr", "jahre", "monaten", "monat", "wochen", "woche", "tagen"))
_FOR_GOOD = (("von", "nun", "an"), ("ab", "sofort"), ("in", "kürze"), ("zurzeit",), ("zur", "zeit"))
_IDIOMS = (("heute", "wie", "gestern"), ("bis", "heute"), ("von", "heute", "auf", "morgen"), ("heute", "noch"))


def relative_times(text: str, day: date | None = None) -> list[Finding]:
    """Places whose meaning depends on today; with the item's `day` they propose a year."""
    whole = read(text, DEFAULT)
    return [found for one in whole.passages for found in _in_passage(whole, one, day)]


def _in_passage(whole: Read, text: Passage, day: date | None) -> Iterator[Finding]:
    end = -1
    for i, token in enumerate(text.tokens):
        if i <= end or token.kind == "punct" or text.shield[i] in ("raw", "name", "english"):
            continue
        for rule in (_months, _period, _ago, _phrase, _vague):
            hit = rule(text, i, day)
            if hit:
                end = hit[1]
                yield _finding(whole, text, i, hit)
                break


def _finding(whole: Read, text: Passage, first: int, hit: Hit) -> Finding:
    rule, last, new = hit
    start, end = whole.source.span(text.tokens[first].start, text.tokens[last].end)
    surface = whole.source.given[start:end]
    offered = (Suggestion("neutral", new, start, end, 0.7),) if new else ()
    severity = "note" if text.shield[first] == "quote" else "hint"
    return Finding(
        start, end, surface, rule, severity, 0.7, surface, reason(rule, surface), reasons()[rule].source, offered
    )


def _clause_has_year(text: Passage, i: int) -> bool:
    for step in (1, -1):
        at = i + step
        while abs(at - i) < _CLAUSE and text.same_sentence(i, at) and text.text(at) not in (",", ";", "–", ":"):
            if _YEAR.fullmatch(text.text(at).rstrip(".")) or _is_full_date(text.text(at)):
                return True
            at += step
    return False


def _is_full_date(word: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d", word.rstrip(".")))


def _months(text: Passage, i: int, day: date | None) -> Hit | None:
    """`seit Februar`, `Mai bis September`, without a year (T2)."""
    month = _month_of(text.text(i))
    if not month or _clause_has_year(text, i):
        return None
    before = text.text(i - 1).lower() if text.same_sentence(i, i - 1) else ""
    is_range = text.text(i + 1) in ("bis", "–", "-") and _month_of(text.text(i + 2))
    if before not in _BEFORE_MONTH and not before.rstrip(".").isdigit() and not is_range:
        return None
    last = i + 2 if is_range else i
    if not day:
        return "T2", last, ""
    year = _year_of(_month_of(text.text(last)), day, before == "seit" or _is_past(text, i))
    surface = text.plain[text.tokens[i].start : text.tokens[last].end]
    return "T2", last, f"{surface} {year}"


def _month_of(word: str) -> int:
    return MONTHS.index(word) + 1 if word in MONTHS else SEASONS.get(word, 0)


def _is_past(text: Passage, i: int) -> bool:
    return any(text.text(k) in PAST or text.text(k).endswith("te") for k in text.sentence(i))


def _year_of(month: int, day: date, past: bool) -> int:
    if past:
        return day.year if month <= day.month else day.year - 1
    return day.year if month >= day.month else day.year + 1


def _period(text: Passage, i: int, day: date | None) -> Hit | None:
    """`in diesem Jahr`, `vergangene Woche` (T1)."""
    word = text.text(i).lower()
    stem = next((one for one in SHIFTS if word.startswith(one) and len(word) - len(one) <= 2), None)
    if stem is None or not text.same_sentence(i, i + 1) or text.text(i + 1) not in PERIODS or _clause_has_year(text, i):
        return None
    if not day or not text.text(i + 1).startswith("Jahr"):
        return "T1", i + 1, ""
    ending = text.text(i + 1)
    year = day.year + SHIFTS[stem]
    return "T1", i + 1, f"{'des Jahres' if ending == 'Jahres' else 'Jahr'} {year}"


def _ago(text: Passage, i: int, day: date | None) -> Hit | None:
    """`vor drei Jahren`, `seit zwei Jahren`, `zum dritten Mal` (T3)."""
    word = text.text(i).lower()
    if word == "zum" and text.text(i + 2) == "Mal" and text.same_sentence(i, i + 2):
        return "T3", i + 2, ""
    if word not in ("vor", "seit", "mittlerweile", "inzwischen") or not text.same_sentence(i, i + 2):
        return None
    count = number(text.text(i + 1))
    unit = text.text(i + 2).lower()
    if count is None or unit not in _AGO or _clause_has_year(text, i):
        return None
    if not day or not unit.startswith("jahr"):
        return "T3", i + 2, ""
    return "T3", i + 2, f"{'im Jahr' if word == 'vor' else 'seit'} {day.year - count}"


def _phrase(text: Passage, i: int, day: date | None) -> Hit | None:
    """`von nun an`, `ab sofort`, `in Kürze` (T3)."""
    for words in _FOR_GOOD:
        last = i + len(words) - 1
        if text.same_sentence(i, last) and tuple(text.text(k).lower() for k in range(i, last + 1)) == words:
            return "T3", last, ""
    return None


def _vague(text: Passage, i: int, day: date | None) -> Hit | None:
    """`heute`, `kürzlich`, `demnächst` (T1)."""
    word = text.text(i)
    opens = text.begins_sentence(i) or text.text(i - 1) in ("„", "»", "“", '"', ":")
    if word.lower() not in VAGUE or (word[:1].isupper() and not opens):
        return None
    if (
        _in_idiom(text, i)
        or _clause_has_year(text, i)
        or (word.lower() == "aktuell" and text.text(i + 1)[:1].isupper())
    ):
        return None
    return "T1", i, ""


def _in_idiom(text: Passage, i: int) -> bool:
    near = " ".join(text.text(k).lower() for k in range(i - 3, i + 4) if text.same_sentence(i, k))
    return any(" ".join(words) in near for words in _IDIOMS)
