"""Which pictures and PDFs a text can show: those of the library that everybody may see, for the editor."""

from flask import request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.admin.media_desk import LibraryDesk
from coopcms.blocks.shape import is_number
from coopcms.media.models import PdfDocument, Picture
from coopcms.media.queries_pick import document_to_choose, documents_to_choose, to_choose
from coopcms.rendering.documents import access_of, size_of

_THUMB = 400  # pixels


class PicturePicker(LibraryDesk):
    """For everybody who works at the desk: the library is shared by all centres."""

    @expose("/waehlen")
    def choose(self):
        """JSON for the editor: number, title, whose it is, a small picture, a proposal for the description."""
        rows = to_choose(request.args.get("q", "")[:200])
        said = ngettext("%(num)s picture", "%(num)s pictures", len(rows)) if rows else _("No picture is called so.")
        return {"hits": [_hit(row) for row in rows], "said": said}


class DocumentPicker(LibraryDesk):
    """The same for PDFs."""

    @expose("/waehlen")
    def choose(self):
        """JSON for the editor: number, title, whose it is, how large, how far accessible; with `nummer` just that."""
        number = request.args.get("nummer", 0, int)
        rows = document_to_choose(number) if is_number(number) else documents_to_choose(request.args.get("q", "")[:200])
        said = ngettext("%(num)s PDF", "%(num)s PDFs", len(rows)) if rows else _("No PDF is called so.")
        return {"hits": [_document(row) for row in rows], "said": said}


def _document(row: PdfDocument) -> dict[str, str | int]:
    about = " · ".join((row.centre.name, f"PDF, {size_of(row.size)}", access_of(row, _)))
    return {"document": row.id, "title": row.title or row.name, "about": about}


def _hit(row: Picture) -> dict[str, str | int]:
    about = " · ".join(filter(None, (row.centre.name, row.credit)))
    return {
        "picture": row.id, "title": row.title or row.name, "about": about,
        "thumb": f"/admin/medien/{row.id}/{_THUMB}", "alt": row.alt,
    }  # fmt: skip
