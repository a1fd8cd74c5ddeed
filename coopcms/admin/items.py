"""The list of items with its filters in the address, so that a list can be sent to a colleague."""

from collections.abc import Iterable
from dataclasses import asdict
from urllib.parse import urlencode

from flask import request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.accounts.policy import only_administers
from coopcms.admin.base import TEXTS, DeskView
from coopcms.admin.list_wanted import NEWEST, SORTS, Wanted
from coopcms.admin.listing import SIZE, found
from coopcms.admin.queries import centre_choices
from coopcms.admin.rail import RailLink
from coopcms.admin.rows import SCHEDULED, rows_of
from coopcms.content import workflows
from coopcms.content.kinds.registry import KINDS
from coopcms.errors import msg
from coopcms.rendering.pages import Page

HOME = "/admin/inhalte/"
_NAMES = {"kind": "art", "state": "zustand", "centre": "zentrum", "text": "q", "mine": "meine", "trash": "papierkorb"}
_NAMES |= {"sort": "sort", "page": "seite"}
_WAY = ("draft", "review", "approved", "scheduled", "published", "withdrawn", "archived")


class Items(DeskView):
    """Everything one may see, filtered, sorted, a page at a time."""

    group, title = TEXTS, msg("All items")

    def links(self) -> Iterable[RailLink]:
        """The list, one's own part of it, and the trash; nothing for who only administers."""
        if only_administers(self.actor):
            return []
        mine, trash = address(Wanted(mine=True)), address(Wanted(trash=True))
        return [*super().links(), RailLink(_("My texts"), mine), RailLink(_("Trash"), trash)]

    @expose("/")
    def index(self):
        """A page behind the last shows the last."""
        wanted = asked()
        total, items = found(self.actor, wanted)
        pages = max(1, -(-total // SIZE))
        if wanted.page > pages:
            wanted = _with(wanted, page=pages)
            total, items = found(self.actor, wanted)
        return self.render(
            "admin/list.html", wanted=wanted, wanted_query=address(_with(wanted, page=1)).partition("?")[2],
            rows=rows_of(self.actor, items), page=_page(wanted, pages, total),
            kinds=[(kind.name, _(kind.plural)) for kind in KINDS.values()], states=_states(),
            centres=centre_choices(), sorts={name: _sort(wanted, name) for name in SORTS},
        )  # fmt: skip


def asked() -> Wanted:
    """What the address asks for; what is no filter of ours is left out."""
    given = {name: request.args.get(key, "").strip()[:200] for name, key in _NAMES.items()}
    number, sort = given["page"], given["sort"]
    page = int(number) if number.isascii() and number.isdigit() and 0 < len(number) < 7 else 1
    known = sort if sort.removeprefix("-") in SORTS else NEWEST
    flags = {"mine": bool(given["mine"]), "trash": bool(given["trash"])}
    return Wanted(**given | flags | {"page": max(page, 1), "sort": known})


def address(wanted: Wanted) -> str:
    """The address of a list; what it does not ask for is not in it."""
    plain = asdict(Wanted())
    given = {_NAMES[name]: value for name, value in asdict(wanted).items() if name in _NAMES and value != plain[name]}
    query = urlencode({key: 1 if value is True else value for key, value in given.items()})
    return f"{HOME}?{query}" if query else HOME


def _with(wanted: Wanted, **changes) -> Wanted:
    return Wanted(**asdict(wanted) | changes)


def _page(wanted: Wanted, pages: int, total: int) -> Page:
    here = wanted.page
    before = address(_with(wanted, page=here - 1)) if here > 1 else ""
    after = address(_with(wanted, page=here + 1)) if here < pages else ""
    return Page(here, pages, total, before, after)


def _sort(wanted: Wanted, name: str) -> tuple[str, str]:
    """(address, how the column is sorted now): a second click turns the order round."""
    now = {name: "ascending", f"-{name}": "descending"}.get(wanted.sort, "")
    turned = f"-{name}" if now == "ascending" or (name == "geaendert" and not now) else name
    return address(_with(wanted, sort=turned, page=1)), now


def _states() -> list[tuple[str, str]]:
    """Every state of every workflow once and what has a date, in the order of the way; unknown ones come last."""
    states = {state.id: state.title for flow in workflows.in_force().values() for state in flow.states.values()}
    states[SCHEDULED[0]] = _(SCHEDULED[1])
    return sorted(states.items(), key=lambda state: _WAY.index(state[0]) if state[0] in _WAY else len(_WAY))


def views() -> list:
    """What desk.py hangs up."""
    return [Items("items", HOME.rstrip("/"))]
