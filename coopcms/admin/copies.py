"""Copies and the trash: opening a working copy, bringing it up to date, copying to a new draft, putting away."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin import conflicts, drafts
from coopcms.admin.item_desk import ItemDesk, address_of
from coopcms.admin.merge_case import Part, parts_of, places_of
from coopcms.admin.merge_forms import MergeForm, left_over, merge_form, refuse, sent_places
from coopcms.admin.merge_shown import runs_of
from coopcms.admin.queries import writing_centres
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.content import policy, services_copies
from coopcms.content.policy import CREATORS
from coopcms.content.queries import item_by_id
from coopcms.content.services import copy
from coopcms.errors import Invalid, NotAllowed, NotNow, Stale, msg
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
        case = conflicts.case_of(found.item)
        parts = parts_of(case)
        form = merge_form(parts, conflicts.names())
        if request.method == "POST" and request.form.get("stand") != conflicts.stand_of(found.item):
            return self._anew(found)
        answers = form.answers(places_of(parts)) if form.validate_on_submit() else None
        if answers is None:
            return self._conflicts(found, parts, form), 422 if request.method == "POST" else 200
        given = conflicts.choices(case, parts, answers)
        try:
            revision = services_copies.update_from_live(found.item, self.actor, given, _seen_there(found))
        except Stale:
            return self._anew(seen(self.actor, item_id))
        except Invalid as refusal:
            refuse(form, parts, refusal)
            return self._conflicts(found, parts, form), 422
        drafts.note_saved(conflicts.stand_of(found.item))
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

    def _anew(self, found: Seen):
        """Other words than were on the screen: the page once more, with the answers that still hold."""
        parts = parts_of(conflicts.case_of(found.item))
        return self._conflicts(found, parts, merge_form(parts, conflicts.names(), sent_places()), moved=True), 409

    def _conflicts(self, found: Seen, parts: tuple[Part, ...], form: MergeForm, *, moved: bool = False) -> str:
        places, names = places_of(parts), conflicts.names()
        values = {"fields": [(part.field.label, runs_of(part, names)) for part in parts], "names": names}
        values |= {"places": places, "left": left_over(sent_places(), places), "moved": moved}
        stand = conflicts.stand_of(found.item)
        return self.page(found, "", "admin/item/update.html", form=form, stand=stand, **values)


def _seen_there(found: Seen) -> tuple[int, int]:
    return found.item.head_id, found.item.source.live_id


def _updated(found: Seen, hash: str) -> str:
    if hash == found.item.head.hash:
        return _("The copy stands on the live text again; its words are the same, so signatures hold.")
    return _("What went live meanwhile is in the copy now. Next, read it and give it for review: it has to be signed.")


def views() -> list:
    """What desk.py hangs up."""
    return [Copies("copies", "/admin/item")]
