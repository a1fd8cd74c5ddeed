"""The lists of the first page besides the worklist: all of them in two selects, however many there are."""

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from peewee import JOIN, SQL, Select, fn

from coopcms.actor import Actor
from coopcms.content.models import Item, Revision
from coopcms.db import db
from coopcms.network.models import NETWORK, Organisation
from coopcms.publishing.models import Listing
from coopcms.review import queries as review
from coopcms.review.queries_watch import watched

SHORT, LATELY = 8, 10
LEAN = (Revision.id, Revision.title, Revision.number, Revision.author_name)


@dataclass(frozen=True, slots=True)
class Piece:
    """The beginning of a list, and how long the whole is."""

    items: tuple[Item, ...] = ()
    total: int = 0


def pieces(actor: Actor, counts: review.Counts) -> dict[str, Piece]:
    """Invitations, what to release, what came back, drafts, what is watched, what was published lately."""
    found: dict[str, list[int]] = {}
    totals: dict[str, int] = {}
    every = db.execute(reduce(operator.add, _parts(actor, counts)))
    for name, item, total, _place in sorted(every, key=operator.itemgetter(3)):
        found.setdefault(name, []).append(item)
        totals[name] = total
    if "drafts" in found:  # what came back is a draft, too, but stands in its own list
        found["drafts"] = [item for item in found["drafts"] if item not in found.get("returned", ())][:SHORT]
        totals["drafts"] -= counts.returned
    items = _items({item for ids in found.values() for item in ids})
    return {name: Piece(tuple(items[item] for item in ids), totals[name]) for name, ids in found.items()}


def _parts(actor: Actor, counts: review.Counts) -> Iterator[Select]:
    """What is known to be empty is not asked for."""
    newest, longest = (Item.changed_at.desc(), Item.id.desc()), (Item.state_since, Item.id)
    if counts.invitations:
        yield _part("invitations", review.inviting(actor), newest)
    if counts.to_release:
        yield _part("to_release", review.releasable(actor), longest)
    if counts.returned:
        yield _part("returned", review.returned(actor), newest)
    yield _part("drafts", review.drafts(actor), newest, 2 * SHORT)
    yield _part("watched", watched(actor), newest)
    yield _part("published", _published(actor), (Item.released_at.desc(), Item.id.desc()), LATELY)


def _part(name: str, rows: Select, order: tuple, limit: int = SHORT) -> Select:
    """(name, item, how many there are, its place), as a select that a union takes on either engine."""
    place = fn.ROW_NUMBER().over(order_by=list(order)).alias("place")
    total = fn.COUNT(Item.id).over().alias("total")
    columns = (SQL(f"'{name}'").alias("list"), Item.id.alias("item"), total, place)
    part = rows.select(*columns).order_by(*order).limit(limit).alias(name)
    return Select([part], [part.c.list, part.c.item, part.c.total, part.c.place])


def _published(actor: Actor):
    """What is live of the actor's centres; of all where they act for the network."""
    slugs = sorted({slug for _role, slug in actor.roles})
    listed = Listing.select(Listing.item).where(Listing.topic.is_null())
    if NETWORK in slugs:
        listed = listed.where(Listing.organisation.is_null())
    else:
        listed = listed.join(Organisation).where(Organisation.slug.in_(slugs))
    return Item.select().where(Item.public == "live", Item.id.in_(listed))


def _items(ids: set[int]) -> dict[int, Item]:
    rows = Item.select(Item, *LEAN).join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id)).switch(Item)
    return {item.id: item for item in rows.where(Item.id.in_(ids))} if ids else {}
