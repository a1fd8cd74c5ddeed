"""A whole text as passages: folded, cut into paragraphs, shielded; the first step of every check and conversion."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from coopcms.language import protect
from coopcms.language.findings import Span
from coopcms.language.passage import Passage, passage, shield_raw
from coopcms.language.profile import Profile
from coopcms.language.source import Source, source
from coopcms.language.tokens import paragraphs


class Read(NamedTuple):
    """The source and its passages in order."""

    source: Source
    passages: list[Passage]


def read(text: str, profile: Profile, protected: Sequence[Span] = ()) -> Read:
    """Read `text`; `protected` are spans of the text as given."""
    folded = source(text)
    given = _folded_spans(folded, protected)
    passages, sentence = [], 0
    for bounds in paragraphs(folded.plain):
        one = passage(folded.plain, bounds, profile, given, sentence)
        if one.tokens:
            passages.append(one)
            sentence = one.tokens[-1].sentence + 1
    shield_raw(passages, protect.raw(folded.plain))
    return Read(folded, passages)


def _folded_spans(folded: Source, spans: Sequence[Span]) -> list[Span]:
    """The spans in offsets of the plain text, sorted, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(_plain_spans(folded, spans)):
        if found and span.start < found[-1].end:
            span = Span(found[-1].start, max(found[-1].end, span.end), found.pop().kind)
        found.append(span)
    return found


def _plain_spans(folded: Source, spans: Sequence[Span]) -> list[Span]:
    if not spans or not folded.starts:
        return list(spans)
    starts, ends = folded.starts, folded.ends  # a span may begin or end with a letter that was folded away
    return [Span(bisect_right(ends, one.start), bisect_left(starts, one.end), one.kind) for one in spans]
