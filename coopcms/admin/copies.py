"""Copies and the trash: opening a working copy, bringing it up to date, copying to a new draft, putting away."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.conflicts import ConflictForm, conflict_form, conflicts_of
from coopcms.admin.item_desk import ItemDesk, address_of
from coopcms.admin.queries import writing_centres
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.content import policy, services_copies
from coopcms.content.policy import CREATORS
from coopcms.content.queries import item_by_id
from coopcms.content.services import copy
from coopcms.content.services_copies import MergeConflict
from coopcms.errors import Invalid, NotAllowed, NotNow, msg
from coopcms.review import services_trash


class Copies(ItemDesk):
    """Small acts, each one button; and the page where two texts become one."""

    checks_itself = ("update",)

    @expose(f"{ITEM}/arbeitskopie", methods=["POST"])
    def copy_out(self, item_id: int):
        """A working copy; whoever opens it is no author by that."""
        twin = services_copies.copy_out(seen(self.actor, item_id).item, self.actor)
        flash(_("The working copy is open. What is live stays as it is until the copy is signed and released."))
        return redirect(address_of(twin.id), 303)

    @expose(f"{ITEM}/kopieren", methods=["GET", "POST"])
    def copy(self, item_id: int):
        """The same words as a new draft of one of one's own centres."""
        found, places = seen(self.actor, item_id), writing_centres(self.actor)
        if not places:
            raise NotAllowed(msg("Only authors and leads of a centre begin texts."), who_can=CREATORS)
        if request.method == "GET":
            return self.page(found, "", "admin/item/copy.html", places=places)
        twin = copy(found.item, request.form.get("centre", ""), self.actor)
        flash(_("This is a new draft with the same words; dates, signatures and comments stayed behind."))
        return redirect(address_of(twin.id), 303)

    @expose(f"{ITEM}/aktualisieren", methods=["GET", "POST"])
    def update(self, item_id: int):
        """What went live meanwhile, merged into the copy; where both changed the same, the person decides."""
        found = seen(self.actor, item_id)
        found.require("edit")
        if not found.item.is_copy or not found.item.source.is_live:
            raise NotNow(msg("Only a working copy of something live can be updated from it."))
        form = conflict_form(found.item)
        if not form.validate_on_submit():
            return self._conflicts(found, form), 422 if form.errors else 200
        try:
            revision = services_copies.update_from_live(found.item, self.actor, form.choices())
        except MergeConflict as undecided:
            form.ask(undecided.conflicts)
            return self._conflicts(found, form), 409
        except Invalid as refusal:
            form.refuse(refusal)
            return self._conflicts(found, form), 422
        flash(_updated(found, revision.hash))
        return redirect(address_of(item_id), 303)

    @expose(f"{ITEM}/papierkorb", methods=["POST"])
    def trash(self, item_id: int):
        """Into the trash; nothing is lost."""
        services_trash.trash(seen(self.actor, item_id).item, self.actor)
        flash(_("It lies in the trash. It can be taken out again on this page."))
        return redirect(address_of(item_id) if self._still_seen(item_id) else "/admin/", 303)

    @expose(f"{ITEM}/zurueckholen", methods=["POST"])
    def untrash(self, item_id: int):
        """Out of the trash, into the state it had."""
        services_trash.untrash(seen(self.actor, item_id).item, self.actor)
        flash(_("It is back, in the state it had. Its signatures hold if the words are the same."))
        return redirect(address_of(item_id), 303)

    def _still_seen(self, item_id: int) -> bool:
        return policy.may(self.actor, item_by_id(item_id), "view")

    def _conflicts(self, found: Seen, form: ConflictForm) -> str:
        sides = conflicts_of(found.item, form)
        return self.page(found, "", "admin/item/update.html", form=form, sides=sides)


def _updated(found: Seen, hash: str) -> str:
    if hash == found.item.head.hash:
        return _("The copy stands on the live text again; its words are the same, so signatures hold.")
    return _("What went live meanwhile is in the copy now. Next, read it and give it for review: it has to be signed.")


def views() -> list:
    """What desk.py hangs up."""
    return [Copies("copies", "/admin/item")]
