"""Lists of what is live, the newest first: the front page, a kind, a topic."""

from flask import Response, abort
from flask_babel import gettext as _

from coopcms.content.kinds.declaration import Kind
from coopcms.content.kinds.registry import BY_PREFIX, KINDS
from coopcms.content.models import Item
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
    view = HomeView(*_below(frame, newest))
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
    view = ListView(title, own_address(path, number), context.pictured_cards(frame, rows), page, owners=owners)
    return answer(render.list_page(context.templates(), frame.site, view))


def shelves(frame: Frame, **wanted: int) -> tuple[Shelf, ...]:
    """The newest of each kind; without `wanted`, which narrows them, with the way to all of them."""
    return _below(frame, [], **wanted)[1]


def _below(frame: Frame, above: list[Item], **wanted: int) -> tuple[tuple[Card, ...], tuple[Shelf, ...]]:
    """The cards of what stands above, and shelves with what does not; the cards of all are asked for at once."""
    kinds = [each for each in KINDS.values() if each.listed]
    found = {each.name: public.listed(kind=each.name, size=ON_SHELF, **wanted)[1] for each in kinds}
    every = list({row.id: row for rows in (above, *found.values()) for row in rows}.values())
    cards = dict(zip((row.id for row in every), context.pictured_cards(frame, every), strict=True))
    front = tuple(cards.pop(row.id) for row in above)
    left = {name: tuple(cards[row.id] for row in rows if row.id in cards) for name, rows in found.items()}
    return front, tuple(Shelf(_(each.plural), left[each.name], None if wanted else _all_of(each)) for each in kinds)


def _all_of(kind: Kind) -> Link:
    return Link(_("All %(kind)s", kind=_(kind.plural)), f"/{kind.prefix}/")
