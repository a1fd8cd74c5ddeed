"""What is not public yet, read by the link that somebody was sent: the newest words, and until when they can be read.

A token has 256 random bits, as those of links by mail: what protects it is that nobody guesses it. No count of wrong
ones is kept, since that would need the readers' addresses; what has not the form of a token costs no statement.
"""

from datetime import datetime

from flask import Response, redirect, request
from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.clock import now
from coopcms.errors import Unknown
from coopcms.publishing.queries import path_of
from coopcms.rendering.filters import moment
from coopcms.rendering.pages import Notice
from coopcms.review.queries_preview import Opened, opened
from coopcms.review.services_preview import looked
from coopcms.site import errors
from coopcms.site.preview import preview_page

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address is the key
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def shared(token: str) -> Response:
    """The item's newest words under a notice; where they are public, the way there; else the same page for all."""
    try:
        found = opened(token)
    except Unknown as gone:
        return _kept_by_nobody(errors.refused(404, _("This link opens nothing"), (_(gone.message),)))
    if found.home:
        return _kept_by_nobody(redirect(path_of(found.home), 303))
    page = preview_page(found.item, found.item.head, _notice(found), found.owners)
    if request.method == "GET":
        looked(found.link)
    return _kept_by_nobody(Response(page, 200, content_type="text/html; charset=utf-8"))


def _notice(found: Opened) -> Notice:
    written, ends = _spoken(found.item.head.created_at), _spoken(found.link.expires_at)
    lines = [
        _("As of %(written)s, not published. This link holds until %(ends)s.", written=written, ends=ends),
        _("The words can still change. Please pass nothing on."),
    ]
    if found.item.embargo and found.item.embargo > now():
        lines.insert(1, _("Embargo: nothing of it may become public before %(at)s.", at=_spoken(found.item.embargo)))
    return Notice(_("Draft."), tuple(lines))


def _spoken(at: datetime) -> str:
    return moment(at, str(get_locale()))


def _kept_by_nobody(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response
