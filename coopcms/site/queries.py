"""Reads of the public site beyond publishing's own."""

from collections import defaultdict
from collections.abc import Iterable

from coopcms.content.models import Item
from coopcms.network.models import Topic
from coopcms.publishing.models import Listing, Path
from coopcms.rendering.pages import Link, MapEntry

MAP_MOST = 50_000  # addresses in one sitemap (its protocol)


def topics_of(ids: Iterable[int]) -> dict[int, tuple[Link, ...]]:
    """The topics each live item is listed under: one select."""
    wanted, found = list(ids), defaultdict(list)
    rows = (
        Listing.select(Listing.item, Topic.name, Topic.slug)
        .join(Topic)
        .where(Listing.item.in_(wanted), Listing.organisation.is_null())
        .order_by(Topic.name)
        .tuples()
    )
    for item_id, name, slug in rows if wanted else ():
        found[item_id].append(Link(name, f"/themen/{slug}"))
    return {item_id: tuple(links) for item_id, links in found.items()}


def live_topics() -> list[str]:
    """The addresses of the topics that live items are listed under: one select."""
    rows = Topic.select(Topic.slug).join(Listing).distinct().order_by(Topic.slug).tuples()
    return [f"/themen/{slug}" for (slug,) in rows]


def map_entries() -> list[MapEntry]:
    """The canonical address of everything live, the newest release first."""
    rows = (
        Path.select(Path.path, Item.released_at)
        .join(Item)
        .where(Path.state == "canonical", Item.public == "live")
        .order_by(Item.released_at.desc(), Path.path)
        .limit(MAP_MOST)
    )
    return [MapEntry(row.path, row.item.released_at) for row in rows]
