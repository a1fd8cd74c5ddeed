"""Uploading many pictures and PDFs: a script sends each by itself, without one the form sends them all."""

from flask import flash, jsonify, redirect, request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from flask_wtf.file import MultipleFileField
from wtforms import SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from coopcms.accounts.policy import CONTENT
from coopcms.actor import Actor
from coopcms.admin.media_desk import LibraryDesk
from coopcms.admin.media_intake import ACCEPTED, HOME, MOST, Taken, take_all
from coopcms.admin.typed import DeskForm
from coopcms.errors import Invalid, NotAllowed, Problem, msg
from coopcms.media import shelf
from coopcms.network.models import Organisation


class UploadForm(DeskForm):
    """Files, and the centre that keeps them."""

    centre = SelectField(
        lazy_gettext("Centre"),
        [InputRequired(lazy_gettext("Please choose the centre that keeps the files."))],
        description=lazy_gettext("Its people look after the files; texts of all centres may show the pictures."),
    )
    files = MultipleFileField(lazy_gettext("Files"), render_kw={"accept": ACCEPTED, "multiple": True})


class MediaUpload(LibraryDesk):
    """One form."""

    checks_itself = ("upload",)

    @expose("/hochladen", methods=["GET", "POST"])
    def upload(self):
        """What was refused is named beside its file, the good ones stay; a script is answered file by file."""
        form = upload_form(self.actor)
        given = [file for file in form.files.data or () if file.filename]
        taken: list[Taken] = []
        if form.validate_on_submit():
            if given:
                taken = take_all(given, form.centre.data, self.actor)
            else:
                form.refuse(Invalid(Problem("files", msg("Please choose at least one file."))))
        if _is_script():
            problem = " ".join(map(str, (*(text for field in form for text in field.errors), *form.form_errors)))
            bad = problem or any(one.problem for one in taken)
            return jsonify(taken=[one.told() for one in taken], problem=problem), 422 if bad else 200
        if taken and not any(one.problem for one in taken):
            return redirect(_after(taken), 303)
        largest = shelf.in_force().largest // 2**20
        page = self.render("admin/media/upload.html", form=form, taken=taken, most=MOST, largest=largest, home=HOME)
        return page, 422 if form.errors or taken else 200


def upload_form(actor: Actor) -> UploadForm:
    """The form with the centres for which the actor uploads; one select. Raises NotAllowed where there is none."""
    slugs = {slug for role, slug in actor.roles if role in CONTENT}
    if not slugs:
        raise NotAllowed(
            msg("Only those who work on texts upload pictures."), who_can=tuple(f"{r}@any" for r in CONTENT)
        )
    rows = Organisation.select(Organisation.slug, Organisation.name).where(Organisation.slug.in_(slugs))
    places = list(rows.order_by(Organisation.name).tuples())
    form = UploadForm()
    first = [] if len(places) == 1 else [SelectChoice("", lazy_gettext("– please choose –"))]
    form.centre.choices = [*first, *(SelectChoice(slug, name) for slug, name in places)]
    return form


def _is_script() -> bool:
    return request.method == "POST" and request.accept_mimetypes.best == "application/json"


def _after(taken: list[Taken]) -> str:
    """Where one goes on: to the page of the one file, else to the list; with a message that is true."""
    known = sum(one.is_known for one in taken)
    if new := len(taken) - known:
        words = ngettext("One file is in the library.", "%(num)s files are in the library.", new)
        flash(_("%(words)s Next, say who made them and who may show them.", words=words))
    if known:
        flash(ngettext("One file was there already.", "%(num)s files were there already.", known), "warning")
    return taken[0].url if len(taken) == 1 else f"{HOME}/"


def views() -> list:
    """What desk.py hangs up."""
    return [MediaUpload("media_upload", HOME)]
