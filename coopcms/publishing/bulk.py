"""What many imported releases write beside the items' own rows: record, address, lists, search words."""

from collections.abc import Iterable

from coopcms.actor import Actor
from coopcms.consents.bulk import mark_legacy
from coopcms.consents.queries_public import lasting
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.ledger.services import raise_generation
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.publishing.queries import path_of
from coopcms.publishing.services import body_words, head_words
from coopcms.search import services as search


def release_imported(items: list[Item], topics: dict[str, int], actor: Actor) -> None:
    """Publish items that an import has just made live; `topics` maps the names in their placement to ids.

    The record is marked `imported` for good: nobody signed here.
    """
    if not items:
        return
    Publication.insert_many([_record(item, actor) for item in items]).execute()
    Path.insert_many([{"path": path_of(item), "item": item.id, "since": item.published_at} for item in items]).execute()
    Listing.insert_many(list(_places(items, topics))).execute()
    mark_legacy(items, actor)  # so their quotes and facts are public
    words = lasting({item.id: item.live for item in items})
    search.index_new(_document(item, words[item.id]) for item in items)
    raise_generation()


def _document(item: Item, words: Revision) -> tuple:
    return item.id, item.kind, head_words(words), body_words(item.kind, words), item.published_at


def _record(item: Item, actor: Actor) -> dict:
    return {
        "item": item.id, "revision": item.live_id, "hash": item.live.hash, "signed_item": item.id,
        "cycle": item.cycle - 1, "workflow": item.workflow, "definition": item.digest, "mark": "imported",
        "at": item.published_at, "actor_id": actor.id, "actor_name": actor.name,
    }  # fmt: skip


def _places(items: list[Item], topics: dict[str, int]) -> Iterable[dict]:
    ids = [item.id for item in items]
    owners = ItemOwner.select(ItemOwner.item, ItemOwner.organisation).where(ItemOwner.item.in_(ids))
    centres: dict[int, list[int]] = {}
    for item_id, centre in owners.tuples():
        centres.setdefault(item_id, []).append(centre)
    for item in items:
        places = [(None, None), *((centre, None) for centre in centres[item.id])]
        places += [(None, topics[name]) for name in item.live.placement.get("topics", ())]
        for centre, topic in places:
            yield {"item": item.id, "kind": item.kind, "organisation": centre, "topic": topic, "at": item.published_at}
