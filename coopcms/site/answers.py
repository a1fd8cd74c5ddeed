"""Answers of the public site: an ETag on every one, always asked again, never a cookie."""

from hashlib import sha256

from flask import Response, request

HTML, ATOM, XML, TEXT = "text/html", "application/atom+xml", "application/xml", "text/plain"
KEPT = "public, max-age=0, must-revalidate"  # may be kept, is asked for again each time


def answer(text: str, kind: str = HTML) -> Response:
    """A page; 304 where the reader has it already."""
    response = Response(text, 200, content_type=f"{kind}; charset=utf-8")
    response.set_etag(sha256(text.encode()).hexdigest()[:32])
    response.headers["Cache-Control"] = KEPT
    return response.make_conditional(request)


def refusal(text: str, status: int) -> Response:
    """An error page: nobody keeps it, since tomorrow there may be something."""
    response = Response(text, status, content_type=f"{HTML}; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
