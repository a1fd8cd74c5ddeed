"""Centres: the network changes everything but the address, a centre's lead how it presents itself."""

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.base import NETWORK, DeskView
from coopcms.admin.master_forms import CentreForm, CentreNameForm, NewCentreForm, OwnWordsForm
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid, NotAllowed, Taken, msg
from coopcms.network import services
from coopcms.network.models import Organisation, OrganisationName
from coopcms.network.policy import SHARED_AT, may_change_own_words, may_change_shared_data, require_shared_data
from coopcms.network.queries import organisation, organisations

HOME = "/admin/zentren"
KINDS = {
    "network": msg("The network itself"), "centre": msg("Centre"), "institute": msg("Institute"),
    "agency": msg("Agency"), "firm": msg("Firm"), "enquiry": msg("Enquiry"),
}  # fmt: skip


class Centres(DeskView):
    """All of them, and one."""

    group, title = NETWORK, msg("Centres")
    open_to = ("centre_lead@any", *SHARED_AT)
    checks_itself = ("begin", "centre", "names")

    @expose("/")
    def index(self):
        """Those this person may change carry a link."""
        rows = [
            (row, _(KINDS.get(row.kind, row.kind)), may_change_own_words(self.actor, row)) for row in organisations()
        ]
        return self.render("admin/master/centres.html", rows=rows, may_begin=may_change_shared_data(self.actor))

    @expose("/neu", methods=["GET", "POST"])
    def begin(self):
        """A new centre; its address stays for good."""
        require_shared_data(self.actor)
        form = NewCentreForm()
        if form.validate_on_submit():
            values = {name: value for name, value in _typed(form).items() if name not in ("slug", "name")}
            try:
                made = services.create_organisation(form.slug.data or "", form.name.data or "", self.actor, **values)
            except (Invalid, Taken) as refusal:
                form.refuse(refusal)
            else:
                flash(_("The centre is there. Next, an administrator gives roles in it."))
                return redirect(f"{HOME}/{made.slug}", 303)
        page = self.render("admin/master/new.html", form=form, heading=_("New centre"), back=f"{HOME}/")
        return page, 422 if form.errors else 200

    @expose("/<slug>", methods=["GET", "POST"])
    def centre(self, slug: str):
        """Its form, and the names it bore."""
        row = organisation(slug)
        form = self._form_of(row)(obj=row)
        if form.validate_on_submit():
            try:
                services.update_organisation(row, _typed(form), self.actor)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                flash(_("Saved. Public pages show it from now on."))
                return redirect(f"{HOME}/{slug}", 303)
        return self._page(row, form, CentreNameForm(None)), 422 if form.errors else 200

    @expose("/<slug>/namen", methods=["POST"])
    def names(self, slug: str):
        """One more name it bears or bore."""
        row, form = organisation(slug), CentreNameForm()
        if form.validate_on_submit():
            given = {name: (form[name].data or "").strip() for name in ("name", "kind", "valid_from", "valid_to")}
            try:
                services.add_name(row, OrganisationName(**given), self.actor)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                flash(_("The name is kept. Search finds the centre under it, too."))
                return redirect(f"{HOME}/{slug}", 303)
        return self._page(row, self._form_of(row)(None, obj=row), form), 422 if form.errors else 200

    def _form_of(self, row: Organisation) -> type[OwnWordsForm]:
        if not may_change_own_words(self.actor, row):
            message = msg("Only the lead of %(centre)s or the network changes how the centre presents itself.")
            raise NotAllowed(message, who_can=(f"centre_lead@{row.slug}",), centre=row.name)
        return CentreForm if may_change_shared_data(self.actor) else OwnWordsForm

    def _page(self, row: Organisation, form: DeskForm, name_form: CentreNameForm) -> str:
        names = list(row.names.order_by(OrganisationName.valid_to.desc(), OrganisationName.id.desc()))
        shared, name_form = may_change_shared_data(self.actor), name_form.apart("names")
        return self.render(
            "admin/master/centre.html", row=row, form=form, names=names, name_form=name_form, may_name=shared
        )


def _typed(form: DeskForm) -> dict:
    """What was typed; a hue that is no number is -1, and the service says what it has to be."""
    values = {name: "" if value is None else value for name, value in form.data.items() if name != "csrf_token"}
    return values | ({"hue": -1} if values.get("hue") == "" else {})


def views() -> list:
    """What desk.py hangs up."""
    return [Centres("centres", HOME)]
