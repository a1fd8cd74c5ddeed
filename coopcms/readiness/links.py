"""The links of a body: each with its words and its place; which lead elsewhere, which stay on this site."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlsplit

from coopcms.blocks.shape import Block, leaves

WEB = ("http://", "https://")


class Link(NamedTuple):
    """One link: its address, its words, and the letters start..end of the leaf it stands in."""

    href: str
    text: str
    leaf: Block
    start: int
    end: int


def links_in(body: list[Block]) -> Iterator[Link]:
    """Every link in reading order; neighbouring runs of one address are one link."""
    for leaf in leaves(body):
        at = 0
        for href, runs in groupby(leaf["runs"], lambda run: _href(run[1])):
            text = "".join(run[0] for run in runs)
            if href:
                yield Link(href, text.strip(), leaf, at, at + len(text))
            at += len(text)


def outside(body: list[Block], origin: str = "") -> tuple[str, ...]:
    """The addresses of other sites, each once and without the place on the page."""
    found = (link.href.partition("#")[0] for link in links_in(body) if link.href.startswith(WEB))
    return tuple(dict.fromkeys(href for href in found if not own_path(href, origin)))


def own_path(href: str, origin: str) -> str:
    """The path of an address of this site, empty for all others; `origin` is the site's scheme and host."""
    if href.startswith("/"):
        return _path(href)
    if not origin or not href.startswith(WEB):
        return ""
    try:
        there, here = urlsplit(href), urlsplit(origin)
    except ValueError:
        return ""
    return _path(there.path or "/") if there.netloc.lower() == here.netloc.lower() else ""


def inside(body: list[Block], origin: str = "") -> tuple[str, ...]:
    """The paths of this site that are linked, each once."""
    return tuple(dict.fromkeys(filter(None, (own_path(link.href, origin) for link in links_in(body)))))


def _path(href: str) -> str:
    return href.partition("#")[0].partition("?")[0]


def _href(marks: list[str]) -> str:
    return next((mark[2:] for mark in marks if mark.startswith("a:")), "")
