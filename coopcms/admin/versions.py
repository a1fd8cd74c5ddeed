"""All versions of an item, what any two of them differ in, and bringing back the words of one."""

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.changes import differences
from coopcms.admin.item_desk import ItemDesk, address_of
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.content import services_copies
from coopcms.content.models import Item, Revision
from coopcms.content.queries import revision_numbered, revisions_of
from coopcms.errors import Invalid, Problem, msg

ORIGINS = {
    "created": msg("begun"),
    "saved": msg("saved"),
    "restored": msg("brought back"),
    "merged": msg("updated from the live text"),
    "imported": msg("imported"),
    "copied": msg("copied"),
    "checked_in": msg("checked in from a working copy"),
}


class Versions(ItemDesk):
    """Versions and changes; both are part of the history and need its permission."""

    @expose(f"{ITEM}/versionen")
    def versions(self, item_id: int):
        """The newest first; two of them can be compared, each older one brought back."""
        found = seen(self.actor, item_id)
        found.require("history")
        copies = "copy_out" in found.may and "edit" not in found.may and not found.item.is_copy
        return self.page(
            found, "/versionen", "admin/item/versions.html", revisions=list(revisions_of(found.item)),
            origins=ORIGINS, may_restore="edit" in found.may or copies, opens_copy=copies,
        )  # fmt: skip

    @expose(f"{ITEM}/aenderungen")
    def changes(self, item_id: int):
        """`?alt=3&neu=5`; without, the newest version against the live one, a copy's base or the one before.

        A number that is none is said and compared with nothing: nobody takes other versions for those asked for.
        """
        found = seen(self.actor, item_id)
        found.require("history")
        fault, old, new = _pair(found.item)
        page = self.page(
            found, "/aenderungen", "admin/item/changes.html", old=old, new=new, fault=fault,
            revisions=list(revisions_of(found.item)),
            differences=() if fault else differences(found.item.kind, old, new),
        )  # fmt: skip
        return page, 404 if fault else 200

    @expose(f"{ITEM}/wiederherstellen", methods=["POST"])
    def restore(self, item_id: int):
        """Old words as a new version; of what is fixed as a working copy."""
        found = seen(self.actor, item_id)
        revision = services_copies.restore(found.item, _number(request.form.get("version", "")), self.actor)
        flash(_restored(found, revision))
        return redirect(address_of(revision.item_id), 303)


def _pair(item: Item) -> tuple[str, Revision, Revision]:
    """What is compared, the older words first; and why it is not, where a version was asked for that is none."""
    try:
        old, new = _asked(item, "alt"), _asked(item, "neu")
    except Invalid as refusal:
        return _(refusal.message, **refusal.values), _before(item), item.head
    return "", old or _before(item), new or item.head


def _asked(item: Item, name: str) -> Revision | None:
    text = request.args.get(name, "").strip()
    return revision_numbered(item, _number(text)) if text else None


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise Invalid(Problem("version", msg("“%(text)s” is no number of a version."), {"text": text[:80]}))


def _before(item: Item) -> Revision:
    """What the newest words are compared with unless somebody chooses."""
    if item.is_copy and item.source_revision_id:
        return item.source_revision
    if item.live_id and item.live_id != item.head_id:
        return item.live
    return item.head.base or item.head


def _restored(found: Seen, revision: Revision) -> str:
    if revision.item_id != found.item.id:
        return _("The old words stand in this new working copy. It has to be reviewed; what is live has not changed.")
    if revision.id == found.item.head_id:
        return _("These are the words that stand there already, so there is no new version.")
    return _("The old words stand again, as version %(number)s. Next, they are reviewed.", number=revision.number)


def views() -> list:
    """What desk.py hangs up."""
    return [Versions("versions", "/admin/item")]
