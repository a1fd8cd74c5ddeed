"""The first page of the desk: what waits for me, what I am writing and watching, what has happened."""

from collections.abc import Iterable

from flask import g, redirect, request, session
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.accounts.policy import only_administers
from coopcms.admin.base import START, DeskView
from coopcms.admin.inbox import news_for
from coopcms.admin.queries import requests_by_item
from coopcms.admin.rail import RailLink, counts
from coopcms.admin.rows import rows_of
from coopcms.admin.start_lists import SHORT, Piece, pieces
from coopcms.admin.waiting import bands_of, waiting_rows
from coopcms.clock import now
from coopcms.content.kinds.registry import KINDS
from coopcms.content.policy import CREATORS
from coopcms.content.workflows import signing_roles
from coopcms.errors import msg
from coopcms.notify.queries import unsent_mails
from coopcms.publishing.queries import path_of
from coopcms.review.worklist import worklist_for
from coopcms.web import next_address

NEWS = 5
OWNED = ("invitations", "to_release", "returned", "drafts", "watched")


class Start(DeskView):
    """At /admin/ itself."""

    group, title = START, msg("Start")

    def links(self) -> Iterable[RailLink]:
        """The page itself."""
        return [RailLink(_(self.title), "/admin/", icon="house")]

    @expose("/")
    def index(self):
        """Worklists first, own texts after, then what has happened."""
        roles = {role for role, _slug in self.actor.roles}
        waits = counts()
        lanes = worklist_for(self.actor, SHORT) if waits.waiting else []
        found = pieces(self.actor, waits)
        rows = rows_of(self.actor, _items(lanes, found), self._reasons(found))
        every = iter(rows)
        return self.render(
            "admin/start.html",
            today=now(),
            counts=waits,
            bands=bands_of(rows),
            waiting=waiting_rows(self.actor, lanes, [next(every) for _lane in lanes]),
            lists={name: [next(every) for _item in _piece(found, name).items] for name in OWNED},
            totals={name: piece.total for name, piece in found.items()},
            published=[(item, path_of(item)) for item in _piece(found, "published").items],
            kinds=KINDS.values() if roles & set(CREATORS) else (),
            signs=bool(roles & set(signing_roles())),
            unsent=unsent_mails().count(),
            news=news_for(g.user, self.actor, NEWS) if waits.unread else [],
            only_administers=only_administers(self.actor),
        )

    @expose("/aussehen", methods=["POST"])
    def scheme(self):
        """Light, dark, or as the device wants it; kept as long as the session."""
        wish = request.form.get("scheme")
        session["scheme"] = wish if wish in ("light", "dark") else ""
        return redirect(next_address(), 303)

    def _reasons(self, found: dict[str, Piece]) -> dict[int, str]:
        """Why each text came back, in the words of whoever asked for changes."""
        back = _piece(found, "returned").items
        asked = requests_by_item(back) if back else {}
        return {item: _("%(name)s: %(reason)s", name=one.user_name, reason=one.comment) for item, one in asked.items()}


def _piece(found: dict[str, Piece], name: str) -> Piece:
    return found.get(name, Piece())


def _items(lanes: list, found: dict[str, Piece]) -> list:
    """All items that become rows, so that one select reads the owners of all."""
    return [*(lane.item for lane in lanes), *(item for name in OWNED for item in _piece(found, name).items)]
