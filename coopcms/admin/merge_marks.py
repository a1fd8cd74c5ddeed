"""A paragraph written anew in plain words: the marks of the old one stay on the words that stay."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from coopcms.blocks.shape import BREAK, Block
from coopcms.merge.words import DELETE, EQUAL, diff_words

_OPENING, _CLOSING = "„", "“"


class _Letter(NamedTuple):
    """A letter with its marks; a `sign` is a quotation mark that the page sets by itself."""

    text: str
    marks: tuple[str, ...]
    sign: bool = False


def text_of(block: Block) -> str:
    """The words of a paragraph as a person reads and writes them, inline quotes in quotation marks."""
    return "".join(letter.text for letter in _letters(block))


def with_marks_of(block: Block, text: str) -> list:
    """The runs of `text`: words kept from the block keep their marks, new ones take those of both their neighbours."""
    old, at, out = list(_letters(block)), 0, []
    for op, words in diff_words(text_of(block), text):
        if op == DELETE:
            at += len(words)
        elif op == EQUAL:
            out += [letter for letter in old[at : at + len(words)] if not letter.sign]
            at += len(words)
        else:
            marks = _between(old, at)
            out += [_Letter(letter, marks) for letter in words]
    return [
        ["".join(one.text for one in run), list(marks)] for marks, run in groupby(_bare(out), lambda one: one.marks)
    ]


def _between(old: list[_Letter], at: int) -> tuple[str, ...]:
    if not 0 < at < len(old):
        return ()
    return tuple(mark for mark in old[at - 1].marks if mark in old[at].marks)


def _bare(letters: list[_Letter]) -> Iterator[_Letter]:
    """A line break has no marks."""
    return (letter._replace(marks=()) if letter.text == BREAK else letter for letter in letters)


def _letters(block: Block) -> Iterator[_Letter]:
    before: tuple[str, ...] = ()
    for text, marks in block["runs"]:
        now = before if text == BREAK else tuple(marks)
        yield from _signs(_quote(before), _quote(now))
        yield from (_Letter(letter, now) for letter in text)
        before = now
    yield from _signs(_quote(before), "")


def _signs(before: str, now: str) -> Iterator[_Letter]:
    """The marks where one quote ends and another begins."""
    if before and now != before:
        yield _Letter(_CLOSING, (before,), sign=True)
    if now and now != before:
        yield _Letter(_OPENING, (now,), sign=True)


def _quote(marks: tuple[str, ...]) -> str:
    return next((mark for mark in marks if mark.startswith("q:")), "")
