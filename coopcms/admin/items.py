"""The list of items with its filters in the address, so that a list can be sent to a colleague."""

from collections.abc import Iterable
from dataclasses import replace

from flask import Response, g, request, stream_with_context
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.accounts.models import SavedView
from coopcms.accounts.policy import only_administers
from coopcms.accounts.services_views import LONGEST
from coopcms.admin.base import TEXTS, DeskView
from coopcms.admin.list_address import HOME, Asked, address, asked, query_of, without
from coopcms.admin.list_columns import COLUMNS, cells_of
from coopcms.admin.list_csv import lines
from coopcms.admin.list_wanted import SORTS, Wanted
from coopcms.admin.list_words import chips, choices, said
from coopcms.admin.listing import SIZE, counted, page_of
from coopcms.admin.paging import page_at
from coopcms.admin.rail import RailLink
from coopcms.admin.rows import rows_of
from coopcms.admin.waiting import bands_of
from coopcms.clock import berlin, now
from coopcms.content.kinds.registry import KINDS
from coopcms.content.policy import CREATORS
from coopcms.errors import msg
from coopcms.rendering.pages import Page

VIEWS = f"{HOME}ansichten"  # where the lists a person keeps are looked after


class Items(DeskView):
    """Everything one may see, filtered, sorted, a page at a time."""

    group, title = TEXTS, msg("All items")

    def links(self) -> Iterable[RailLink]:
        """The list, one's own part of it, those one keeps, and the trash; nothing for who only administers."""
        if only_administers(self.actor):
            return []
        mine, trash = address(Wanted(mine=True)), address(Wanted(trash=True))
        kept = [RailLink(view.name, kept_address(view)) for view in g.user.kept]
        return [*super().links(), RailLink(_("My texts"), mine), *kept, RailLink(_("Trash"), trash)]

    @expose("/")
    def index(self):
        """A page behind the last shows the last."""
        known = choices()
        wanted, unknown = asked(request.args, known)
        numbers = counted(self.actor, wanted)
        pages = max(1, -(-numbers.total // SIZE))
        wanted = replace(wanted, page=min(wanted.page, pages))
        items = page_of(self.actor, wanted)
        rows, roles = rows_of(self.actor, items), {role for role, _slug in self.actor.roles}
        query = query_of(without(wanted))
        return self.render(
            "admin/list.html", wanted=wanted, wanted_query=query, known=known, unknown=unknown,
            rows=rows, bands=bands_of(rows), kinds=KINDS.values() if roles & set(CREATORS) else (),
            cells=cells_of(items, wanted.columns), columns=COLUMNS,
            page=_page(wanted, pages, numbers.total), numbers=numbers.states, chips=chips(wanted, known),
            said=said(wanted, known), sorts={name: _sort(wanted, name) for name in SORTS}, home=HOME,
            everything=address(Wanted(trash=wanted.trash, sort=wanted.sort, columns=wanted.columns)),
            kept=next((view for view in g.user.kept if view.query == query), None), longest=LONGEST, views=VIEWS,
            mine=[(view.name, kept_address(view), view.query == query) for view in g.user.kept],
        )  # fmt: skip

    @expose("/liste.csv")
    def csv(self):
        """The whole list with its columns; as it is made, it is sent."""
        body = stream_with_context(lines(self.actor, asked_now().wanted))
        name = f"inhalte-{berlin(now()):%Y-%m-%d}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(body, headers=headers, content_type="text/csv; charset=utf-8")


def asked_now() -> Asked:
    """What the request's address asks for; one select."""
    return asked(request.args, choices())


def kept_address(view: SavedView) -> str:
    """Where a kept list is: never anywhere else, whatever is stored."""
    return f"{HOME}?{view.query}" if view.query else HOME


def _page(wanted: Wanted, pages: int, total: int) -> Page:
    return page_at(wanted.page, pages, total, lambda number: address(replace(wanted, page=number)))


def _sort(wanted: Wanted, name: str) -> tuple[str, str]:
    """(address, how the column is sorted now): a second click turns the order round."""
    now_ = {name: "ascending", f"-{name}": "descending"}.get(wanted.sort, "")
    newest_first = name in ("geaendert", "erschienen") and not now_
    turned = f"-{name}" if now_ == "ascending" or newest_first else name
    return address(replace(wanted, sort=turned, page=1)), now_


def views() -> list:
    """What desk.py hangs up."""
    return [Items("items", HOME.rstrip("/"))]
