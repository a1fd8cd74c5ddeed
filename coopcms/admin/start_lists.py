"""The lists of the first page besides the worklist: all of them in two selects, however many there are."""

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from peewee import JOIN, SQL, Select, fn

from coopcms.actor import Actor
from coopcms.content.models import SUBJECT, Item, Revision
from coopcms.content.queries import Source
from coopcms.db import db
from coopcms.ledger.models import Job
from coopcms.network.models import NETWORK, Organisation
from coopcms.notify.queries import unsent_mails
from coopcms.publishing.models import Listing
from coopcms.review import queries as review
from coopcms.review.models import ChangeRequest
from coopcms.review.queries_watch import watched

SHORT, LATELY = 8, 10
Newest = ChangeRequest.alias("newest")
LEAN = (Revision.id, Revision.title, Revision.number, Revision.author_name)


@dataclass(frozen=True, slots=True)
class Piece:
    """The beginning of a list, and how long the whole is."""

    items: tuple[Item, ...] = ()
    total: int = 0


def pieces(actor: Actor, counts: review.Counts) -> dict[str, Piece]:
    """Invitations, what to release now or later, what came back, drafts, what is watched, was published lately.

    `unsent` has a total only: the mails that are tried again. `asked` at an item is its newest change request, or None.
    """
    found: dict[str, list[int]] = {}
    totals: dict[str, int] = {}
    every = db.execute(reduce(operator.add, _parts(actor, counts)))
    for name, item, total, _place in sorted(every, key=operator.itemgetter(3)):
        found.setdefault(name, []).extend([item] if item else ())
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
    if counts.held:
        yield _part("held", review.held(actor), longest)
    if counts.returned:
        yield _part("returned", review.returned(actor), newest)
    yield _part("drafts", review.drafts(actor), newest, 2 * SHORT)
    yield _part("watched", watched(actor), newest)
    yield Select(
        [unsent_mails().select(Job.id).alias("unsent")], [SQL("'unsent'"), SQL("0"), fn.COUNT(SQL("*")), SQL("0")]
    )
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
    """Items with their head, the original of a copy, and the newest change request of their present cycle."""
    last = Newest.select(fn.MAX(Newest.id)).where(
        Newest.subject_kind == SUBJECT, Newest.subject_id == Item.id, Newest.cycle == Item.cycle
    )
    rows = (
        Item.select(Item, *LEAN, Source, ChangeRequest)
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .join_from(Item, Source, JOIN.LEFT_OUTER, on=(Item.source == Source.id), attr="source")
        .join_from(Item, ChangeRequest, JOIN.LEFT_OUTER, on=(ChangeRequest.id == last), attr="asked")
        .where(Item.id.in_(ids))
    )
    return {item.id: item for item in rows} if ids else {}
