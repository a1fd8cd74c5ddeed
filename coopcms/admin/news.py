"""The inbox: everything a person has been told, unread news first."""

from functools import partial
from urllib.parse import urlencode

from flask import abort, flash, g, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.admin.base import START, DeskView
from coopcms.admin.inbox import HOME, SIZE, news_of
from coopcms.admin.paging import number_of, page_at
from coopcms.admin.rail import RailLink, counts
from coopcms.errors import msg
from coopcms.notify.kinds import KINDS
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import unread_first
from coopcms.notify.services import mark_read
from coopcms.rendering.pages import Page

ONE = "/<int(max=2147483647):entry_id>"


class News(DeskView):
    """For everybody who is logged in: one's own news, nobody else's."""

    group, title = START, msg("News")

    def links(self):
        """The inbox, with how much of it is unread."""
        return [RailLink(_(self.title), f"{HOME}/", counts().unread)]

    @expose("/")
    def index(self):
        """One page of it, of one kind or all."""
        kind, number = _asked()
        rows = unread_first(g.user, kind)
        page = _page(kind, number, rows.count())
        news = news_of(rows.paginate(number, SIZE), self.actor)
        kinds = [(name, _(known.title)) for name, known in KINDS.items()]
        unread = counts().unread
        return self.render("admin/news.html", news=news, page=page, kinds=kinds, kind=kind, unread=unread)

    @expose(ONE)
    def one(self, entry_id: int):
        """Opening news is reading them: they are marked, and the person comes to what they are about."""
        entry = InboxEntry.get_or_none(InboxEntry.id == entry_id, InboxEntry.user == g.user.id) or abort(404)
        mark_read(g.user, entry.id)
        return redirect(entry.facts.get("url_path", "/admin/"), 303)

    @expose(f"{ONE}/gelesen", methods=["POST"])
    def read(self, entry_id: int):
        """That one is read now, or was before."""
        mark_read(g.user, entry_id)
        return redirect(_back(), 303)

    @expose("/gelesen", methods=["POST"])
    def read_all(self):
        """All news are read now; what waits stays in its list."""
        mark_read(g.user)
        flash(_("All news are marked as read."))
        return redirect(f"{HOME}/", 303)


def _asked() -> tuple[str, int]:
    """The kind and the number of the page; an unknown kind is none, a wrong number the first."""
    kind = request.args.get("art", "")
    return kind if kind in KINDS else "", number_of(request.args.get("seite", ""))


def _page(kind: str, number: int, total: int) -> Page:
    pages = max(1, -(-total // SIZE))
    if number > pages:
        abort(404)
    return page_at(number, pages, total, partial(_address, kind))


def _back() -> str:
    """The page of the inbox from which a button was pressed."""
    return _address(*_asked())


def _address(kind: str, number: int) -> str:
    values = {"art": kind} if kind else {}
    values |= {"seite": number} if number > 1 else {}
    return f"{HOME}/?{urlencode(values)}" if values else f"{HOME}/"


def views() -> list:
    """What desk.py hangs up."""
    return [News("news", HOME)]
