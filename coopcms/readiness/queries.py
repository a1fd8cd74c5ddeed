"""Reads about links to other sites."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from coopcms.clock import now
from coopcms.content.models import Item, Revision
from coopcms.readiness.links import outside
from coopcms.readiness.models import LinkChecked
from coopcms.readiness.pace import key_of, pause
from coopcms.readiness.passages import BODY

_BATCH = 200
_DORMANT = timedelta(days=180)  # a text that is not public and that nobody touches is not looked through any more


def seen_since(urls: Iterable[str], moment: datetime) -> set[str]:
    """Those of the addresses that were looked at after the moment."""
    keys = {key_of(url): url for url in urls}
    rows = LinkChecked.select(LinkChecked.key).where(LinkChecked.key.in_(list(keys)), LinkChecked.checked_at > moment)
    return {keys[key] for (key,) in rows.tuples()}


def is_busy(host: str, moment: datetime) -> bool:
    """True if some page of the host was looked at after the moment."""
    return LinkChecked.select().where(LinkChecked.host == host, LinkChecked.checked_at > moment).exists()


def used_links(origin: str) -> Iterator[str]:
    """The addresses of other sites in all texts that are public or on their way; in batches of items."""
    last = 0
    while ids := _ids_after(last):
        last = ids[-1]
        for column in (Item.head, Item.live):
            rows = Revision.select(Revision.content).join(Item, on=(column == Revision.id)).where(Item.id.in_(ids))
            for (content,) in rows.tuples():
                yield from outside(content.get(BODY) or [], origin)


def stale(urls: Iterable[str], moment: datetime) -> list[str]:
    """Those whose next look is due: never seen ones first, then the one that waits longest."""
    seen = {
        key: (checked_at, fails)
        for key, checked_at, fails in LinkChecked.select(
            LinkChecked.key, LinkChecked.checked_at, LinkChecked.fails
        ).tuples()
    }
    long_ago = datetime.min.replace(tzinfo=moment.tzinfo)
    waiting = []
    for url in urls:
        checked_at, fails = seen.get(key_of(url), (long_ago, 0))
        if checked_at == long_ago or checked_at + pause(fails) <= moment:
            waiting.append((checked_at, url))
    return [url for _at, url in sorted(waiting)]


def forgotten(urls: Iterable[str]) -> list[str]:
    """The keys of addresses that are kept and not among these."""
    used = {key_of(url) for url in urls}
    return [key for (key,) in LinkChecked.select(LinkChecked.key).tuples() if key not in used]


def _ids_after(last: int) -> list[int]:
    on_its_way = (Item.public == "none") & (Item.changed_at > now() - _DORMANT)
    rows = Item.select(Item.id).where(
        Item.id > last, ~Item.closed, Item.trashed_at.is_null(), (Item.public == "live") | on_its_way
    )
    return [key for (key,) in rows.order_by(Item.id).limit(_BATCH).tuples()]
