"""Addresses of the public site that belong to no item; a test holds them against the application's own."""

import re

FIXED = frozenset(
    (
        "/",
        "/zentren/",
        "/suche",
        "/feed.atom",
        "/sitemap.xml",
        "/robots.txt",
        "/impressum",
        "/datenschutz",
        "/barrierefreiheit",
    )
)
DESK = "/admin"
_CENTRE = re.compile(r"/zentren/([^/]+)(?:/beitraege|/feed\.atom)?")
_TOPIC = re.compile(r"/themen/([^/]+)")


def centre_of(path: str) -> str:
    """The slug of the centre whose page this is; empty for other addresses."""
    found = _CENTRE.fullmatch(path)
    return found[1] if found else ""


def topic_of(path: str) -> str:
    """The slug of the topic whose page this is; empty for other addresses."""
    found = _TOPIC.fullmatch(path)
    return found[1] if found else ""
