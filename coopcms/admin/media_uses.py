"""Where a picture is used, in texts of all centres, and its way out of them: withdrawn, or replaced one by one."""

from flask import flash, redirect
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.actor import Actor
from coopcms.admin.media_desk import ONE, PictureDesk, address_of
from coopcms.admin.media_forms import WithdrawForm
from coopcms.admin.media_listing import picture_shown
from coopcms.admin.media_reach import reach_of
from coopcms.admin.media_uses_rows import Use, as_rows
from coopcms.content.queries import item_for
from coopcms.content.queries_pictures import Shown, shown_in
from coopcms.errors import Invalid, NotNow, msg
from coopcms.media import policy
from coopcms.media.models import Picture
from coopcms.media.queries import picture
from coopcms.media.services_withdraw import withdraw
from coopcms.review.services_pictures import put_in_place

_SWAPPED = msg("The new picture stands in the text, as version %(number)s. Please look at description and caption.")
_CAPTION = msg("The picture here was replaced by another. Please look whether this caption is still true.")
_IN_A_COPY = msg("The new picture stands in a working copy. Readers see the earlier text until the copy is released.")


class MediaUses(PictureDesk):
    """The list of texts, and what takes the picture out of them."""

    checks_itself = ("withdraw",)

    @expose(f"{ONE}/verwendung")
    def uses(self, number: int):
        """Every text with its state and version; of what one may not see only that there is something."""
        row = picture_shown(number)
        return self.page(row, "/verwendung", "admin/media/uses.html", uses=uses_of(row, self.actor))

    @expose(f"{ONE}/verwendung/<int(max=2147483647):item_id>", methods=["POST"])
    def swap(self, number: int, item_id: int):
        """In one text the successor takes its place: as a new version, or in a working copy of what is live."""
        row = picture(number)
        if row.replaced_by_id is None:
            raise NotNow(msg("Nothing has taken the place of this picture yet. Upload its successor first."))
        item = item_for(self.actor, item_id)
        revision = put_in_place(item, row.id, row.replaced_by_id, _(_CAPTION), self.actor)
        flash(_(_SWAPPED if revision.item_id == item_id else _IN_A_COPY, number=revision.number))
        return redirect(f"/admin/item/{revision.item_id}", 303)

    @expose(f"{ONE}/zurueckziehen", methods=["GET", "POST"])
    def withdraw(self, number: int):
        """First everything it is taken out of, then the reason; afterwards what was done."""
        row, form = picture_shown(number), WithdrawForm()
        policy.require_withdraw(self.actor, row.centre)
        if form.validate_on_submit():
            try:
                withdraw(row, form.reason.data or "", self.actor)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                flash(_done(shown_in(number, self.actor)))
                return redirect(address_of(number, "/verwendung"), 303)
        reach = reach_of(row, self.actor)
        page = self.page(row, "/verwendung", "admin/media/withdraw.html", form=form, reach=reach)
        return page, 422 if form.errors or form.form_errors else 200


def uses_of(row: Picture, actor: Actor) -> list[Use]:
    """All texts that show the picture, what is public first; three selects, one where there is none."""
    return as_rows(shown_in(row.id, actor), actor)


def _done(shown: list[Shown]) -> str:
    public = sum(bool(one.live) for one in shown)
    parts = [_("The picture is withdrawn: no address answers with it any more, and its files are deleted.")]
    if public:
        parts.append(ngettext("One public page shows it no more.", "%(num)s public pages show it no more.", public))
    if shown:
        parts.append(_("The texts below still name it: take it out there, or put another in its place."))
    return " ".join(parts)


def views() -> list:
    """What desk.py hangs up."""
    return [MediaUses("media_uses", "/admin/medien")]
