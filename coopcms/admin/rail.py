"""The rail: every part of the desk this person may enter, grouped by task."""

from dataclasses import dataclass, replace

from flask import g, request

from coopcms.actor import Actor
from coopcms.review.queries import Counts, counts_for


@dataclass(frozen=True, slots=True)
class RailLink:
    """One entry; `count` says how much waits there, `alert` in words what of it is pressing."""

    title: str
    url: str
    count: int = 0
    current: bool = False
    alert: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class RailGroup:
    """The entries of one task under its name (a msgid)."""

    title: str
    icon: str
    links: tuple[RailLink, ...]


def rail(admin, actor: Actor | None, groups: dict[str, str]) -> tuple[RailGroup, ...]:
    """The groups with entries, in the order of `groups` (name to icon); empty before the login."""
    views = [view for view in admin._views if view.is_accessible() and view.is_visible()] if actor else []
    entries: dict[str, list[RailLink]] = {title: [] for title in groups}
    for view in views:
        if group := getattr(view, "group", ""):
            entries[group].extend(view.links())
    here = _here(link.url for links in entries.values() for link in links)
    return tuple(
        RailGroup(title, groups[title], tuple(replace(link, current=link.url == here) for link in links))
        for title, links in entries.items()
        if links
    )


def counts() -> Counts:
    """What waits for the person who asks, counted once in a request."""
    if "counts" not in g:
        g.counts = counts_for(g.actor)
    return g.counts


def _here(urls) -> str:
    """The entry the page belongs to: its own address with all it asks for, else the longest that it lies below."""
    own = request.full_path.rstrip("?")
    fitting = (url for url in urls if url in (own, request.path) or _below(url))
    return max(fitting, key=lambda url: (url == own, len(url)), default="")


def _below(url: str) -> bool:
    return url.count("/") > 2 and request.path.startswith(url)
