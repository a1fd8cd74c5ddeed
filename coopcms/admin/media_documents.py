"""PDF documents of the library, and what somebody found out about reading them aloud."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.base import DeskView
from coopcms.admin.media_forms import DocumentForm
from coopcms.admin.media_words import size_of, title_of
from coopcms.admin.paging import number_of, page_at
from coopcms.errors import Invalid
from coopcms.media import policy
from coopcms.media.models import PdfDocument
from coopcms.media.queries import document
from coopcms.media.services_documents import state_accessibility
from coopcms.media.services_trash import trash, untrash
from coopcms.media.vocabulary import ACCESSIBILITY
from coopcms.network.models import Organisation
from coopcms.rendering.pages import Page

HOME = "/admin/medien/dokumente"
ONE = "/<int(max=2147483647):number>"
SIZE = 50


class MediaDocuments(DeskView):
    """The list, and one."""

    checks_itself = ("document",)

    @expose("")
    def index(self):
        """A page of them, the newest first; a page behind the last shows the last."""
        in_trash = request.args.get("papierkorb") == "1"
        asked = request.args.get("zustand", "")
        fits = PdfDocument.trashed_at.is_null(not in_trash)
        if asked in ACCESSIBILITY:
            fits &= PdfDocument.accessibility == asked
        rows = PdfDocument.select(PdfDocument, Organisation).join(Organisation).where(fits)
        page = _page(rows.count(), f"{HOME}?papierkorb=1" if in_trash else f"{HOME}?zustand={asked}")
        found = rows.order_by(PdfDocument.id.desc()).paginate(page.number, SIZE)
        told = [(row, title_of(row), size_of(row.size), _(ACCESSIBILITY[row.accessibility])) for row in found]
        states = {name: _(words) for name, words in ACCESSIBILITY.items()}
        values = {"rows": told, "page": page, "states": states, "asked": asked, "in_trash": in_trash, "home": HOME}
        return self.render("admin/media/documents.html", may_upload=policy.may_keep_any(self.actor), **values)

    @expose(ONE, methods=["GET", "POST"])
    def document(self, number: int):
        """One PDF: to be saved, and whether it can be read aloud."""
        row = document(number)
        known = {"accessibility": row.accessibility, "accessibility_note": row.accessibility_note}
        form = DocumentForm(data=known)
        if form.validate_on_submit():
            try:
                state_accessibility(row, form.accessibility.data or "", form.accessibility_note.data or "", self.actor)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                flash(_("Saved."))
                return redirect(f"{HOME}/{number}", 303)
        values = {"row": row, "form": form, "size": size_of(row.size), "home": HOME, "states": ACCESSIBILITY}
        may = policy.may_keep(self.actor, row.centre)
        page = self.render("admin/media/document.html", document_title=title_of(row), may_keep=may, **values)
        return page, 422 if form.errors or form.form_errors else 200

    @expose(f"{ONE}/papierkorb", methods=["POST"])
    def trash(self, number: int):
        """Into the trash; nothing is lost."""
        trash(document(number), self.actor)
        flash(_("It lies in the trash. It can be taken out again on this page."))
        return redirect(f"{HOME}/{number}", 303)

    @expose(f"{ONE}/zurueckholen", methods=["POST"])
    def untrash(self, number: int):
        """Out of the trash."""
        untrash(document(number), self.actor)
        flash(_("It is back in the library."))
        return redirect(f"{HOME}/{number}", 303)


def _page(total: int, address: str) -> Page:
    pages = max(1, -(-total // SIZE))
    here = min(number_of(request.args.get("seite", "")), pages)
    return page_at(here, pages, total, lambda number: f"{address}&seite={number}")


def views() -> list:
    """What desk.py hangs up."""
    return [MediaDocuments("media_documents", HOME)]
