"""The search of the public site: live items, and the centres whose present or former name was asked for."""

from urllib.parse import urlencode

from flask import Response, request
from flask_babel import gettext as _

from coopcms.blocks.text import plain
from coopcms.consents.queries_public import shown
from coopcms.content.kinds.registry import BY_PREFIX, KINDS
from coopcms.content.models import Item, Revision
from coopcms.rendering import render
from coopcms.rendering.pages import Card, Hit, Link, OwnerView, SearchView
from coopcms.search.excerpts import excerpt
from coopcms.search.normalise import words
from coopcms.search.queries import Found, find
from coopcms.site import context
from coopcms.site.answers import answer
from coopcms.site.frame import Frame
from coopcms.site.paging import SIZE, asked_page, page_of

LONGEST = 200  # characters of a question that are shown and searched


def search() -> Response:
    """The form and, once something was asked with `?q=`, its answer; `art` narrows it to a kind."""
    query = " ".join(request.args.get("q", "").replace("\0", " ").split())[:LONGEST]
    prefix = request.args.get("art", "")
    kind = BY_PREFIX[prefix].name if prefix in BY_PREFIX else ""
    number = asked_page()
    frame, found = context.current_frame(), find(query, kind, number, SIZE)
    centres = _centres(frame, query) if number == 1 and not kind else ()
    view = SearchView(
        query=query,
        hits=(*centres, *_hits(frame, found)),
        page=page_of("/suche", number, found.total, q=query, art=prefix, extra=len(centres)),
        filters=_filters(query, prefix),
        advice=_("Please type a word: signs alone find nothing.") if query and not words(query) else "",
    )
    return answer(render.search_page(context.templates(), frame.site, view))


def _hits(frame: Frame, found: Found) -> list[Hit]:
    rows = context.in_order(found.ids)
    cards, words = context.cards(frame, rows), shown(rows).revisions
    return [Hit(card, excerpt(_text(row, words[row.id]), found.terms)) for card, row in zip(cards, rows, strict=True)]


def _text(item: Item, words: Revision) -> str:
    said = words.content
    own = (said.get(field.name, "") for field in KINDS[item.kind].fields if field.section)
    return " ".join([said.get("lead", ""), plain(said.get("body") or []), *own])


def _centres(frame: Frame, query: str) -> tuple[Hit, ...]:
    """Those with all the words asked for in one of their names (W7)."""
    asked = set(words(query))
    named = [owner for owner in frame.site.centres if asked and any(asked <= set(words(n)) for n in _names(owner))]
    return tuple(Hit(Card(owner.url, "centre", _("Centre"), owner.name, lead=_formerly(owner))) for owner in named)


def _names(owner: OwnerView) -> tuple[str, ...]:
    return (owner.name, *owner.former_names)


def _formerly(owner: OwnerView) -> str:
    return _("formerly: %(names)s", names=", ".join(owner.former_names)) if owner.former_names else ""


def _filters(query: str, prefix: str) -> tuple[Link, ...]:
    every = Link(_("Everything"), f"/suche?{urlencode({'q': query})}", current=prefix not in BY_PREFIX)
    each = (
        Link(_(kind.plural), f"/suche?{urlencode({'q': query, 'art': kind.prefix})}", current=prefix == kind.prefix)
        for kind in KINDS.values()
    )
    return (every, *each)
