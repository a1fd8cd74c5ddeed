"""Editing an item: what nobody may touch is edited in a working copy, and nobody's words are written over."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin import drafts
from coopcms.admin.base import DeskView
from coopcms.admin.forms import ItemForm, editing_form, parts_of
from coopcms.admin.merge_page import Sides, differences, merged
from coopcms.admin.queries import owners_by_item
from coopcms.admin.resend import in_words
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.admin.submitting import BUTTON, MISSING, name_what_is_missing, offers, submitted
from coopcms.admin.waiting import Text, bands_of
from coopcms.admin.words import changed, shown
from coopcms.admin.writing import needed
from coopcms.content import services_copies, services_sessions
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, Revision
from coopcms.content.queries import copies_of
from coopcms.content.queries_sessions import drafts_of
from coopcms.content.services_sessions import Held
from coopcms.errors import Invalid, Stale, msg


class Editing(DeskView):
    """The form of one item, and what becomes of words that came too late."""

    checks_itself = ("edit",)

    @expose(f"{ITEM}/bearbeiten", methods=["GET", "POST"])
    def edit(self, item_id: int):
        """The form with the newest words; saving answers with a revision, a working copy, or both texts."""
        found = seen(self.actor, item_id)
        if not _opens_copy(found):
            drafts.rescue(found, self.actor)
            found.require("edit")
        item, kind = found.item, KINDS[found.item.kind]
        form = editing_form(kind)(data=shown(kind, _words(item.head)) | {"base": item.head_id})
        if not form.validate_on_submit():
            return self._form(found, form)
        saw = drafts.saw(item, form.base.data or "")
        changes = changed(form.data, shown(kind, _words(saw or item.head)))
        if drafts.TAKE in request.form:
            services_sessions.take_over(item, self.actor, drafts.writing().token, saw and saw.id)
        if not changes and saw:
            return self._unchanged(item)
        return self._save(found, form, changes, saw)

    @expose(f"{ITEM}/aufgehoben")
    def kept(self, item_id: int):
        """Words of one's own that are in no version: in the form again, or beside newer ones of somebody else."""
        found, wanted = seen(self.actor, item_id), request.args.get("entwurf", "")
        kept = drafts_of(found.item, self.actor)
        draft = next((one for one in kept if wanted in ("", one.token)), None)
        if draft is None:
            flash(_("There are no kept words of yours here; those you had are saved."))
            return redirect(f"/admin/item/{item_id}", 303)
        (sides, unread), own = drafts.sides(found.item, draft), {"sitzung": draft.token, "stand": draft.number}
        if draft.base_id != found.item.head_id:
            return self._merge(found, sides, unread | own)
        kind, own = KINDS[found.item.kind], draft.words | own | {"base": draft.base_id}
        form = editing_form(kind)(None, data=shown(kind, _words(found.item.head)) | own)
        return self.render("admin/edit.html", **self._about(found, form), taken_up=draft)

    def _save(self, found: Seen, form: ItemForm, changes: dict, saw: Revision | None):
        item, writing = found.item, drafts.writing()
        try:
            revision = services_copies.edit(item, changes, self.actor, saw.id if saw else 0, writing)
        except Invalid as refusal:
            form.sitzung.data = refusal.kept
            form.refuse(refusal)
            return self._form(found, form)
        except Held as refusal:
            return self._held(found, form, refusal), 409
        except Stale as late:
            own = {"sitzung": late.kept, "stand": writing.number}
            return self._merge(found, Sides(saw, late.mine, late.current), own), 409
        drafts.note_saved(writing.token)
        if BUTTON in request.form:
            return redirect(submitted(revision.item_id, self.actor), 303)
        flash(_told(found, revision))
        after = "/bearbeiten" if "weiter" in request.form else ""
        return redirect(f"/admin/item/{revision.item_id}{after}", 303)

    def _unchanged(self, item: Item):
        drafts.undo(item, self.actor)
        if BUTTON in request.form:
            return redirect(submitted(item.id, self.actor), 303)
        flash(_("Nothing was changed, so there is no new version."))
        return redirect(f"/admin/item/{item.id}", 303)

    def _held(self, found: Seen, form: ItemForm, refusal: Held) -> str:
        """Somebody else is writing: their name, one's own words, and both ways to go on."""
        sent = drafts.carried(form.data | {"sitzung": refusal.kept})
        values = {"item": found.item, "holder": refusal.holder, "sent": sent, "take": drafts.TAKE}
        return self.render("admin/held.html", **values, words=in_words(drafts.typed(found.item).words.items()))

    def _form(self, found: Seen, form: ItemForm):
        if request.method == "GET" and MISSING in request.args:
            name_what_is_missing(found.item, form)
        page = self.render("admin/edit.html", **self._about(found, form))
        return page, 422 if form.errors and request.method == "POST" else 200

    def _merge(self, found: Seen, sides: Sides, own: dict) -> str:
        """Both texts and a form that holds both; `own` are its values that stand there as they are."""
        kind = KINDS[found.item.kind]
        words, clashes = merged(sides)
        form = editing_form(kind)(None, data=shown(kind, words) | own | {"base": sides.theirs.id})
        for name in clashes:
            form[name].errors = [_("Both of you changed this. Your words stand here; take over what is missing.")]
        values = self._about(found, form) | {"sides": sides, "differences": differences(kind, sides)}
        return self.render("admin/merge.html", **values)

    def _about(self, found: Seen, form: ItemForm) -> dict:
        item, kind = found.item, KINDS[found.item.kind]
        copies = list(copies_of(item)) if _opens_copy(found) else []
        owners = owners_by_item([item])[item.id]
        return {
            "item": item, "kind": kind, "form": form, "parts": parts_of(kind), "state": found.state,
            "owners": owners, "statuses": bands_of([Text(item, kind.title, owners)]).get(item.id),
            "opens_copy": _opens_copy(found), "copies": copies,
            "needed": needed(found.definition), "submits": offers(found, owners, self.actor),
            "around": drafts.around(item, self.actor, form.sitzung.data),
        }  # fmt: skip


def _opens_copy(found: Seen) -> bool:
    return "edit" not in found.may and "copy_out" in found.may and not found.item.is_copy


def _words(revision: Revision) -> dict:
    return revision.content | revision.placement


def _told(found: Seen, revision: Revision) -> str:
    if revision.item_id != found.item.id:
        return _(_COPY_OPENED)
    if found.state.lanes and revision.hash != found.item.head.hash:
        return _(_LAPSED, number=revision.number)
    return _("Saved as version %(number)s.", number=revision.number)


_COPY_OPENED = msg("Your words are saved in a working copy. Readers see the earlier text until the copy is released.")
_LAPSED = msg("Saved as version %(number)s. Signatures under other words no longer count; you cannot sign your own.")


def views() -> list:
    """What desk.py hangs up."""
    return [Editing("editing", "/admin/item")]
