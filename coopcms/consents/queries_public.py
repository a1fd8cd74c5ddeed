"""What of a text may be public: everything that leaves the house goes through here, previews do not."""

from collections.abc import Iterable, Mapping

from coopcms.consents.judged import may_show_picture, may_show_quote
from coopcms.consents.masking import without
from coopcms.consents.queries_known import Known, Wanted, known
from coopcms.consents.subjects import passages
from coopcms.content.models import Item, Revision


def masked(item_id: int, blocks: list) -> list:
    """A body of the original item without what may not be shown; one select, none without quotes and pictures."""
    return masked_each({item_id: blocks})[item_id]


def masked_each(bodies: Mapping[int, list]) -> dict[int, list]:
    """The same for bodies of many items, by item, in one select for all."""
    wanted = Wanted()
    for item, blocks in bodies.items():
        wanted.body(item, blocks)
    found = known(wanted)
    hidden = {number for number in wanted.pictures if not may_show_picture(found.pictures.get(number))}
    return {item: without(blocks, _hidden(item, blocks, found), hidden) for item, blocks in bodies.items()}


def public_revisions(items: Iterable[Item]) -> dict[int, Revision]:
    """What readers may see of each live item (`live` loaded), by item; one select, none without quotes and pictures."""
    live = {item.id: item.live for item in items}
    bodies = masked_each({item: revision.content.get("body") or [] for item, revision in live.items()})
    return {item: with_body(revision, bodies[item]) for item, revision in live.items()}


def with_body(revision: Revision, blocks: list) -> Revision:
    """The revision with this body, in memory only; itself where that is its own."""
    if blocks == (revision.content.get("body") or []):
        return revision
    twin = Revision(**revision.__data__)
    twin.content = {**revision.content, "body": blocks}
    return twin


def _hidden(item: int, blocks: list, found: Known) -> set[str]:
    hashes = {quote.hash for quote in passages(blocks)}
    return {hash_ for hash_ in hashes if not may_show_quote(found.quotes.get((item, hash_)))}
