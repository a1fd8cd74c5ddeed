"""R1–R5: how hard a text is to read (M17); hints only. LIX after Björnsson (1968)."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from coopcms.language.findings import Finding
from coopcms.language.passage import Passage
from coopcms.language.profile import DEFAULT
from coopcms.language.reading import Read, read
from coopcms.language.reasons import reason, reasons

LONG_SENTENCE, LONG_WORD, LIX_WORD = 25, 25, 6
_BANDS = ((40, "leicht"), (50, "mittel"), (60, "schwer"))
_NOMINAL = re.compile(r"\w{3,}(?:ung|heit|keit|ion)(?:en|s)?$")
_SIGN = re.compile(r"[:*_·/()-]")
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ]{2,6}$")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_FREE = frozenset(
    (
        "GmbH",
        "AG",
        "KG",
        "SE",
        "EU",
        "USA",
        "DIN",
        "ISO",
        "PDF",
        "CD",
        "DVD",
        "TV",
        "OHG",
        "UG",
        "GBR",
        "KW",
        "MW",
        "GW",
    )
)
_SUBORDINATE = frozenset(
    (
        "dass",
        "weil",
        "obwohl",
        "während",
        "damit",
        "sodass",
        "falls",
        "sobald",
        "nachdem",
        "bevor",
        "indem",
        "wenn",
        "ob",
    )
)


@dataclass(frozen=True, slots=True)
class Readability:
    """Figures of a text: LIX with its band, and the longest sentences as (start, end, words)."""

    words: int
    sentences: int
    lix: float
    band: str
    longest: tuple[tuple[int, int, int], ...]


def readability(text: str) -> Readability:
    """The figures; a text without words has LIX 0."""
    whole = read(text, DEFAULT)
    lines = list(_sentences(whole))
    words = [word for _, _, tokens in lines for word in tokens]
    if not words:
        return Readability(0, 0, 0.0, "leicht", ())
    long = sum(len(_SIGN.sub("", word)) > LIX_WORD for word in words)
    lix = len(words) / len(lines) + 100 * long / len(words)
    longest = sorted(((start, end, len(tokens)) for start, end, tokens in lines), key=lambda one: -one[2])[:3]
    return Readability(len(words), len(lines), round(lix, 1), band(lix), tuple(longest))


def band(lix: float) -> str:
    """The German word for a LIX value."""
    return next((word for limit, word in _BANDS if lix < limit), "sehr schwer")


def hard_places(text: str, explained: Collection[str] = ()) -> list[Finding]:
    """Hints on long or nested sentences, long words and abbreviations that nobody explains."""
    whole = read(text, DEFAULT)
    found = [one for passage in whole.passages for one in _in_passage(whole, passage)]
    found += _abbreviations(whole, set(explained))
    return sorted(found, key=lambda one: (one.start, one.rule))


def _sentences(whole: Read) -> Iterator[tuple[int, int, list[str]]]:
    """Start, end and words of each sentence; one without a word is none."""
    for text in whole.passages:
        for first, last in _bounds(text):
            words = [t.text for t in text.tokens[first : last + 1] if t.kind != "punct"]
            if words:
                yield *whole.source.span(text.tokens[first].start, text.tokens[last].end), words


def _bounds(text: Passage) -> Iterator[tuple[int, int]]:
    first = 0
    for i in range(1, len(text.tokens) + 1):
        if i == len(text.tokens) or text.tokens[i].sentence != text.tokens[first].sentence:
            yield first, i - 1
            first = i


def _in_passage(whole: Read, text: Passage) -> Iterator[Finding]:
    for first, last in _bounds(text):
        words = [token for token in text.tokens[first : last + 1] if token.kind != "punct"]
        if len(words) > LONG_SENTENCE:
            yield _hint(whole, text, (first, last), "R1")
        if _is_nested(text, first, last):
            yield _hint(whole, text, (first, last), "R3")
        if sum(bool(_NOMINAL.match(token.text)) for token in words if token.is_capital) >= 4:
            yield _hint(whole, text, (first, last), "R4")
    for i, token in enumerate(text.tokens):
        if token.kind == "word" and len(token.text) > LONG_WORD and "-" not in token.text and not text.shield[i]:
            yield _hint(whole, text, (i, i), "R5")


def _is_nested(text: Passage, first: int, last: int) -> bool:
    commas = [i for i in range(first, last + 1) if text.text(i) == ","]
    below = sum(text.text(i + 1).lower() in _SUBORDINATE for i in commas)
    return len(commas) > 2 and below >= 2


def _abbreviations(whole: Read, known: set[str]) -> Iterator[Finding]:
    for text in whole.passages:
        headline = _is_headline(text)
        for i, token in enumerate(text.tokens):
            head = token.text.split("-")[0]
            if token.kind != "word" or head in known | _FREE or not _ABBREVIATION.match(head) or _ROMAN.match(head):
                continue
            known.add(head)
            if text.shield[i] or _is_explained(text, i) or headline or _is_shouted(text, i):
                continue
            yield _hint(whole, text, (i, i), "R2")


def _is_explained(text: Passage, i: int) -> bool:
    """`Langform (ABK)` or `ABK (Langform)`."""
    return text.text(i - 1) == "(" or text.text(i + 1) == "("


def _is_shouted(text: Passage, i: int) -> bool:
    """Whether a neighbour in the sentence is in capitals as well: `DER TEXT IST GROSS`."""
    beside = [text.text(k) for k in (i - 1, i + 1) if text.same_sentence(i, k) and text.adjacent(min(i, k), max(i, k))]
    return any(len(word) > 1 and word.isalpha() and word.isupper() for word in beside)


def _is_headline(text: Passage) -> bool:
    words = [token.text for token in text.tokens if token.kind == "word"]
    return sum(word.isupper() for word in words) > len(words) / 2


def _hint(whole: Read, text: Passage, at: tuple[int, int], rule: str) -> Finding:
    start, end = whole.source.span(text.tokens[at[0]].start, text.tokens[at[1]].end)
    surface = whole.source.given[start:end]
    return Finding(start, end, surface, rule, "hint", 0.8, "", reason(rule, surface), reasons()[rule].source)
