"""Lists of what is live, the newest first: the front page, a kind, a topic."""

from dataclasses import replace

from flask import Response, abort
from flask_babel import gettext as _

from coopcms.content.kinds.declaration import Kind
from coopcms.content.kinds.registry import BY_PREFIX, KINDS
from coopcms.network.queries import topic_by_slug
from coopcms.publishing import queries as public
from coopcms.rendering import render
from coopcms.rendering.pages import Card, HomeView, Link, ListView, OwnerView, Shelf
from coopcms.site import context
from coopcms.site.answers import answer
from coopcms.site.frame import Frame
from coopcms.site.paging import SIZE, asked_page, own_address, page_of

FRONT, ON_SHELF = 7, 3


def home() -> Response:
    """The newest of all kinds, then a shelf for each with what does not stand above it already."""
    frame = context.current_frame()
    _total, newest = public.listed(size=FRONT)
    front = context.cards(frame, newest)
    view = HomeView(front, tuple(_without(shelf, front) for shelf in shelves(frame)))
    return answer(render.home_page(context.templates(), frame.site, view))


def kind(prefix: str) -> Response:
    """All items of one kind."""
    wanted = BY_PREFIX[prefix]
    return list_page(context.current_frame(), _(wanted.plural), f"/{prefix}/", kind=wanted.name)


def topic(slug: str) -> Response:
    """All items of one topic."""
    found = topic_by_slug(slug) or abort(404)
    return list_page(context.current_frame(), found.name, f"/themen/{slug}", topic=found.id)


def list_page(frame: Frame, title: str, path: str, owners: tuple[OwnerView, ...] = (), **wanted: int | str) -> Response:
    """The page asked for of the list at `path`; `wanted` narrows it by kind, organisation or topic."""
    number = asked_page()
    total, rows = public.listed(**wanted, page=number, size=SIZE)
    page = page_of(path, number, total)
    view = ListView(title, own_address(path, number), context.cards(frame, rows), page, owners=owners)
    return answer(render.list_page(context.templates(), frame.site, view))


def shelves(frame: Frame, **wanted: int) -> tuple[Shelf, ...]:
    """The newest of each kind, with the way to all of them."""
    kinds = (each for each in KINDS.values() if each.listed)
    return tuple(_shelf(frame, each, wanted) for each in kinds)


def _without(shelf: Shelf, shown: tuple[Card, ...]) -> Shelf:
    return replace(shelf, cards=tuple(card for card in shelf.cards if card not in shown))


def _shelf(frame: Frame, each: Kind, wanted: dict) -> Shelf:
    _total, rows = public.listed(kind=each.name, size=ON_SHELF, **wanted)
    more = None if wanted else Link(_("All %(kind)s", kind=_(each.plural)), f"/{each.prefix}/")
    return Shelf(_(each.plural), context.cards(frame, rows), more)
