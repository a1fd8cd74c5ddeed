"""What of a text may be public: everything that leaves the house goes through here, previews do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coopcms.consents.judged import may_show_picture, may_show_quote
from coopcms.consents.masking import without
from coopcms.consents.queries_known import Known, Wanted, known
from coopcms.consents.subjects import passages
from coopcms.content.models import Item, Revision
from coopcms.media.models import Picture


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers may see of live items: their words by item, and of each picture in these what a page needs."""

    revisions: dict[int, Revision]
    pictures: dict[int, Picture]


def shown(items: Iterable[Item]) -> Shown:
    """What readers may see of each item (`live` loaded): one select, none without quotes and pictures."""
    live = {item.id: item.live for item in items}
    bodies, found = _masked({item: revision.content.get("body") or [] for item, revision in live.items()})
    rows = {number: entry.row for number, entry in found.pictures.items() if may_show_picture(entry)}
    return Shown({item: with_body(revision, bodies[item]) for item, revision in live.items()}, rows)


def masked(item_id: int, blocks: list) -> list:
    """A body of the original item without what may not be shown; one select, none without quotes and pictures."""
    return _masked({item_id: blocks})[0][item_id]


def open_pictures(numbers: Iterable[int]) -> dict[int, Picture]:
    """Those of the pictures that everybody may see now, with what a page needs of them: one select, none for none."""
    found = known(Wanted(pictures=set(numbers))).pictures
    return {number: entry.row for number, entry in found.items() if may_show_picture(entry)}


def asked_for(picture: int) -> tuple[Picture | None, bool]:
    """What an answer with its bytes needs of a picture, and whether rights and consents let everybody see it now.

    Depicted people count here too: their number is in the address of what no page shows any more. One select.
    """
    entry = known(Wanted(pictures={picture})).pictures.get(picture)
    return (entry.row, may_show_picture(entry)) if entry else (None, False)


def _masked(bodies: Mapping[int, list]) -> tuple[dict[int, list], Known]:
    wanted = Wanted()
    for item, blocks in bodies.items():
        wanted.body(item, blocks)
    found = known(wanted)
    hidden = {number for number in wanted.pictures if not may_show_picture(found.pictures.get(number))}
    return {item: without(blocks, _hidden(item, blocks, found), hidden) for item, blocks in bodies.items()}, found


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
