"""Documents for everybody: each answer asks whether readers see a text that offers it: a withdrawal holds at once."""

from urllib.parse import quote

from flask import Response, redirect, request

from coopcms.content.queries_documents import asked_by_all
from coopcms.media import shelf
from coopcms.media.magic import PDF
from coopcms.media.models import PdfDocument
from coopcms.rendering.documents import file_name, public_file
from coopcms.site import errors


def document(number: int, name: str) -> Response:
    """The PDF; 301 where its name has changed, 404 for all that no public text offers today."""
    row = asked_by_all(number)
    if row is None:
        return errors.not_found()
    if name != file_name(row):
        response = redirect(public_file()(row), 301)
        response.headers["Cache-Control"] = "no-cache"
        return response
    return answer(row)


def answer(row: PdfDocument) -> Response:
    """The bytes to be saved, piece by piece, under an ETag of what they are; nothing is read of what the reader has."""
    tag = row.digest
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    elif shelf.storage().exists(row.key):
        response = Response(shelf.storage().pieces(row.key), content_type=PDF)
        response.content_length = row.size
    else:
        return errors.not_found()
    response.set_etag(tag)
    names = {"filename": file_name(row), "filename*": f"UTF-8''{quote(row.name)}"}  # the first for old browsers
    response.headers.set("Content-Disposition", "attachment", **names)
    response.headers |= {
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return response
