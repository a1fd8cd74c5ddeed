"""The first page of the desk: what waits for me, what I am writing and watching, what has happened."""

from collections.abc import Iterable

from flask import g, redirect, request, session
from flask_admin import expose
from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.accounts.policy import only_administers
from coopcms.admin.base import START, DeskView
from coopcms.admin.inbox import news_for
from coopcms.admin.rail import RailLink, counts
from coopcms.admin.rows import rows_of
from coopcms.admin.start_lists import SHORT, Piece, pieces
from coopcms.admin.waiting import bands_of, waiting_rows
from coopcms.clock import now
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.content.policy import CREATORS
from coopcms.content.workflows import signing_roles
from coopcms.errors import msg
from coopcms.publishing.queries import path_of
from coopcms.rendering.filters import moment
from coopcms.review.queries_orphans import lanes_to_mend
from coopcms.review.wanted import without_places
from coopcms.review.worklist import in_order, worklist_for
from coopcms.web import next_address

NEWS = 5
OWNED = ("invitations", "to_release", "held", "returned", "drafts", "watched")


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
        alone = in_order(lanes_to_mend(self.actor), self.actor, SHORT) if waits.orphaned else []
        found = pieces(self.actor, waits)
        rows = rows_of(self.actor, _items([*lanes, *alone], found), _notes(found))
        every = iter(rows)
        return self.render(
            "admin/start.html",
            today=now(),
            counts=waits,
            bands=bands_of(rows),
            waiting=waiting_rows(self.actor, lanes, [next(every) for _lane in lanes]),
            alone=waiting_rows(self.actor, alone, [next(every) for _lane in alone]),
            lists={name: [next(every) for _item in _piece(found, name).items] for name in OWNED},
            totals={name: piece.total for name, piece in found.items()},
            published=[(item, path_of(item)) for item in _piece(found, "published").items],
            kinds=KINDS.values() if roles & set(CREATORS) else (),
            signs=bool(roles & set(signing_roles())),
            unsent=_piece(found, "unsent").total,
            news=news_for(g.user, self.actor, NEWS) if waits.unread else [],
            only_administers=only_administers(self.actor),
        )

    @expose("/aussehen", methods=["POST"])
    def scheme(self):
        """Light, dark, or as the device wants it; kept as long as the session."""
        wish = request.form.get("scheme")
        session["scheme"] = wish if wish in ("light", "dark") else ""
        return redirect(next_address(), 303)


def _notes(found: dict[str, Piece]) -> dict[int, str]:
    """Why each text came back, in the words of whoever asked for changes; what each approved one still waits for."""
    back = [item for item in _piece(found, "returned").items if item.asked]
    said = {item.id: (item.asked.user_name, without_places(item.asked.comment)) for item in back}
    asked = {number: _("%(name)s: %(reason)s", name=name, reason=reason) for number, (name, reason) in said.items()}
    return asked | {item.id: _waits(item) for item in _piece(found, "held").items}


def _waits(item: Item) -> str:
    if item.is_copy and not (item.source.is_live and item.source.trashed_at is None):
        return _("still waits: the original is not public now")
    if item.is_copy and item.source.live_id != item.source_revision_id:
        return _("has to be updated first: another version went live meanwhile")
    return _("still waits: embargo until %(moment)s", moment=moment(item.embargo, str(get_locale())))


def _piece(found: dict[str, Piece], name: str) -> Piece:
    return found.get(name, Piece())


def _items(lanes: list, found: dict[str, Piece]) -> list:
    """All items that become rows, so that one select reads the owners of all."""
    return [*(lane.item for lane in lanes), *(item for name in OWNED for item in _piece(found, name).items)]
