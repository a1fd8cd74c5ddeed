"""PDF documents of the library: what is known of them, and the texts of all centres that offer them."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.admin.media_desk import LibraryDesk
from coopcms.admin.media_forms import DocumentForm
from coopcms.admin.media_past import LONGEST
from coopcms.admin.media_past import told as sentences
from coopcms.admin.media_uses_rows import as_rows
from coopcms.admin.media_words import size_of, title_of
from coopcms.admin.paging import number_of, page_at
from coopcms.content.queries_documents import offered_in
from coopcms.errors import Invalid
from coopcms.ledger.queries import history_of
from coopcms.media import policy
from coopcms.media.models import DOCUMENT, PdfDocument
from coopcms.media.queries import document
from coopcms.media.services_documents import describe_document
from coopcms.media.services_trash import trash, untrash
from coopcms.media.vocabulary import ACCESSIBILITY
from coopcms.network.models import Organisation
from coopcms.rendering.pages import Page

HOME = "/admin/medien/dokumente"
ONE = "/<int(max=2147483647):number>"
SIZE = 50
FIELDS = ("title", "name", "accessibility", "accessibility_note")


class MediaDocuments(LibraryDesk):
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
        """One PDF: to be saved, what is known of it, the texts that offer it, what happened to it."""
        row = document(number)
        form = DocumentForm(data={name: getattr(row, name) for name in FIELDS})
        if form.validate_on_submit():
            try:
                told = {name: form[name].data or "" for name in FIELDS if name in request.form}
                describe_document(row, told, self.actor)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                flash(_("Saved."))
                return redirect(f"{HOME}/{number}", 303)
        return self._page(row, form), 422 if form.errors or form.form_errors else 200

    def _page(self, row: PdfDocument, form: DocumentForm) -> str:
        uses = as_rows(offered_in(row.id, self.actor), self.actor)
        past = sentences(list(history_of(DOCUMENT, row.id).limit(LONGEST)), DocumentForm)
        return self.render(
            "admin/media/document.html", document_title=title_of(row), may_keep=policy.may_keep(self.actor, row.centre),
            row=row, form=form, size=size_of(row.size), home=HOME, states=ACCESSIBILITY, uses=uses, entries=past,
            public=sum(bool(use.shown.live) for use in uses),
        )  # fmt: skip

    @expose(f"{ONE}/papierkorb", methods=["POST"])
    def trash(self, number: int):
        """Into the trash; nothing is lost, but readers find it nowhere from now on."""
        row = trash(document(number), self.actor)
        public = sum(bool(one.live) for one in offered_in(row.id, self.actor))
        said = [_("It lies in the trash. It can be taken out again on this page.")]
        if public:
            said.append(
                ngettext("One public text offers it no more.", "%(num)s public texts offer it no more.", public)
            )
        flash(" ".join(said))
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
