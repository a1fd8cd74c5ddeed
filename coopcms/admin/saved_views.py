"""The lists a person keeps under a name: keep one, look through them, rename, delete."""

from dataclasses import dataclass

from flask import flash, g, redirect
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField

from coopcms.accounts.models import SavedView
from coopcms.accounts.queries_views import own_view
from coopcms.accounts.services_views import LONGEST, MOST, delete_view, keep_view, rename_view
from coopcms.admin.base import DeskView
from coopcms.admin.items import VIEWS, kept_address
from coopcms.admin.list_address import Choices, asked_in, query_of, without
from coopcms.admin.list_words import choices, said
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid, NotNow, Taken


class KeepForm(DeskForm):
    """The name; `query` is the list that is kept."""

    query = HiddenField()
    name = StringField(_l("Name of the view"), render_kw={"maxlength": LONGEST, "autocomplete": "off"})


class RenameForm(DeskForm):
    """Another name."""

    name = StringField(_l("Name of the view"), render_kw={"maxlength": LONGEST, "autocomplete": "off"})


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept list: where it is, its filters in words, and the form for another name."""

    view: SavedView
    url: str
    words: str
    form: RenameForm


class SavedViews(DeskView):
    """For everybody, each their own."""

    checks_itself = ("index", "rename")

    @expose("", methods=["GET", "POST"])
    def index(self):
        """All of them; a list that could not be kept comes back with its name."""
        known = choices()
        form = KeepForm()
        if form.validate_on_submit():
            query = _canonical(form.query.data or "", known)
            try:
                view = keep_view(form.name.data or "", query, self.actor)
            except (Invalid, NotNow, Taken) as refusal:
                form.refuse(refusal)
            else:
                flash(_("Kept. “%(name)s” stands in the menu under Contents.", name=view.name))
                return redirect(kept_address(view), 303)
        return self._page(form, known)

    @expose("/<int(max=2147483647):view_id>", methods=["POST"])
    def rename(self, view_id: int):
        """Another name; the list stays."""
        view, form = own_view(view_id, self.actor), RenameForm().apart(str(view_id))
        if form.validate_on_submit():
            try:
                rename_view(view, form.name.data or "", self.actor)
            except (Invalid, Taken) as refusal:
                form.refuse(refusal)
            else:
                flash(_("Renamed."))
                return redirect(VIEWS, 303)
        return self._page(None, choices(), {view_id: form})

    @expose("/<int(max=2147483647):view_id>/loeschen", methods=["POST"])
    def delete(self, view_id: int):
        """The view is gone, the items stay."""
        view = own_view(view_id, self.actor)
        delete_view(view, self.actor)
        flash(_("“%(name)s” is no longer kept. The items in it are untouched.", name=view.name))
        return redirect(VIEWS, 303)

    def _page(self, keeping: KeepForm | None, known: Choices, renaming: dict[int, RenameForm] | None = None):
        tried = renaming or {}
        rows = [_kept(view, known, tried.get(view.id)) for view in g.user.kept]
        wrong = next((form for form in (keeping, *tried.values()) if form and form.errors), None)
        page = self.render(
            "admin/saved_views.html", rows=rows, wrong=wrong, keeping=keeping if keeping and keeping.errors else None,
            most=MOST,
        )  # fmt: skip
        return page, 422 if wrong else 200


def _kept(view: SavedView, known: Choices, tried: RenameForm | None) -> Kept:
    form = tried or RenameForm(formdata=None, data={"name": view.name}).apart(str(view.id))
    return Kept(view, kept_address(view), said(asked_in(view.query, known).wanted, known), form)


def _canonical(query: str, known: Choices) -> str:
    """The list as we write it: what somebody else put into the form is read like an address, and only that is kept."""
    return query_of(without(asked_in(query, known).wanted))


def views() -> list:
    """What desk.py hangs up."""
    return [SavedViews("saved_views", VIEWS)]
