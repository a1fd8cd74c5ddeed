"""The newest words as readers would see them, saved or still in the form; and links that show them to others."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, current_app, flash, redirect, request, session
from flask_admin import expose
from flask_babel import force_locale
from flask_babel import gettext as _

from coopcms.admin.item_desk import ItemDesk, address_of
from coopcms.admin.preview_forms import ShareForm
from coopcms.admin.preview_words import told, typed
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.content.models import Item, Revision
from coopcms.errors import Invalid, msg
from coopcms.rendering.pages import Notice
from coopcms.review import services_preview
from coopcms.review.policy_preview import keeps_from_sharing
from coopcms.review.queries_preview import address_at, links_of

Draw = Callable[[Item, Revision, Notice], str]  # the public renderer; app.py hands it in, for site is our neighbour
_MADE = "preview_link"  # where the session keeps a new link until the next page shows it, once


@dataclass(frozen=True, slots=True)
class Width:
    """One way to look at a page; `name` stands in addresses and in desk-preview.css, which knows how wide it is."""

    name: str
    title: str


PHONE, SCREEN = Width("telefon", msg("Phone")), Width("bildschirm", msg("Screen"))
PAPER = Width("papier", msg("Paper"))
WIDTHS = {width.name: width for width in (PHONE, SCREEN, PAPER)}


class Preview(ItemDesk):
    """The public page at an address of its own, in a frame beside a form, and in one of the item's pages."""

    checks_itself = ("view",)

    def __init__(self, draw: Draw):
        super().__init__("preview", "/admin/item")
        self.draw = draw

    @expose(f"{ITEM}/vorschau")
    def plain(self, item_id: int):
        """The head, never what is live: alone in the author's own browser, with all its settings and tools."""
        found = self._found(item_id)
        with _readers_language():
            return self.draw(found.item, found.item.head, Notice(_("Preview"), (_access(found.item),)))

    @expose(f"{ITEM}/schreiben/ansicht", methods=["GET", "POST"])
    def frame(self, item_id: int):
        """The same for a frame of the desk; what is posted is drawn as typed and kept nowhere.

        Links lead nowhere: the page names a new window for all of them, and the frame may open none.
        """
        found, paper = self._found(item_id), request.args.get("breite") == PAPER.name
        revision, problems = typed(found.item, request.form) if request.method == "POST" else (found.item.head, ())
        with _readers_language():
            notice = Notice(_("Not shown as typed:") if problems else "", told(problems), framed=True, paper=paper)
            return Response(self.draw(found.item, revision, notice), 422 if problems else 200)

    @expose(f"{ITEM}/ansicht", methods=["GET", "POST"])
    def view(self, item_id: int):
        """The public page at the width chosen, and the links by which others read it; what is sent makes a new one."""
        found, form = self._found(item_id), ShareForm()
        if not form.validate_on_submit():
            return self._view(found, form)
        try:
            _link, token = services_preview.share(found.item, form.days.data, form.note.data or "", self.actor)
        except Invalid as refusal:
            form.refuse(refusal)
            return self._view(found, form)
        session[_MADE] = [item_id, token]
        return redirect(address_of(item_id, "/ansicht#neuer-link"), 303)

    @expose(f"{ITEM}/ansicht/<int(max=2147483647):link_id>/zuruecknehmen", methods=["POST"])
    def revoke(self, item_id: int, link_id: int):
        """The link opens nothing from now on."""
        services_preview.revoke(self._found(item_id).item, link_id, self.actor)
        flash(_("The link is taken back. Whoever follows it is told that it opens nothing."))
        return redirect(address_of(item_id, "/ansicht#links"), 303)

    def _found(self, item_id: int) -> Seen:
        found = seen(self.actor, item_id)
        found.require("preview")
        return found

    def _view(self, found: Seen, form: ShareForm):
        width = WIDTHS.get(request.args.get("breite", ""), SCREEN)
        page = self.page(
            found, "/ansicht", "admin/preview/page.html", form=form, widths=WIDTHS.values(), width=width,
            links=links_of(found.item, found.facts), closed=keeps_from_sharing(found.item), made=_made(found.item.id),
        )  # fmt: skip
        return page, 422 if form.errors else 200


def _access(item: Item) -> str:
    if item.is_live and item.head_id == item.live_id:
        return _("Readers see these words now.")
    return _("Only people with access see this text. It is not public.")


def _made(item_id: int) -> str:
    """The address of a link that was just made for this item; it cannot be asked for twice."""
    if session.get(_MADE, [0])[0] != item_id:
        return ""
    _item, token = session.pop(_MADE)
    return address_at(current_app.config["SETTINGS"].base_url, token)


def _readers_language():
    return force_locale(current_app.config["LANGUAGES"][0])
