"""The plan at /admin/planung/: publications, embargoes, expiries and reviews that are due, by week and day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from babel.dates import format_date
from flask import request
from flask_admin import expose
from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.accounts.policy import only_administers
from coopcms.admin.base import PLANNING, DeskView
from coopcms.admin.paging import number_of, page_at
from coopcms.admin.plan import SIZE, WHAT, Event, events
from coopcms.admin.queries import centre_choices
from coopcms.admin.rail import RailLink
from coopcms.admin.waiting import Text, bands_of, texts_of
from coopcms.clock import berlin, now
from coopcms.errors import msg
from coopcms.rendering.pages import Page

HOME = "/admin/planung/"
TITLES = dict(zip(WHAT, (msg("Publication"), msg("End of an embargo"), msg("Expiry"), msg("Review due")), strict=True))
_DAY = {"de": "EEEE, d. MMMM y", "en": "EEEE, d MMMM y"}
_SHORT = {"de": "d. MMMM", "en": "d MMMM"}


@dataclass(frozen=True, slots=True)
class Day:
    """What happens on one day; `name` is a date in words, `near` says so where it is past, today or tomorrow."""

    day: date
    name: str
    near: str
    entries: tuple[tuple[Event, Text], ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The days of one calendar week on which something happens."""

    number: int
    first: str
    last: str
    days: tuple[Day, ...]


class Planning(DeskView):
    """Everything dated that a person may view."""

    group, title = PLANNING, msg("What happens when")

    def links(self) -> Iterable[RailLink]:
        """The plan; nothing for who only administers."""
        return [] if only_administers(self.actor) else super().links()

    @expose("/")
    def index(self):
        """A page behind the last is empty and says so."""
        what, centre = request.args.get("was", ""), request.args.get("zentrum", "").strip()[:80]
        what = what if what in WHAT else ""
        number = number_of(request.args.get("seite", ""))
        total, found = events(self.actor, what, centre, number)
        rows = texts_of(event.item for event in found)
        pages = max(1, -(-total // SIZE))
        return self.render(
            "admin/planning.html",
            weeks=_weeks(list(zip(found, rows, strict=True))),
            page=_page(number, pages, total, {"was": what, "zentrum": centre}),
            kinds=[(name, _(title)) for name, title in TITLES.items()],
            titles=TITLES,
            bands=bands_of(rows),
            centres=centre_choices(),
            what=what,
            centre=centre,
        )


def _weeks(entries: list[tuple[Event, Text]]) -> list[Week]:
    """The entries by day, the days by week; both in the order they come in."""
    days = [_day(day, tuple(these)) for day, these in groupby(entries, lambda entry: berlin(entry[0].at).date())]
    grouped = groupby(days, lambda day: day.day - timedelta(days=day.day.weekday()))
    return [_week(monday, tuple(these)) for monday, these in grouped]


def _day(day: date, entries: tuple[tuple[Event, Text], ...]) -> Day:
    today = berlin(now()).date()
    near = {today: _("today"), today + timedelta(days=1): _("tomorrow")}.get(day, _("past") if day < today else "")
    return Day(day, _format(day, _DAY), near, entries)


def _week(monday: date, days: tuple[Day, ...]) -> Week:
    sunday = monday + timedelta(days=6)
    return Week(monday.isocalendar().week, _format(monday, _SHORT), _format(sunday, _SHORT), days)


def _format(day: date, patterns: dict[str, str]) -> str:
    locale = str(get_locale())
    return format_date(day, patterns.get(locale, "full"), locale=locale)


def _page(number: int, pages: int, total: int, asked: dict[str, str]) -> Page:
    def address(page: int) -> str:
        given = {name: value for name, value in asked.items() if value} | ({"seite": page} if page > 1 else {})
        return f"{HOME}?{urlencode(given)}" if given else HOME

    return page_at(number, pages, total, address)


def views() -> list:
    """What desk.py hangs up."""
    return [Planning("planning", HOME.rstrip("/"))]
