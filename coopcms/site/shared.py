"""What is not public yet, read by the link that somebody was sent: the newest words, and until when they can be read.

A token has 256 random bits, as those of links by mail: what protects it is that nobody guesses it. No count of wrong
ones is kept, since that would need the readers' addresses; what has not the form of a token costs no statement.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from flask import Response, redirect, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.clock import now
from coopcms.consents.queries_bytes import asked_in_preview
from coopcms.content import queries_documents
from coopcms.errors import Unknown
from coopcms.publishing.queries import path_of
from coopcms.rendering.documents import file_name
from coopcms.rendering.filters import moment
from coopcms.rendering.pages import Notice
from coopcms.review.queries_preview import PATH, Opened, opened
from coopcms.review.services_preview import looked
from coopcms.site import documents, errors, media
from coopcms.site.preview import Reader, preview_page

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address is the key
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def shared(token: str) -> Response:
    """The item's newest words under a notice; where they are public, the way there; else the same page for all."""
    return _with(token, partial(_page, token))


def picture(token: str, number: int, name: str) -> Response:
    """A picture that those words show, at an address of its own, which is worth as much as the link and counts no look.

    It may be one that the public sees nowhere, but none that was withdrawn.
    """
    return _with(token, lambda found: _bytes(found, number, name))


def document(token: str, number: int, name: str) -> Response:
    """A PDF that those words offer, in the same way; it is saved under its own name, whatever `name` says."""
    return _with(token, lambda found: _file(found, number, name))


def _with(token: str, act: Callable[[Opened], Response]) -> Response:
    """What comes of the link, if it opens anything; the same refusal whatever is wrong. Nobody keeps the answer."""
    try:
        response = act(opened(token))
    except Unknown as gone:
        response = errors.refused(404, _("This link opens nothing"), (_(gone.message),))
    response.headers.update(HEADERS)
    return response


def _page(token: str, found: Opened) -> Response:
    if found.home:
        return redirect(path_of(found.home), 303)
    reader = Reader(
        lambda number, width, form: f"{PATH}{token}/bild/{number}/{width}.{form}",
        lambda row: f"{PATH}{token}/dokument/{row.id}/{file_name(row)}",
        found.owners,
    )
    page = preview_page(found.item, found.item.head, _notice(found), reader)
    if request.method == "GET":
        looked(found.link)
    return Response(page, 200, content_type="text/html; charset=utf-8")


def _bytes(found: Opened, number: int, name: str) -> Response:
    if found.home:
        return redirect(url_for("site.picture", number=number, name=name), 303)
    return media.answer_to(asked_in_preview(number, found.item.head_id), name)


def _file(found: Opened, number: int, name: str) -> Response:
    if found.home:
        return redirect(url_for("site.document", number=number, name=name), 303)
    row = queries_documents.asked_in_preview(number, found.item.head_id)
    return documents.answer(row) if row else errors.not_found()


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
