"""The normal form of text: what looks alike is stored alike."""

import re
from unicodedata import combining, normalize

from coopcms.blocks.shape import BREAK

_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?")
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\n]+")
_ACCENTS = re.compile("[^\\w\\s\x00-\u02ff]{31,}")
_MANY_ACCENTS = 30  # Unicode's stream-safe limit; sorting a longer heap on one letter takes time by its square
_SEEN = re.compile(r"[^\s\u00ad\u034f\u200b-\u200f\u2060]")


def nfc(text: str) -> str:
    """NFC; a heap of accents on one letter is cut into heaps of 30 by joiners that nobody sees (UAX 15, D4)."""
    return text if text.isascii() else normalize("NFC", _ACCENTS.sub(_stream_safe, text))


def tidy(text: str) -> str:
    """Without NUL, control characters and lone surrogates; every line end is a newline; NFC."""
    if text.isascii() and text.isprintable():
        return text
    return nfc(_BREAKS.sub(" ", _LINE_ENDS.sub("\n", _UNWANTED.sub("", text))))


def visible(text: str) -> bool:
    """True if a reader sees any of it."""
    return bool(_SEEN.search(text))


def one_line(text: str) -> str:
    """The words in one line with single spaces, "" where nothing of it can be seen."""
    text = " ".join(tidy(text).split())
    return text if visible(text) else ""


def joined(runs) -> list:
    """Runs with sorted marks, neighbours of equal marks joined, empty ones dropped, NFC; breaks stand alone."""
    out: list = []
    for text, marks in runs:
        marks = sorted({nfc(mark) for mark in marks}) if marks else []
        if out and out[-1][1] == marks and BREAK not in (text, out[-1][0][-1]):
            out[-1][0].append(text)
        elif text:
            out.append([[text], marks])
    return [[nfc("".join(texts)), marks] for texts, marks in out]


def normal_runs(runs) -> list:
    """Runs as we store them: spaces collapsed, none at the ends or beside a break, single breaks only, quotes whole."""
    if len(runs) == 1 and BREAK not in (text := tidy(runs[0][0])):
        return joined([(_SPACES.sub(" ", text).strip(" "), runs[0][1])])
    out: list = []
    for text, marks in joined(piece for run in runs for piece in _pieces(tidy(run[0]), run[1])):
        text = text if text == BREAK else _SPACES.sub(" ", text)
        if text == BREAK:
            _strip_end(out)
        elif not out or out[-1][0][-1] in (" ", BREAK):
            text = text.lstrip(" ")
        if text and (out or text != BREAK):
            out.append([text, marks])
    _strip_end(out)
    return joined(out)


def _stream_safe(found: re.Match) -> str:
    out, heap = [], 0
    for sign in found.group():
        heap = heap + 1 if combining(sign) else 0
        if heap > _MANY_ACCENTS:
            out.append("\u034f")
            heap = 1
        out.append(sign)
    return "".join(out)


def _pieces(text: str, marks):
    """The lines of one run with breaks between them; a run of nothing but a break is one break."""
    for number, line in enumerate(text.split(BREAK)):
        if number:
            yield BREAK, []
        if line:
            yield line, marks


def _strip_end(out: list) -> None:
    """Take spaces and breaks off the end."""
    while out:
        out[-1][0] = out[-1][0].rstrip(" \n")
        if out[-1][0]:
            return
        out.pop()
