"""The first page of the desk: what waits for me, and what I am writing."""

from collections.abc import Iterable

from flask import flash, g, redirect, request, session
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.accounts.policy import only_administers
from coopcms.actor import Actor
from coopcms.admin.base import START, DeskView
from coopcms.admin.inbox import news_for
from coopcms.admin.queries import requests_by_item
from coopcms.admin.rail import RailLink, counts
from coopcms.admin.rows import rows_of
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.content.policy import CREATORS
from coopcms.errors import msg
from coopcms.notify.queries import unsent_mails
from coopcms.notify.services import mark_read
from coopcms.review import queries as review
from coopcms.web import next_address


class Start(DeskView):
    """At /admin/ itself."""

    group, title = START, msg("Start")

    def links(self) -> Iterable[RailLink]:
        """The page, and each of its worklists that is not empty."""
        waits = counts()
        lists = (
            RailLink(_("To sign"), "/admin/#pruefung", waits.waiting),
            RailLink(_("Invitations"), "/admin/#einladungen", waits.invitations),
            RailLink(_("To release"), "/admin/#freigabe", waits.to_release),
        )
        return [*super().links(), *(link for link in lists if link.count)]

    @expose("/")
    def index(self):
        """Worklists first, own drafts after."""
        drafts = review.drafts_of(self.actor)
        asked = requests_by_item(drafts)
        lists = {
            "waiting": review.waiting_for(self.actor),
            "invitations": review.invitations_for(self.actor),
            "to_release": review.to_release(self.actor),
            "returned": [item for item in drafts if item.id in asked],
            "drafts": [item for item in drafts if item.id not in asked],
        }
        notes = {item_id: _("%(name)s: %(reason)s", name=r.user_name, reason=r.comment) for item_id, r in asked.items()}
        kinds = KINDS.values() if any(role in CREATORS for role, _slug in self.actor.roles) else ()
        rows = _rows(self.actor, lists, notes)
        return self.render(
            "admin/start.html", lists=rows, kinds=kinds, unsent=unsent_mails().count(), news=news_for(g.user),
            only_administers=only_administers(self.actor),
        )  # fmt: skip

    @expose("/aussehen", methods=["POST"])
    def scheme(self):
        """Light, dark, or as the device wants it; kept as long as the session."""
        wish = request.form.get("scheme")
        session["scheme"] = wish if wish in ("light", "dark") else ""
        return redirect(next_address(), 303)

    @expose("/gelesen", methods=["POST"])
    def read(self):
        """All news are read now; what waits stays in its list."""
        mark_read(g.user)
        flash(_("All news are marked as read."))
        return redirect("/admin/", 303)


def _rows(actor: Actor, lists: dict[str, list[Item]], notes: dict[int, str]) -> dict[str, list]:
    """All lists as rows, with one select for the owners of all."""
    every = iter(rows_of(actor, [item for items in lists.values() for item in items], notes))
    return {name: [next(every) for _item in items] for name, items in lists.items()}
