"""For machines: feeds of whole items, the map of all addresses, what robots may read."""

from flask import Response

from coopcms.consents.queries_links import PATH as APPROVAL
from coopcms.content.kinds.registry import BY_PREFIX
from coopcms.publishing import queries as public
from coopcms.rendering import render
from coopcms.rendering.pages import FeedView, MapEntry
from coopcms.review.queries_preview import PATH
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
    """What stands always, lists, centres, topics with live items, every live item; nothing withdrawn or gone."""
    frame = context.current_frame()
    entries = [*map(MapEntry, _standing(frame)), *queries.map_entries()][: queries.MAP_MOST]
    return answer(render.sitemap(context.templates(), frame.site, entries), XML)


def robots() -> Response:
    """Everything public may be read; the desk, answers of the search and what is shown by a link may not."""
    origin = context.current_frame().site.origin
    closed = "".join(f"Disallow: {path}\n" for path in ("/admin/", "/suche", PATH, APPROVAL))
    return answer(f"User-agent: *\n{closed}Sitemap: {origin}/sitemap.xml\n", TEXT)


def _standing(frame: Frame) -> tuple[str, ...]:
    """The addresses without a date of their own."""
    lists = (f"/{prefix}/" for prefix in BY_PREFIX)
    centres = (centre.url for centre in frame.site.centres)
    legal = (frame.site.imprint_url, frame.site.privacy_url, frame.site.accessibility_url)
    return ("/", *lists, "/zentren/", *centres, *queries.live_topics(), *legal)


def _feed(frame: Frame, title: str, path: str, **wanted: int) -> Response:
    _total, rows = public.listed(size=LENGTH, **wanted)
    newest = max((row.released_at for row in rows), default=None)
    view = FeedView(title, path, tuple(context.views(frame, rows, frame.site.origin)), newest)
    return answer(render.feed(context.templates(), frame.site, view), ATOM)
