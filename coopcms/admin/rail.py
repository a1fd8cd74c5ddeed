"""The rail: every part of the desk this person may enter, grouped by task."""

from dataclasses import dataclass, replace

from flask import request

from coopcms.actor import Actor


@dataclass(frozen=True, slots=True)
class RailLink:
    """One entry; `count` says how much waits there."""

    title: str
    url: str
    count: int = 0
    current: bool = False


@dataclass(frozen=True, slots=True)
class RailGroup:
    """The entries of one task under its name (a msgid)."""

    title: str
    links: tuple[RailLink, ...]


def rail(admin, actor: Actor | None) -> tuple[RailGroup, ...]:
    """All groups of the rail; empty before the login."""
    views = [view for view in admin._views if view.is_accessible() and view.is_visible()] if actor else []
    groups: dict[str, list[RailLink]] = {}
    for view in views:
        if group := getattr(view, "group", ""):
            groups.setdefault(group, []).extend(view.links())
    here = _here(link.url for links in groups.values() for link in links)
    return tuple(
        RailGroup(title, tuple(replace(link, current=link.url == here) for link in links))
        for title, links in groups.items()
        if links
    )


def _here(urls) -> str:
    """The entry the page belongs to: its own address with all it asks for, else the longest that it lies below."""
    own = request.full_path.rstrip("?")
    fitting = (url for url in urls if url in (own, request.path) or _below(url))
    return max(fitting, key=lambda url: (url == own, len(url)), default="")


def _below(url: str) -> bool:
    return url.count("/") > 2 and request.path.startswith(url)
