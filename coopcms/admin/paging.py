"""The pages of a list: the number that was asked for, and the ways to the pages beside it."""

from collections.abc import Callable

from coopcms.rendering.pages import Page

_DIGITS = 6  # more pages has no list


def number_of(text: str) -> int:
    """The number of a page, from 1; whatever is none means the first."""
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else 1


def page_at(number: int, pages: int, total: int, address: Callable[[int], str]) -> Page:
    """Page `number` of so many, with the addresses of those before and after it, "" where there is none."""
    before = address(number - 1) if number > 1 else ""
    return Page(number, pages, total, before, address(number + 1) if number < pages else "")
