"""Editing an item: what nobody may touch is edited in a working copy, and nobody's words are written over."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin import drafts
from coopcms.admin.base import DeskView
from coopcms.admin.forms import ItemForm, editing_form, parts_of
from coopcms.admin.item_language import language_of
from coopcms.admin.item_page import owner_views
from coopcms.admin.merging import Late, merge_page
from coopcms.admin.resend import in_words
from coopcms.admin.saved import after_saving, opens_copy, unchanged
from coopcms.admin.says import names_of
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.admin.submitting import MISSING, name_what_is_missing, offers
from coopcms.admin.waiting import Text, bands_of
from coopcms.admin.wishes import wished
from coopcms.admin.words import changed, shown
from coopcms.admin.write_ready import ready_beside
from coopcms.admin.writing import needed
from coopcms.content import services_copies, services_sessions
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Revision
from coopcms.content.queries import copies_of
from coopcms.content.queries_sessions import drafts_of
from coopcms.content.services_sessions import Held, Writing
from coopcms.errors import Invalid, Stale


class Editing(DeskView):
    """The form of one item, and what becomes of words that came too late."""

    checks_itself = ("edit",)

    @expose(f"{ITEM}/bearbeiten", methods=["GET", "POST"])
    def edit(self, item_id: int):
        """The form with the newest words; saving answers with a revision, a working copy, or both texts."""
        found = seen(self.actor, item_id)
        if not opens_copy(found):
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
            return unchanged(item, self.actor)
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
        if draft.base_id != found.item.head_id:
            return merge_page(self, found, Late(draft.words, draft.base, Writing(draft.token, draft.number)))
        own = draft.words | {"base": draft.base_id, "sitzung": draft.token, "stand": draft.number}
        kind = KINDS[found.item.kind]
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
        except Stale as refusal:
            late = Late(changes, saw, writing._replace(token=refusal.kept))
            return merge_page(self, seen(self.actor, item.id), late), 409
        return after_saving(found, revision, self.actor)

    def _held(self, found: Seen, form: ItemForm, refusal: Held) -> str:
        """Somebody else is writing: their name, one's own words, and both ways to go on."""
        sent = drafts.carried(form.data | {"sitzung": refusal.kept})
        values = {"item": found.item, "holder": refusal.holder, "sent": sent, "take": drafts.TAKE}
        return self.render("admin/held.html", **values, words=in_words(drafts.typed(found.item).words.items()))

    def _form(self, found: Seen, form: ItemForm):
        about = self._about(found, form)
        if request.method == "GET" and MISSING in request.args:
            name_what_is_missing(about["lines"], names_of(found.owners), form)
        page = self.render("admin/edit.html", **about)
        return page, 422 if form.errors and request.method == "POST" else 200

    def _about(self, found: Seen, form: ItemForm) -> dict:
        item, kind = found.item, KINDS[found.item.kind]
        copies = list(copies_of(item)) if opens_copy(found) else []
        owners, beside = owner_views(found.owners), ready_beside(found, form.data, self.actor)
        return {
            "item": item, "kind": kind, "form": form, "parts": parts_of(kind), "state": found.state,
            "owners": owners, "statuses": bands_of([Text(item, kind.title, owners)]).get(item.id),
            "opens_copy": opens_copy(found), "copies": copies,
            "needed": needed(found.definition), "submits": offers(found, owners, self.actor),
            "around": drafts.around(item, self.actor, form.sitzung.data), "ready": beside.ready,
            "lines": beside.lines, "checks": language_of(beside.about, found.owners),
            "wishes": wished(item, found.facts, self.actor, speaks="comment" in found.may),
        }  # fmt: skip


def _words(revision: Revision) -> dict:
    return revision.content | revision.placement


def views() -> list:
    """What desk.py hangs up."""
    return [Editing("editing", "/admin/item")]
