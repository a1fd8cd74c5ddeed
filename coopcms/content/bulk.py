"""Many new items in a few statements: called by imports inside their transaction, with slugs known to be free."""

from dataclasses import dataclass
from datetime import datetime

from coopcms.actor import Actor
from coopcms.blocks.canonical import digest
from coopcms.blocks.identity import realign
from coopcms.clock import now
from coopcms.content import workflows
from coopcms.content.models import SUBJECT, Item, ItemOwner, Revision, RevisionContributor
from coopcms.content.picture_uses import note_uses
from coopcms.ledger.bulk import record_first
from coopcms.workflow.definition import Definition

PUBLISHED = "published"
_AFTER_RELEASE = 2  # every publication ends a cycle


@dataclass(frozen=True, slots=True)
class NewItem:
    """Cleaned words of one item; `owners` are organisation ids, the lead first; `published_at` is None for a draft."""

    kind: str
    slug: str
    content: dict
    placement: dict
    owners: tuple[int, ...]
    published_at: datetime | None = None


def insert(items: list[NewItem], actor: Actor) -> list[Item]:
    """Make the items with their one revision, owners and history; those with a date are live, as imported.

    Returned in the same order with head and live loaded. Addresses, lists and search words are publishing's to write.
    """
    flows = _definitions(items)
    Item.insert_many([_item_row(item, flow) for item, flow in zip(items, flows, strict=True)]).execute()
    ids = _ids(items)
    rows = [_revision_row(ids[item.kind, item.slug], item, actor) for item in items]
    Revision.insert_many(rows).execute()
    _set_heads(list(ids.values()))
    made = _loaded(items, ids)
    _owners(made, items)
    note_uses((item.head_id, item.head.content) for item in made)
    if actor.id:
        wrote = [{"revision": item.head_id, "user_id": actor.id} for item in made]
        RevisionContributor.insert_many(wrote).execute()
    facts = {item.id: _facts(item, new) for item, new in zip(made, items, strict=True)}
    record_first("imported", SUBJECT, facts, actor)
    return made


def _definitions(items: list[NewItem]) -> list[Definition]:
    alone = {kind: workflows.for_kind(kind) for kind in {item.kind for item in items}}
    return [workflows.when_co_owned() if len(item.owners) > 1 else alone[item.kind] for item in items]


def _item_row(item: NewItem, flow: Definition) -> dict:
    live = item.published_at is not None
    return {
        "kind": item.kind, "slug": item.slug, "workflow": flow.name, "digest": flow.digest,
        "state": PUBLISHED if live else flow.initial, "state_since": now(), "cycle": _AFTER_RELEASE if live else 1,
        "published_at": item.published_at, "released_at": item.published_at, "created_at": now(), "changed_at": now(),
    }  # fmt: skip


def _revision_row(item_id: int, item: NewItem, actor: Actor) -> dict:
    content = {**item.content, "body": realign([], item.content.get("body", []))}
    return {
        "item": item_id, "number": 1, "title": content.get("title", ""), "content": content,
        "placement": item.placement, "hash": digest(content), "placement_hash": digest(item.placement),
        "author_id": actor.id, "author_name": actor.name, "origin": "imported", "created_at": now(),
    }  # fmt: skip


def _ids(items: list[NewItem]) -> dict[tuple[str, str], int]:
    rows = Item.select(Item.kind, Item.slug, Item.id).where(
        Item.slug.in_([item.slug for item in items]), Item.source.is_null()
    )
    wanted = {(item.kind, item.slug) for item in items}
    return {(kind, slug): item_id for kind, slug, item_id in rows.tuples() if (kind, slug) in wanted}


def _set_heads(ids: list[int]) -> None:
    head = Revision.select(Revision.id).where(Revision.item == Item.id)
    Item.update(head=head).where(Item.id.in_(ids)).execute()
    Item.update(live=Item.head, public="live").where(Item.id.in_(ids), Item.state == PUBLISHED).execute()


def _loaded(items: list[NewItem], ids: dict[tuple[str, str], int]) -> list[Item]:
    rows = Item.select(Item, Revision).join(Revision, on=(Item.head == Revision.id))
    rows = rows.where(Item.id.in_(list(ids.values())))
    made = {row.id: row for row in rows}
    for row in made.values():
        if row.live_id:
            row.live = row.head
    return [made[ids[item.kind, item.slug]] for item in items]


def _owners(made: list[Item], items: list[NewItem]) -> None:
    rows = [
        {
            "item": item.id, "organisation": owner, "role": "co" if position else "lead", "position": position,
            "accepted_at": new.published_at or now(),
        }
        for item, new in zip(made, items, strict=True)
        for position, owner in enumerate(new.owners)
    ]  # fmt: skip
    ItemOwner.insert_many(rows).execute()


def _facts(item: Item, new: NewItem) -> dict:
    facts = {"revision": 1, "hash": item.head.hash, "title": item.head.title, "definition": item.digest}
    return facts | ({"published_at": new.published_at.isoformat()} if new.published_at else {})
