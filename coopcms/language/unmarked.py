"""Passages in quotation marks in which somebody surely speaks: a person, a verb of speech, a sentence of some words.

Much that is said is not found here: who is asked to mend something must be able to rely on it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import starmap

from coopcms.language import speech
from coopcms.language.named_people import mentions_in
from coopcms.language.quotes_found import NEAR, Span, lead_up_to, quotes_of

RULE = "QU01"
_FEW = 4  # words of a sentence
_BEFORE = 9  # quotes before one that are looked at
_CLOSE = 60  # letters between a verb and whoever is its subject
_MARK = re.compile('[„“”»«"‟]')
_WORD = re.compile(r"\w[\w:*’'-]*")
_SENTENCE = re.compile(r".[\s…(–—-]*[^\W\d_a-zäöüß]", re.DOTALL)  # begins with a capital behind its mark
_ENDS = re.compile(r"[.!?…]\s*.$", re.DOTALL)
_PARAGRAPH = re.compile(r"\S(?:(?!\n[ \t]*\n).)*", re.DOTALL)
_WORD_BEFORE = re.compile(r"\w\s*$")
_COLON = re.compile(r":\s*$")
_NAME_BEFORE = re.compile(r"^\s*(?!(?:Das|Dies|Dieses|Es|Was|Wer|Man|Ein|Eine|Der|Die)\b)[^\W\d_a-zäöüß][\w-]*\s*$")
_COMMA = re.compile(r"\s*[,–—-]")
_BRIEF = re.compile(r"(?:so|laut)$")
_CALLED = re.compile(r"\s+(?:(?:der|die|unser|unsere|er|sie)\b|[^\W\d_a-zäöüß]\w*(?!\w|:))")
_NODS = re.compile(r"\s*,\s+[a-zäöüß]{3,}(?:t|te)(?P<rest>\s+.*)", re.DOTALL)
_ROLES = r"(?:[Dd]er|[Dd]ie|[Ee]ine?|[Uu]nsere?|[Ii]hre?|[Ss]eine?)\s+(?:[a-zäöüß]+\s+)?[^\W\d_a-zäöüß][\w:*-]*"
_PRONOUN, _ROLE = re.compile(r"\s+(?:er|sie|ich)\b"), re.compile(rf"\s+{_ROLES}")
_PRONOUN_BEFORE, _ROLE_BEFORE = re.compile(r"\b(?:[Ee]r|[Ss]ie)\s*$"), re.compile(rf"\b{_ROLES}\s*$")
# what is written somewhere is said by nobody, and what is so is not said
_WRITTEN = re.compile(r"(?:heißt|hieß|nennt|nannte|bezeichnet|ist|war|zeigt|zeigte|stellt|stellte|bringt|brachte)$")


def unmarked_quotes(text: str, protected: Iterable[Span] = ()) -> list[Span]:
    """What of a text somebody surely says, with its marks; of a quote in parts from its first mark to its last.

    What touches `protected` is somebody's quote already, or no German.
    """
    taken = list(protected)
    found = [
        Span(one.start + paragraph.start(), one.end + paragraph.start())
        for paragraph in _PARAGRAPH.finditer(text)
        for one in _in_paragraph(paragraph[0])
    ]
    return [one for one in found if not any(span.start < one.end and one.start < span.end for span in taken)]


def folded(text: str) -> str:
    """The words by which a decision about them is known again."""
    return " ".join(text.split())


@lru_cache(maxsize=256)
def _in_paragraph(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    every = quotes_of(text) if _MARK.search(text) else []
    for at, parts in enumerate(every):
        before = every[at - 1][-1].end if at else 0
        follows = bool(found) and found[-1].end == before and _is_next(text, before, parts[0])
        if _is_sentence(text, parts) and (follows or _is_said(text, every, at)):
            found.append(Span(parts[0].start, parts[-1].end))
    return tuple(found)


def _is_sentence(text: str, parts: list[Span]) -> bool:
    words = sum(len(_WORD.findall(text[part.start : part.end])) for part in parts)
    return words >= _FEW and bool(_SENTENCE.match(text, parts[0].start))


def _is_next(text: str, before: int, part: Span) -> bool:
    """A whole sentence after one that was said: „…“, sagt Anna. „Jetzt geht es los.“"""
    between = text[before : part.start].rstrip()
    is_one = between[-1:] in ("", ".") and speech.sentence_end(between) == len(between)
    return is_one and bool(_ENDS.search(text[part.start : part.end]))


def _is_said(text: str, every: list[list[Span]], at: int) -> bool:
    """Whether the words right before or behind name a verb of speech and a person."""
    parts = every[at]
    spans = [part for others in every[max(0, at - _BEFORE) : at + 1] for part in others]
    lead_up = lead_up_to(text, spans, spans.index(parts[0]))
    if _COLON.search(lead_up) and not speech.TITLES.search(lead_up.rstrip(" \n:")):
        return any(starmap(_names_speaker, _sayings(lead_up)))
    if _WORD_BEFORE.search(text[: parts[0].start][-_CLOSE:]):  # the motto „…“, says Anna, is a good one
        return False
    stops = [part.start for part in parts[1:]] + [every[at + 1][0].start if at + 1 < len(every) else len(text)]
    behind = (text[part.end : min(stop, part.end + NEAR)] for part, stop in zip(parts, stops, strict=True))
    return any(_tells_speaker(words[: speech.sentence_end(words)]) for words in behind)


def _tells_speaker(behind: str) -> bool:
    """„…“, sagt Anna Beispiel; „…“, so Beispiel; „…“, scherzt die Leiterin."""
    if not _COMMA.match(behind):
        return False
    if found := speech.BEHIND.match(behind):
        by_name = _BRIEF.match(found["cue"]) or speech.STRONG.match(found["cue"])
        if by_name and _CALLED.match(found["rest"]):
            return True
        return not (_BRIEF.match(found["cue"]) or _WRITTEN.match(found["cue"])) and _names_speaker(found["rest"])
    found = _NODS.match(behind)
    return bool(found) and (one := next(iter(mentions_in(found["rest"])), None)) is not None and one.start < _CLOSE


def _sayings(lead_up: str) -> Iterator[tuple[str, str]]:
    """What stands behind and before each verb of speech."""
    return (
        (lead_up[verb.end() :], lead_up[: verb.start()])
        for verb in speech.SAYS.finditer(lead_up)
        if not _WRITTEN.match(verb[0])
    )


def _names_speaker(behind: str, before: str = "") -> bool:
    """Whether a person is named behind the verb or before it, or called by a pronoun or by what they are."""
    called = _PRONOUN.match(behind) or _PRONOUN_BEFORE.search(before) or _NAME_BEFORE.search(before)
    if called or _is_role(_ROLE.match(behind)) or _is_role(_ROLE_BEFORE.search(before)):
        return True
    return any(words.strip(" :,") and mentions_in(words) for words in (behind, before))


def _is_role(found: re.Match | None) -> bool:
    """What the words name may be a person: no study, no series, no guide."""
    return found is not None and not speech.TITLES.search(found[0].rstrip())
