"""Which quotation marks of a paragraph hold what somebody said, and which hold a title or a word at arm's length."""

import re
from typing import NamedTuple

from coopcms.language import protect, speech

_OPENING, _CLOSING = '„“”»«"‟', '“”»«"‟'
_FEW = 3  # words; so few are said only where the text says that they are
_FAR = 300  # characters between two parts of one quote
NEAR = 400  # characters around a quote that are looked at
_SENTENCE = re.compile(r"[.!?…][“”»«\"‟]?$|[.!?…]\s+[A-ZÄÖÜ]")
_WORD_BEFORE = re.compile(r"(?:^|\s)(?P<word>[^\W\d_][\w-]*)\s*$")
_NODS = re.compile(r"\s*,\s+[a-zäöüß]{2,}te?\s+(?:(?:es|dazu|auch|hier)\s+)?[A-ZÄÖÜ]")  # „…“, strahlt Anna Beispiel


class Span(NamedTuple):
    """A stretch of a paragraph from its opening to its closing mark, both counted."""

    start: int
    end: int


def quotes_of(text: str) -> list[list[Span]]:
    """The quotes of a paragraph in order, each with its parts: „…“, sagt X, „…“ is one of two."""
    spans = [Span(one.start, one.end) for one in protect.quotes(text, 0, len(text))[0]]
    spans = [one for one in spans if text[one.start] in _OPENING and text[one.end - 1] in _CLOSING]
    if len(spans) == 1 and is_whole(text, spans[0]):
        return [spans]
    found: list[list[Span]] = []
    for at, span in enumerate(spans):
        if found and _goes_on(text, found[-1][-1], span):
            found[-1].append(span)
        elif _is_said(text, spans, at) or (found and _stands_alone(text, spans, at)):
            found.append([span])
    return found


def unclosed(text: str) -> list[int]:
    """Where a mark opens and none closes."""
    return [at for at in protect.quotes(text, 0, len(text))[1] if text[at] in _OPENING]


def is_whole(text: str, span: Span) -> bool:
    """Whether the paragraph is nothing but the quote, and more than a word or two."""
    alone = not text[: span.start].strip() and not text[span.end :].strip(" .")
    return alone and _count(text, span) > _FEW


def words_of(text: str, parts: list[Span]) -> str:
    """What was said, without the marks; where the text breaks in stands an ellipsis."""
    return " … ".join(" ".join(text[part.start + 1 : part.end - 1].split()) for part in parts)


def _goes_on(text: str, before: Span, span: Span) -> bool:
    """Whether a quote goes on after words such as “sagt X”, with no sentence ending in between."""
    if span.start - before.end >= _FAR:
        return False
    between = text[before.end : span.start]
    cue = speech.BEHIND.match(between)
    ends = speech.sentence_end(between.rstrip()) < len(between.rstrip()) or between.rstrip()[-1:] in ".!?"
    return bool(cue) and not ends and between.rstrip()[-1:] in ",:–—-"


def _is_said(text: str, spans: list[Span], at: int) -> bool:
    span = spans[at]
    following = spans[at + 1].start if at + 1 < len(spans) else len(text)
    lead_up = lead_up_to(text, spans, at)
    behind = text[span.end : min(following, span.end + NEAR)]
    if _is_attached(lead_up, behind):
        return True
    if _count(text, span) <= _FEW or speech.TITLES.search(_word_before(text, span)):
        return False
    sentence = lead_up + behind[: speech.sentence_end(behind)]
    is_sentence = bool(_SENTENCE.search(text[span.start : span.end]))
    return is_sentence or bool(speech.STRONG.search(sentence)) or bool(_NODS.match(behind))


def _is_attached(lead_up: str, behind: str) -> bool:
    """Whether the words next to the marks say that somebody speaks."""
    if re.match(r"\s*[,–—]", behind) and speech.BEHIND.match(behind):
        return True
    announced = speech.BEFORE.search(lead_up) and not re.match(r"\s*[^\W\d_a-zäöüß]\w*\s*:\s*$", lead_up)
    said = bool(announced) and bool(speech.SAYS.search(lead_up) or re.search(r"\b(?:[Ss]o|[Ll]aut)\b", lead_up))
    return said and not _announces_title(lead_up)


def _announces_title(lead_up: str) -> bool:
    """Der Titel lautet: „…“; das Motto war: „…“."""
    return any(speech.TITLES.search(word) for word in re.findall(r"\w+", lead_up)[-4:] if word.lower() != "heißt")


def _stands_alone(text: str, spans: list[Span], at: int) -> bool:
    """A whole sentence, however short, after another quote: „…“, sagt X. „Jetzt geht es los.“"""
    is_sentence = bool(_SENTENCE.search(text[spans[at].start : spans[at].end]))
    return is_sentence and not lead_up_to(text, spans, at).strip()


def _word_before(text: str, span: Span) -> str:
    """The word right before the opening mark; empty where a sign stands between."""
    found = _WORD_BEFORE.search(text[max(0, span.start - 80) : span.start])
    return found["word"] if found else ""


def lead_up_to(text: str, spans: list[Span], at: int) -> str:
    """The sentence before a quote; what stands in quotation marks before it is blotted out, it ends no sentence."""
    first, pieces = max(0, spans[at].start - NEAR), []
    end = first
    for span in (one for one in spans[max(0, at - 9) : at] if one.end > first):
        pieces += [text[end : max(end, span.start)], "„…“"]
        end = span.end
    return speech.last_sentence("".join(pieces) + text[end : spans[at].start])


def _count(text: str, span: Span) -> int:
    return len(re.findall(r"\w[\w:*’'-]*", text[span.start : span.end]))
