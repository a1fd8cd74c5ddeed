"""Rows into the values pages are drawn from."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from flask import current_app
from flask_babel import gettext as _
from jinja2 import Environment

from coopcms.blocks.documents import documents_in
from coopcms.blocks.html import to_html
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.text import from_plain
from coopcms.consents.queries_bytes import in_preview
from coopcms.consents.queries_public import Shown, listed, shown
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, Revision
from coopcms.media.queries import open_documents
from coopcms.publishing import queries as public
from coopcms.rendering import items
from coopcms.rendering.documents import DocumentView, FileAddress, document_view, public_file
from coopcms.rendering.pages import Card, ItemView, Link, LostView, OwnerView, Withdrawn
from coopcms.rendering.pictures import Address, PictureView, picture_view, public_address
from coopcms.search.queries import nearest
from coopcms.site import queries
from coopcms.site.frame import Frame, frame

_TRIED = 3  # pictures of a text that are looked up for its card


def templates() -> Environment:
    """The environment public pages are drawn in."""
    return current_app.jinja_env


def current_frame() -> Frame:
    """The frame of the page that is asked for: one statement, more where a standing page quotes somebody."""
    kinds = (Link(_(kind.plural), f"/{kind.prefix}/") for kind in KINDS.values() if kind.listed)
    return frame(current_app.config["SETTINGS"], tuple(kinds), _titles)


def cards(frame_now: Frame, rows: list[Item]) -> tuple[Card, ...]:
    """Live items in their order as they stand in lists: one statement for all owners, one more where their titles and
    leads hold words of a quote."""
    return _cards(frame_now, rows, listed(rows))


def pictured_cards(frame_now: Frame, rows: list[Item]) -> tuple[Card, ...]:
    """The same with the first picture of each: looked up in the same statement more where there are any.

    Where none of its first few may be shown, a text stands without one.
    """
    bodies = (pictures_in(item.live.content.get("body") or [])[:_TRIED] for item in rows)
    return _cards(frame_now, rows, listed(rows, (use.picture for uses in bodies for use in uses)))


def _cards(frame_now: Frame, rows: list[Item], seen: Shown) -> tuple[Card, ...]:
    owners, address = _owners(frame_now, rows), public_address()
    drawn = {number: picture_view(row, address, _) for number, row in seen.pictures.items()}
    around = (items.Around(public.path_of(item), owners(item), drawn) for item in rows)
    return tuple(items.card(item, seen.revisions[item.id], its, _) for item, its in zip(rows, around, strict=True))


def views(frame_now: Frame, rows: list[Item], origin: str = "") -> list[ItemView]:
    """Live items whole: one statement for all owners, one for all topics, one more where there are quotes
    or pictures, without those that may not be shown, and one more where there are documents.

    With an `origin` the addresses of pictures and documents are full ones.
    """
    owners, topics = _owners(frame_now, rows), queries.topics_of([item.id for item in rows])
    seen, address = shown(rows), public_address(origin)
    drawn = {number: picture_view(row, address, _) for number, row in seen.pictures.items()}
    offered = documents(seen.revisions.values(), public_file(origin))
    found = []
    for item in rows:
        around = items.Around(public.path_of(item), owners(item), drawn, offered)
        found.append(replace(items.item_view(item, seen.revisions[item.id], around, _), topics=topics.get(item.id, ())))
    return found


def preview_pictures(revision: Revision, address: Address) -> dict[int, PictureView]:
    """The pictures in these words that previews show, at these addresses: one statement if there are any."""
    uses = pictures_in(revision.content.get("body") or [])
    return {number: picture_view(row, address, _) for number, row in in_preview(use.picture for use in uses).items()}


def documents(revisions: Iterable[Revision], address: FileAddress) -> dict[int, DocumentView]:
    """The documents in these words, at these addresses: one statement if there are any."""
    uses = (use for revision in revisions for use in documents_in(revision.content.get("body") or []))
    rows = open_documents(use.document for use in uses)
    return {number: document_view(row, address, _) for number, row in rows.items()}


def _owners(frame_now: Frame, rows: list[Item]) -> Callable[[Item], tuple[OwnerView, ...]]:
    found = public.owners_of([item.id for item in rows]) if rows else {}

    def of(item: Item) -> tuple[OwnerView, ...]:
        named = ((frame_now.owners[slug], role) for slug, _name, _hue, role in found.get(item.id, ()))
        return tuple(replace(owner, lead=role == "lead") for owner, role in named)

    return of


def withdrawn(frame_now: Frame, item: Item) -> Withdrawn:
    """What readers are told of a withdrawal: the public reason, and the successor by its title if it is ours."""
    told = item.withdrawal
    at, successor = told.get("at", ""), told.get("successor", "")
    title = _title_at(successor.removeprefix(frame_now.site.origin)) if successor else ""
    return Withdrawn(datetime.fromisoformat(at) if at else None, told.get("reason", ""), successor, title)


def _title_at(path: str) -> str:
    found = public.resolve(path) if path.startswith("/") else None
    return _called([found.item])[found.item.id] if found and found.state != "gone" else ""


def _titles(ids: list[int]) -> dict[int, str]:
    return _called(public.live_items(ids).values())


def _called(rows: Iterable[Item]) -> dict[int, str]:
    """What readers may know of the titles of items: one statement where they hold words of a quote."""
    rows = list(rows)
    seen = listed(rows).revisions
    return {row.id: items.title_of(row, seen[row.id], _) for row in rows}


def lost(frame_now: Frame, path: str) -> LostView:
    """What may have been meant by an address that leads nowhere (K10): its words, else how it begins."""
    last = path.rstrip("/").rsplit("/", 1)[-1][:200]
    rows = in_order(nearest(last.replace("-", " ")).ids) or (public.near(last) if last else [])
    return LostView(path, near=cards(frame_now, rows))


def in_order(ids: Iterable[int]) -> list[Item]:
    """Those of the items that are live, in the order given: one statement."""
    wanted = list(ids)
    found = public.live_items(wanted) if wanted else {}
    return [found[item_id] for item_id in wanted if item_id in found]


def plain_html(text: str) -> str:
    """A setting's or a centre's plain text as paragraphs."""
    return to_html(from_plain(text))
