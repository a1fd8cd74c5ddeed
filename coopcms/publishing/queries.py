"""Reads of what is public: one select each."""

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import JOIN, Select, Value, fn

from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.content.slugs import slug
from coopcms.db import db
from coopcms.network.models import Organisation
from coopcms.publishing.models import Listing, Path


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an address answers: `state` is live, banner, gone or redirect; `location` is the canonical path now."""

    item: Item
    revision: Revision
    state: str
    location: str


def path_of(item: Item) -> str:
    """The address the item has, or would have if released under its slug."""
    return f"/{KINDS[item.kind].prefix}/{item.slug}"


def resolve(path: str) -> Resolved | None:
    """What is public under `path`, None if nothing is or ever was; one select. A copy's embargo hides only the copy."""
    row = (
        Path.select(Path, Item, Revision)
        .join(Item)
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.live == Revision.id), attr="live")
        .where(Path.path == path)
        .first()
    )
    if row is None or row.item.public == "none" or row.item.live_id is None:
        return None
    item = row.item
    if item.public == "gone":
        return Resolved(item, item.live, "gone", path_of(item))
    if row.state == "redirect":
        return Resolved(item, item.live, "redirect", path_of(item))
    return Resolved(item, item.live, item.public, path)


def listed(
    kind: str = "", organisation: int = 0, topic: int = 0, page: int = 1, size: int = 20
) -> tuple[int, list[Item]]:
    """(total, items of this page with their live revision), the newest first; two selects."""
    here = (Listing.organisation == organisation) if organisation else Listing.organisation.is_null()
    here &= (Listing.topic == topic) if topic else Listing.topic.is_null()
    if kind:
        here &= Listing.kind == kind
    else:
        here &= Listing.kind.in_([name for name, declared in KINDS.items() if declared.listed])
    rows = (
        Item.select(Item, Revision)
        .join(Revision, on=(Item.live == Revision.id), attr="live")
        .switch(Item)
        .join(Listing)
        .where(here)
        .order_by(Listing.at.desc(), Item.id.desc())
        .paginate(page, size)
    )
    return Listing.select().where(here).count(), list(rows)


def live_items(ids: Iterable[int]) -> dict[int, Item]:
    """Live items with their live revision by id, for search hits; one select."""
    rows = (
        Item.select(Item, Revision)
        .join(Revision, on=(Item.live == Revision.id), attr="live")
        .where(Item.id.in_(list(ids)), Item.public == "live")
    )
    return {item.id: item for item in rows}


def owners_of(ids: Iterable[int]) -> dict[int, list[tuple[str, str, int, str]]]:
    """(slug, name, hue, role) of the public owners per item, the lead first: those of the last release; one select."""
    wanted = list(ids)
    found: dict[int, list] = {}
    for item, *owner, _position, _id in sorted((_released(wanted) + _standing(wanted)).tuples(), key=_lead_first):
        found.setdefault(item, []).append(tuple(owner))
    return found


def _released(ids: list[int]) -> Select:
    """Owners of what is live: the listings its last release wrote, whoever has joined or left since."""
    role, place = fn.COALESCE(ItemOwner.role, "co"), fn.COALESCE(ItemOwner.position, 1000)
    return (
        Listing.select(Listing.item, Organisation.slug, Organisation.name, Organisation.hue, role, place, Listing.id)
        .join(Organisation)
        .switch(Listing)
        .join(
            ItemOwner,
            JOIN.LEFT_OUTER,
            on=((ItemOwner.item == Listing.item) & (ItemOwner.organisation == Listing.organisation)),
        )
        .where(Listing.item.in_(ids))
    )


def _standing(ids: list[int]) -> Select:
    """Owners of what is in no list; who joined after the last release waits for the next (editorial.md §1)."""
    who = (Organisation.slug, Organisation.name, Organisation.hue, ItemOwner.role, ItemOwner.position, ItemOwner.id)
    return (
        ItemOwner.select(ItemOwner.item, *who)
        .join(Organisation)
        .switch(ItemOwner)
        .join(Item)
        .where(
            ItemOwner.item.in_(ids),
            ItemOwner.accepted_at.is_null(False),
            (ItemOwner.role == "lead") | (ItemOwner.accepted_at <= Item.released_at) | Item.released_at.is_null(),
            ~fn.EXISTS(Listing.select().where(Listing.item == ItemOwner.item, Listing.organisation.is_null(False))),
        )
    )


def _lead_first(row: tuple) -> tuple:
    item, _slug, _name, _hue, role, position, key = row
    return item, role != "lead", position, key


def wished_slug(item: Item) -> str:
    """The slug the item gets at its next release: the wish if there is one, else the one it has."""
    wish = item.head.placement.get("slug", "") if item.head_id else ""
    return slug(wish) if wish else (item.source.slug if item.is_copy else item.slug)


def slug_is_free(item: Item, wish: str) -> bool:
    """True if no other item has the slug or ever had a public address with it; one select."""
    path = f"/{KINDS[item.kind].prefix}/{wish}"
    others = Item.select().where(Item.kind == item.kind, Item.slug == wish, Item.source.is_null(), Item.id != item.id)
    paths = Path.select().where(Path.path == path, Path.item != item.id)
    return not any(db.execute(Select(columns=[fn.EXISTS(others), fn.EXISTS(paths)])).fetchone())


def taken_slugs(wishes: Iterable[tuple[int, str, str]]) -> set[tuple[int, str, str]]:
    """Those of (item, kind, slug) that another item has, or had as its public address; one select."""
    asked = list(wishes)
    paths = {f"/{KINDS[kind].prefix}/{wish}": (kind, wish) for _item, kind, wish in asked}
    named = Item.select(Item.kind, Item.slug, Item.id).where(
        Item.slug.in_([wish for _item, _kind, wish in asked]), Item.source.is_null()
    )
    public = Path.select(Value(""), Path.path, Path.item).where(Path.path.in_(list(paths)))
    holders: dict[tuple[str, str], set[int]] = {}
    for kind, name, item in named.union_all(public).tuples() if asked else ():
        holders.setdefault((kind, name) if kind else paths[name], set()).add(item)
    return {(item, kind, wish) for item, kind, wish in asked if holders.get((kind, wish), set()) - {item}}


def reserved(kind: str, beginning: str) -> set[str]:
    """The slugs of a kind that begin so and belong to a public address for life; one select."""
    prefix = f"/{KINDS[kind].prefix}/"
    rows = Path.select(Path.path).where(Path.path.startswith(prefix + beginning))
    return {path.removeprefix(prefix) for (path,) in rows.tuples()}


def near(path: str, limit: int = 5) -> list[Item]:
    """Live items whose slug begins like the last part of a lost address; one select."""
    words = slug(path.rsplit("/", 1)[-1]).split("-")
    rows = (
        Item.select(Item, Revision)
        .join(Revision, on=(Item.live == Revision.id), attr="live")
        .where(Item.public == "live", Item.slug.startswith(words[0][:20]))
        .order_by(Item.released_at.desc())
        .limit(limit)
    )
    return list(rows)
