"""What comes after words were saved at the desk: where one goes on, and a message that is true."""

from flask import flash, redirect, request
from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin import drafts
from coopcms.admin.seen import Seen
from coopcms.admin.submitting import BUTTON, submitted
from coopcms.content.models import Item, Revision
from coopcms.errors import msg


def opens_copy(found: Seen) -> bool:
    """True where this person may not edit the item itself, but may in a working copy that a save opens."""
    return "edit" not in found.may and "copy_out" in found.may and not found.item.is_copy


def after_saving(found: Seen, revision: Revision, actor: Actor):
    """The answer to a form whose words are in this revision now."""
    drafts.note_saved(drafts.writing().token)
    if BUTTON in request.form:
        return redirect(submitted(revision.item_id, actor), 303)
    flash(_told(found, revision))
    after = "/bearbeiten" if "weiter" in request.form else ""
    return redirect(f"/admin/item/{revision.item_id}{after}", 303)


def unchanged(item: Item, actor: Actor):
    """The answer to a form whose words are the newest ones already."""
    drafts.undo(item, actor)
    if BUTTON in request.form:
        return redirect(submitted(item.id, actor), 303)
    flash(_(_NOTHING))
    return redirect(f"/admin/item/{item.id}", 303)


def _told(found: Seen, revision: Revision) -> str:
    if revision.id == found.item.head_id:
        return _(_NOTHING)
    if revision.item_id != found.item.id:
        return _(_COPY_OPENED)
    if found.state.lanes and revision.hash != found.item.head.hash:
        return _(_LAPSED, number=revision.number)
    return _("Saved as version %(number)s.", number=revision.number)


_NOTHING = msg("Nothing was changed, so there is no new version.")
_COPY_OPENED = msg("Your words are saved in a working copy. Readers see the earlier text until the copy is released.")
_LAPSED = msg("Saved as version %(number)s. Signatures under other words no longer count; you cannot sign your own.")
