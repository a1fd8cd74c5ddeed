"""For machines: feeds of whole items, the map of all addresses, what robots may read."""

from flask import Response

from coopcms.publishing import queries as public
from coopcms.rendering import render
from coopcms.rendering.pages import FeedView
from coopcms.site import context, queries
from coopcms.site.answers import ATOM, TEXT, XML, answer
from coopcms.site.centres import known
from coopcms.site.frame import Frame

LENGTH = 20


def network_feed() -> Response:
    """The newest of all kinds and centres."""
    frame = context.current_frame()
    return _feed(frame, frame.site.title, "/feed.atom")


def centre_feed(slug: str) -> Response:
    """The newest that one centre stands behind."""
    row = known(slug)
    frame = context.current_frame()
    return _feed(frame, f"{row.name} – {frame.site.title}", f"/zentren/{slug}/feed.atom", organisation=row.id)


def sitemap() -> Response:
    """Every canonical address that is live; nothing withdrawn, embargoed or gone."""
    frame = context.current_frame()
    return answer(render.sitemap(context.templates(), frame.site, queries.map_entries()), XML)


def robots() -> Response:
    """Everything public may be read; the desk and answers of the search may not."""
    origin = context.current_frame().site.origin
    return answer(f"User-agent: *\nDisallow: /admin/\nDisallow: /suche\nSitemap: {origin}/sitemap.xml\n", TEXT)


def _feed(frame: Frame, title: str, path: str, **wanted: int) -> Response:
    _total, rows = public.listed(size=LENGTH, **wanted)
    newest = max((row.released_at for row in rows), default=None)
    view = FeedView(title, path, tuple(context.views(frame, rows)), newest)
    return answer(render.feed(context.templates(), frame.site, view), ATOM)
