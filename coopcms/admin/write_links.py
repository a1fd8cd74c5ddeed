"""What a link in a text can lead to: items one may view, by a few letters, each with its state and public address."""

from flask import request
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import ngettext

from coopcms.admin.base import DeskView
from coopcms.admin.list_wanted import Wanted
from coopcms.admin.listing import page_of
from coopcms.admin.media_pick import DocumentPicker, PicturePicker
from coopcms.admin.rows import Row, rows_of
from coopcms.content.models import READ
from coopcms.publishing.queries import path_of

MOST = 8


class LinkTargets(DeskView):
    """For everybody who writes; it shows what the list of items shows, working copies and the trash left out."""

    @expose("/ziele")
    def targets(self):
        """JSON for the editor: title, what it is, address; a warning where readers would find nothing."""
        text = request.args.get("q", "").strip()[:200]
        items = page_of(self.actor, Wanted(text=text, copies="ohne"))[:MOST] if text else []
        hits = [_hit(row) for row in rows_of(self.actor, items) if row.item.slug]
        said = ngettext("%(num)s hit", "%(num)s hits", len(hits)) if hits else _("Nothing is called so.")
        return {"hits": hits, "said": said}


def _hit(row: Row) -> dict[str, str]:
    item, state = row.item, _(row.state[1])
    warning = _("Not public (%(state)s): readers find nothing there until it is.", state=state)
    return {
        "title": item.head.title or _("Without a title"),
        "about": f"{_(row.kind)}, {state}",
        "address": path_of(item),
        "warning": "" if item.public in READ else warning,
    }


def views() -> list:
    """What desk.py hangs up."""
    return [
        LinkTargets("targets", "/admin/schreiben"), PicturePicker("pictures", "/admin/medien"),
        DocumentPicker("documents", "/admin/medien/dokumente"),
    ]  # fmt: skip
