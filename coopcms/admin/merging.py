"""Words that came too late beside the newest ones: a person decides place by place, and both are saved as one text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin import drafts, saved
from coopcms.admin.base import DeskView
from coopcms.admin.merge_case import Case, Part, merged, parts_of, places_of
from coopcms.admin.merge_forms import LEFT, MergeForm, Names, Sent, left_over, merge_form, refuse, sent_places
from coopcms.admin.merge_shown import runs_of
from coopcms.admin.queries import owners_by_item
from coopcms.admin.resend import in_words
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.admin.submitting import offers
from coopcms.admin.waiting import Text, bands_of
from coopcms.admin.words import shown
from coopcms.content import services_copies
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import EditSession, Item, Revision
from coopcms.content.queries_sessions import fields_typed
from coopcms.content.services_sessions import Held, Writing
from coopcms.errors import Invalid, Stale

MINE = "mein-"  # before the name of each field with one's own words, as they were typed


@dataclass(frozen=True, slots=True)
class Late:
    """Words of one's own as they were typed, the revision they were written on (None: unknown), their session."""

    typed: Mapping[str, str]
    base: Revision | None
    writing: Writing


def merge_page(view: DeskView, found: Seen, late: Late, sent: Mapping[str, Sent] | None = None) -> str:
    """Both texts in rows, with the answers known so far."""
    case = _case(found, late)
    parts = parts_of(case)
    form = merge_form(parts, _names(found, view.actor), sent or {})
    return _drawn(view, found, late, parts, form)


class Merging(DeskView):
    """What a person has decided becomes the next version, on the revision that was on the screen."""

    checks_itself = ("merge",)

    @expose(f"{ITEM}/zusammenfuehren", methods=["POST"])
    def merge(self, item_id: int):
        """Save both texts as one; with an undecided place, or other words than were on the screen, show them anew."""
        found = seen(self.actor, item_id)
        if not saved.opens_copy(found):
            found.require("edit")
        late = _sent(found)
        if request.form.get("base", "") != str(found.item.head_id):
            return merge_page(self, found, late, sent_places()), 409
        case = _case(found, late)
        parts = parts_of(case)
        form = merge_form(parts, _names(found, self.actor))
        answers = form.answers(places_of(parts)) if form.validate_on_submit() else None
        if answers is None:
            return _drawn(self, found, late, parts, form), 422
        words = merged(case, parts, answers)
        try:
            return self._save(found, late, {name: words[name] for name in words if words[name] != _of(case, name)})
        except Invalid as refusal:
            late = replace(late, writing=late.writing._replace(token=refusal.kept))
            refuse(form, parts, refusal)
            return _drawn(self, found, late, parts, form), 422
        except Held as refusal:
            both = Late(shown(case.kind, case.theirs | words), None, late.writing._replace(token=refusal.kept))
            return self._held(found, both, refusal.holder, left_over(sent_places(), places_of(parts))), 409

    def _save(self, found: Seen, late: Late, changes: Mapping[str, Any]):
        item = found.item
        try:
            revision = services_copies.edit(item, changes, self.actor, item.head_id, late.writing)
        except Stale as again:
            late = replace(late, writing=late.writing._replace(token=again.kept))
            return merge_page(self, seen(self.actor, item.id), late, sent_places()), 409
        if not late.writing.token:
            drafts.note_saved(_pair(item, late))
        return saved.after_saving(found, revision, self.actor)

    def _held(self, found: Seen, late: Late, holder: EditSession, left: list[str]) -> str:
        """Somebody else is writing: taking over saves what both have become here, as the last of the session."""
        sent = drafts.carried(late.typed | {"base": str(found.item.head_id)} | _session(late))
        values = {"item": found.item, "holder": holder, "sent": sent, "take": drafts.TAKE}
        words = in_words([*late.typed.items(), *((LEFT, one) for one in left)])
        return self.render("admin/held.html", **values, words=words)


def _sent(found: Seen) -> Late:
    kind = KINDS[found.item.kind]
    names = (name for name in shown(kind, {}) if MINE + name in request.form)
    typed = {name: request.form[MINE + name] for name in names}
    return Late(typed, drafts.saw(found.item, request.form.get("von", "")), drafts.writing())


def _case(found: Seen, late: Late) -> Case:
    """Where nobody knows what they began with, each difference is one to decide."""
    kind, theirs = KINDS[found.item.kind], _words(found.item.head)
    fields, unread = fields_typed(kind, late.typed)
    if late.base is None:
        return Case(
            kind, {name: theirs[name] for name in theirs if name not in fields}, theirs | fields, theirs, unread
        )
    base = _words(late.base)
    return Case(kind, base, base | fields, theirs, unread)


def _names(found: Seen, actor: Actor) -> Names:
    head, mine = found.item.head, _("Only you changed this: your words are taken.")
    if head.author_id == actor.id:
        other = _("Your own words of version %(number)s", number=head.number)
        return Names(_("My words"), other, mine, _("Changed in that version only: its words are taken."))
    taken = _("Only %(name)s changed this: these words are taken.", name=head.author_name)
    return Names(_("My words"), _("Words of %(name)s", name=head.author_name), mine, taken)


def _drawn(view: DeskView, found: Seen, late: Late, parts: tuple[Part, ...], form: MergeForm) -> str:
    item, kind, names = found.item, KINDS[found.item.kind], _names(found, view.actor)
    owners = owners_by_item([item])[item.id]
    carried = {"von": late.base.id if late.base else "", "base": item.head_id} | _session(late)
    carried |= {MINE + name: text for name, text in late.typed.items()}
    return view.render(
        "admin/merge.html", item=item, owners=owners, names=names, form=form, carried=carried, theirs=item.head,
        statuses=bands_of([Text(item, kind.title, owners)]).get(item.id), places=places_of(parts),
        fields=[(part.field.label, runs_of(part, names)) for part in parts],
        pair=_pair(item, late), mark=late.writing.token or _pair(item, late),
        left=left_over(sent_places(), places_of(parts)), opens_copy=saved.opens_copy(found),
        submits=offers(found, owners, view.actor),
    )  # fmt: skip


def _pair(item: Item, late: Late) -> str:
    """The two texts that become one: those that were begun with, and the newest."""
    return f"{item.id}.{late.base.id if late.base else ''}-{item.head_id}"


def _session(late: Late) -> dict[str, str]:
    """What tells a save which session it ends, and that nothing of it comes later."""
    token, number, accepted = late.writing
    return {"sitzung": token, "stand": str(number), drafts.ACCEPTED: " ".join(accepted)}


def _of(case: Case, name: str) -> Any:
    return case.theirs.get(name) or ([] if isinstance(case.mine.get(name), list) else "")


def _words(revision: Revision) -> dict:
    return revision.content | revision.placement


def views() -> list:
    """What desk.py hangs up."""
    return [Merging("merging", "/admin/item")]
