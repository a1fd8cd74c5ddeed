"""One picture: how it looks, what has to stay in view, who made it and who may show it."""

from collections.abc import Callable

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.media_desk import ONE, PictureDesk, address_of
from coopcms.admin.media_forms import FocalForm, RightsForm
from coopcms.admin.media_list import tiles
from coopcms.admin.media_listing import picture_shown, pictures_shown
from coopcms.admin.media_words import size_of
from coopcms.admin.typed import DeskForm
from coopcms.clock import parse_day
from coopcms.content.checks_pictures import why_kept
from coopcms.errors import Invalid
from coopcms.media import policy
from coopcms.media.models import Picture
from coopcms.media.queries import alike, picture
from coopcms.media.services_rights import TEXTS, describe
from coopcms.media.services_trash import trash, untrash
from coopcms.media.vocabulary import AI_MARKS, LICENCES
from coopcms.rendering.pictures import focal_class

_FEW = 8  # similar pictures that are shown


class MediaPage(PictureDesk):
    """The page, and what is changed on it."""

    checks_itself = ("describe", "focus")

    @expose(ONE)
    def one(self, number: int):
        """The picture with everything that is known of its rights."""
        return self._page(picture_shown(number))

    @expose(f"{ONE}/angaben", methods=["POST"])
    def describe(self, number: int):
        """Author, credit, licence, source and the word about AI; drafts of it may be incomplete."""
        form, row = RightsForm(), picture(number)
        return self._try(row, form, lambda: describe(row, _typed(form), self.actor), _("Saved."))

    @expose(f"{ONE}/ausschnitt", methods=["POST"])
    def focus(self, number: int):
        """What has to stay in view where the picture is cut."""
        form, row = FocalForm(), picture(number)
        told = {"focal_x": form.focal_x.data, "focal_y": form.focal_y.data}
        return self._try(row, form, lambda: describe(row, told, self.actor), _("Saved."))

    @expose(f"{ONE}/papierkorb", methods=["POST"])
    def trash(self, number: int):
        """Into the trash; nothing is lost."""
        trash(picture(number), self.actor)
        flash(_("It lies in the trash and is shown nowhere. It can be taken out again on this page."))
        return redirect(address_of(number), 303)

    @expose(f"{ONE}/zurueckholen", methods=["POST"])
    def untrash(self, number: int):
        """Out of the trash."""
        untrash(picture(number), self.actor)
        flash(_("It is back. Texts that show it show it again."))
        return redirect(address_of(number), 303)

    def _try(self, row: Picture, form: DeskForm, act: Callable[[], object], done: str):
        if form.validate_on_submit():
            try:
                act()
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                flash(done)
                return redirect(address_of(row.id), 303)
        return self._page(picture_shown(row.id), form), 422

    def _page(self, row: Picture, refused: DeskForm | None = None) -> str:
        day = f"{row.licence_until:%Y-%m-%d}" if row.licence_until else ""
        known = {name: getattr(row, name) for name in (*TEXTS, "licence", "ai_mark", "focal_x", "focal_y")}
        forms = {
            kind: refused if isinstance(refused, kind) else kind(None, data=known | {"licence_until": day})
            for kind in (RightsForm, FocalForm)
        }
        similar = pictures_shown([one.id for one in alike(row)[:_FEW]])
        return self.page(
            row, "", "admin/media/picture.html", rights=forms[RightsForm], focal=forms[FocalForm], refused=refused,
            similar=tiles(similar), size=size_of(row.size), licences=LICENCES, ai_marks=AI_MARKS,
            cut=focal_class(row.focal_x, row.focal_y), kept=self._kept(row),
        )  # fmt: skip

    def _kept(self, row: Picture) -> str:
        """Why it cannot go into the trash, "" where it can, or where it is not this person's to say."""
        is_asked = policy.may_keep(self.actor, row.centre) and not (row.trashed_at or row.withdrawn_at)
        why = why_kept(row.id) if is_asked else None
        return _(why.message, **why.values) if why else ""


def _typed(form: RightsForm) -> dict:
    """What the form says, a day as a day. Raises Invalid."""
    told = {name: form[name].data or "" for name in (*TEXTS, "licence", "ai_mark")}
    return told | {"licence_until": parse_day(form.licence_until.data or "", "licence_until")}


def views() -> list:
    """What desk.py hangs up."""
    return [MediaPage("media_page", "/admin/medien")]
