"""Bytes of pictures for everybody: each answer asks the row, so a withdrawal holds at once, whatever browsers keep."""

import re

from flask import Response, request
from flask_babel import gettext as _

from coopcms.consents.queries_bytes import Bytes, asked_by_all
from coopcms.media import shelf
from coopcms.media.models import Picture
from coopcms.media.queries import rendition
from coopcms.site import errors

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
_NAME = re.compile(rf"([1-9]\d{{0,4}})\.({'|'.join(TYPES)})", re.ASCII)


def picture(number: int, name: str) -> Response:
    """One rendition, `<width>.<format>`; 410 for what was withdrawn, 404 for all that readers see in no text today."""
    return answer_to(asked_by_all(number), name)


def answer_to(asked: Bytes | None, name: str) -> Response:
    """The rendition of this name of a picture that somebody asks for."""
    if asked and asked.is_gone:
        told = _("It is not shown here any more, at no address.")
        return errors.refused(410, _("This picture was withdrawn"), (told,))
    wished = _NAME.fullmatch(name)
    found = wished and asked and asked.is_open and rendition(asked.row, int(wished[1]), wished[2])
    return answer(asked.row, found) if found else errors.not_found()


def answer(row: Picture, found: dict) -> Response:
    """The bytes under an ETag of what they are made of; nothing is read where the reader has them already."""
    tag = f"{row.digest}-{found['width']}-{found['format']}"
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        try:
            response = Response(shelf.storage().read(found["key"]), content_type=TYPES[found["format"]])
        except FileNotFoundError:
            return errors.not_found()
    response.set_etag(tag)
    response.headers |= {
        "Cache-Control": "no-cache",
        "Content-Disposition": "inline",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return response
