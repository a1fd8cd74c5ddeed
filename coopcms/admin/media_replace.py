"""Another picture in the place of one: uploaded or chosen here, then put into the texts one by one."""

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.media_desk import ONE, PictureDesk, address_of
from coopcms.admin.media_forms import ReplaceForm
from coopcms.admin.media_intake import ACCEPTED
from coopcms.admin.media_listing import picture_shown
from coopcms.admin.media_uses import uses_of
from coopcms.errors import Invalid, NotNow, Problem, Refused, Unknown, msg
from coopcms.media import policy, shelf
from coopcms.media.models import Picture
from coopcms.media.queries import picture
from coopcms.media.services import upload
from coopcms.media.services_replace import replace
from coopcms.media.services_rights import TEXTS, describe

_RIGHTS = (*TEXTS, "licence", "licence_until", "ai_mark")


class MediaReplace(PictureDesk):
    """One form."""

    checks_itself = ("replace",)

    @expose(f"{ONE}/ersetzen", methods=["GET", "POST"])
    def replace(self, number: int):
        """The successor is in the library then; each text shows it only after a step of its own."""
        row, form = picture_shown(number), ReplaceForm()
        policy.require_keep(self.actor, row.centre)
        if form.validate_on_submit():
            try:
                self._replaced(row, form)
            except (Invalid, NotNow, Unknown) as refusal:
                form.refuse(_at_field(refusal), "file")
            else:
                flash(_("The successor is noted. Put it into each text that shows the old picture: it is done below."))
                return redirect(address_of(number, "/verwendung"), 303)
        form.file.render_kw = {"accept": ACCEPTED}
        values = {"form": form, "uses": uses_of(row, self.actor), "largest": shelf.in_force().largest // 2**20}
        page = self.page(row, "/verwendung", "admin/media/replace.html", **values)
        return page, 422 if form.errors or form.form_errors else 200

    def _replaced(self, row: Picture, form: ReplaceForm) -> None:
        successor = self._successor(row, form)
        replace(row, successor, self.actor)
        if form.same.data and not any(getattr(successor, name) for name in TEXTS):
            describe(successor, {name: getattr(row, name) for name in _RIGHTS}, self.actor)

    def _successor(self, row: Picture, form: ReplaceForm) -> Picture:
        if form.file.data:
            with form.file.data.stream as stream:
                return upload(row.centre.slug, form.file.data.filename or "", stream.read(), self.actor)
        text = (form.known.data or "").strip().removeprefix("#")
        if not text:
            raise Invalid(Problem("file", msg("Please choose a file, or name a picture of the library by its number.")))
        return picture(int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0)


def _at_field(refusal: Refused) -> Refused:
    """A picture that is not there was named by its number."""
    return Invalid(Problem("known", refusal.message, refusal.values)) if isinstance(refusal, Unknown) else refusal


def views() -> list:
    """What desk.py hangs up."""
    return [MediaReplace("media_replace", "/admin/medien")]
