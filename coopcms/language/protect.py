"""What is never touched: quotes, addresses, code, file names. Offsets of the plain text; linear."""

import re

from coopcms.language.findings import Span

_OPEN = {"„": '“”"‟', "‚": "‘’", "“": "”", "»": "«", "«": "»", "›": "‹", "‹": "›", '"': '"', "‟": "”"}
_MARK = re.compile('[„“”‟"»«‚‘’›‹]')
_RAW = re.compile(
    r"`[^`\n]+`"
    r"|(?:https?|ftp)://[^\s<>„“”\"]+"
    r"|\bwww\.[^\s<>„“”\"]+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w@])@\w[\w.-]{0,100}|(?<![\w&#])#\w{1,100}"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:de|com|org|net|eu|info|at|ch|io|example|pdf|docx?|xlsx?|pptx?|jpe?g|png"
    r"|zip|html?|csv|txt|odt|json|xml|mp4|mp3)\b(?:/[^\s<>„“”\"]*)?"
    r"|\b[a-z0-9]+(?:_[a-z0-9]+){2,}\b"
)


def quotes(plain: str, start: int, end: int) -> tuple[list[Span], list[int]]:
    """Outermost quotes of a paragraph with their marks, and where a quote was opened and never closed."""
    spans: list[Span] = []
    opened: list[tuple[int, str]] = []
    for match in _MARK.finditer(plain, start, end):
        at, mark = match.start(), match[0]
        depth = next((level for level in range(len(opened) - 1, -1, -1) if mark in opened[level][1]), None)
        if depth is not None and _may_close(plain, at, mark):
            first = opened[depth][0]
            del opened[depth:]
            _add(spans, Span(first, at + 1))
        elif mark in _OPEN and _may_open(plain, at, mark) and len(opened) < 8:
            opened.append((at, _OPEN[mark]))
    return spans, [at for at, _ in opened]


def _add(spans: list[Span], span: Span) -> None:
    while spans and spans[-1].start > span.start:
        spans.pop()
    spans.append(span)


def _may_close(plain: str, at: int, mark: str) -> bool:
    if mark in "’‘":  # an apostrophe inside a word closes nothing
        return not (at + 1 < len(plain) and plain[at + 1].isalpha() and plain[at - 1].isalpha())
    return not (mark == '"' and _is_inch(plain, at))


def _may_open(plain: str, at: int, mark: str) -> bool:
    if mark == '"' and _is_inch(plain, at):
        return False
    return at + 1 < len(plain) and not plain[at + 1].isspace()


def _is_inch(plain: str, at: int) -> bool:
    return at > 0 and plain[at - 1].isdigit()


def raw(plain: str) -> list[Span]:
    """Addresses, handles, tags, file names, code."""
    return [Span(match.start(), match.end()) for match in _RAW.finditer(plain)]
