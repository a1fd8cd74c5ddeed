"""Bytes of pictures and PDFs for who works at the desk, whether they are public or not."""

from io import BytesIO

from flask import Response, abort, send_file
from flask_admin import expose

from coopcms.admin.base import DeskView
from coopcms.media import shelf
from coopcms.media.magic import PDF
from coopcms.media.queries import at_least, document, picture

HOME = "/admin/medien"
_NUMBER = "<int(max=2147483647):number>"
_LOCKED = "sandbox; default-src 'none'"  # should a browser show more of it than a picture


class MediaBytes(DeskView):
    """The library is shared: every account sees its pictures, as texts of several centres show them."""

    @expose(f"/{_NUMBER}/<int(max=99999):width>")
    def picture(self, number: int, width: int):
        """The smallest rendition that is as wide, else the widest; what is withdrawn is gone. Raises Unknown."""
        row = picture(number)
        if row.withdrawn_at:
            abort(410)
        found = at_least(row, width) or abort(404)
        return _locked(Response(_read(found["key"]), content_type="image/webp"))

    @expose(f"/dokument/{_NUMBER}")
    def document(self, number: int):
        """A PDF, to be saved: never shown as a part of our pages. Raises Unknown."""
        row = document(number)
        if row.trashed_at:
            abort(404)
        return _locked(send_file(BytesIO(_read(row.key)), PDF, as_attachment=True, download_name=row.name))


def _read(key: str) -> bytes:
    try:
        return shelf.storage().read(key)
    except FileNotFoundError:
        abort(404)


def _locked(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = _LOCKED
    return answer


def views() -> list:
    """What desk.py hangs up."""
    return [MediaBytes("media_bytes", HOME)]
