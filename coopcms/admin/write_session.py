"""What the script of an open form asks: it opens a session, keeps words, says that it is alive, takes over, closes."""

from flask import flash, g, redirect, request
from flask_admin import expose
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from coopcms.admin import drafts
from coopcms.admin.base import DeskView
from coopcms.admin.seen import ITEM
from coopcms.clock import berlin, now
from coopcms.content import services_sessions as sessions
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import EditSession, Item, Revision
from coopcms.content.queries import item_by_id
from coopcms.content.queries_sessions import Presence, presence
from coopcms.rendering.filters import moment

WRITE = f"{ITEM}/schreiben"


class WriteSession(DeskView):
    """Answers are JSON; a login that has ended is 401, a refusal has its status, and nothing that was sent is in it."""

    @expose("/anmeldung")
    def login(self):
        """Who is logged in and for how long, and the token their forms need; asking is a sign of life."""
        return {"user": g.user.id, "csrf": generate_csrf(), "login": drafts.login_left()}

    @expose(f"{WRITE}/beginn", methods=["POST"])
    def begin(self, item_id: int):
        """The form is touched for the first time."""
        item = item_by_id(item_id)
        return self._answer(item, sessions.begin(item, self.actor, drafts.typed(item).base, drafts.writing().token))

    @expose(f"{WRITE}/puls", methods=["POST"])
    def ping(self, item_id: int):
        """The form is still open."""
        item = item_by_id(item_id)
        return self._answer(item, sessions.ping(item, self.actor, drafts.writing().token))

    @expose(f"{WRITE}/entwurf", methods=["POST"])
    def keep(self, item_id: int):
        """What stands in the form now."""
        item = item_by_id(item_id)
        return self._answer(item, sessions.keep(item, drafts.typed(item), self.actor, drafts.writing().token))

    @expose(f"{WRITE}/uebernehmen", methods=["POST"])
    def take_over(self, item_id: int):
        """Go on in the place of whoever is writing."""
        item = item_by_id(item_id)
        return self._answer(item, sessions.take_over(item, self.actor, drafts.writing().token, drafts.typed(item).base))

    @expose(f"{WRITE}/schluss", methods=["POST"])
    def close(self, item_id: int):
        """The form is left: its last words, where they are few enough to be sent on the way out."""
        item, token = item_by_id(item_id), drafts.writing().token
        if any(KINDS[item.kind].field(name) for name in request.form):
            token = sessions.keep(item, drafts.typed(item), self.actor, token).token
        sessions.close(item, self.actor, token)
        return {}

    @expose(f"{WRITE}/verwerfen", methods=["POST"])
    def discard(self, item_id: int):
        """Throw away words of one's own that are in no version."""
        item, token = item_by_id(item_id), drafts.writing().token
        if sessions.discard(item, self.actor, token):
            drafts.note_saved(token)
            flash(_("These words are thrown away."))
        else:
            flash(_("There are no kept words of yours here; those you had are saved."))
        return redirect(f"/admin/item/{item.id}/bearbeiten", 303)

    def _answer(self, item: Item, session: EditSession | None) -> dict:
        """How the form stands after it: one's own session, who else is there, what the newest version is."""
        item, found = item_by_id(item.id), presence(item, self.actor)
        return _own(session) | _others(found) | {"head": _head(item.head), "login": drafts.login_left()}


def _own(session: EditSession | None) -> dict:
    if session is None:
        return {"session": "", "number": 0, "open": False, "holds": False, "taken": None}
    taken = {"name": session.taken_name, "at": _clock(session.taken_at)} if session.taken_at else None
    return {
        "session": session.token, "number": session.number, "open": session.closed_at is None,
        "holds": session.leased_at is not None, "at": _clock(now()), "taken": taken,
    }  # fmt: skip


def _others(found: Presence) -> dict:
    holder = found.holder and {"name": found.holder.user_name, "at": _clock(found.holder.leased_at)}
    also = dict.fromkeys(one.user_name for one in found.others if one is not found.holder)
    return {"holder": holder, "also": ", ".join(also)}


def _head(head: Revision) -> dict:
    return {"id": head.id, "number": head.number, "name": head.author_name, "at": _clock(head.created_at)}


def _clock(at) -> str:
    """14:03; with its day if that is another."""
    local = berlin(at)
    return f"{local:%H:%M}" if local.date() == berlin(now()).date() else moment(at, str(get_locale()))


def views() -> list:
    """What desk.py hangs up."""
    return [WriteSession("write", "/admin/item")]
