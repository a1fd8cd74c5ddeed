"""What an answer with the bytes of a picture asks first, and what previews may show: withdrawn is withdrawn for all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from peewee import Value

from coopcms.consents.judged import may_show_picture
from coopcms.consents.models import REFUSED, WITHDRAWN
from coopcms.consents.queries_known import WIDTH, Entry, Wanted, known, known_from, parts
from coopcms.consents.states import objecting, standing
from coopcms.content.models_pictures import PictureUse
from coopcms.content.queries_pictures import shown_to_readers
from coopcms.media.models import Picture


@dataclass(frozen=True, slots=True)
class Bytes:
    """A picture whose bytes somebody asks for; `is_gone` where it, or the yes of somebody in it, was taken back."""

    row: Picture
    is_gone: bool
    is_open: bool


def asked_by_all(picture: int) -> Bytes | None:
    """The picture as everybody may have it: where readers see a text with it, rights and consents given. One select.

    Depicted people count here too: their number is in the address of what no page shows any more.
    """
    uses = shown_to_readers(PictureUse.select(Value("shown"), *_nothing()).where(PictureUse.picture == picture))
    entry, is_shown = _asked(picture, uses)
    return entry and Bytes(entry.row, _is_gone(entry), is_shown and may_show_picture(entry))


def asked_in_preview(picture: int, revision: int) -> Bytes | None:
    """The picture as who reads this revision early may have it; None where that does not show it. One select."""
    here = (PictureUse.picture == picture) & (PictureUse.revision == revision)
    entry, is_shown = _asked(picture, PictureUse.select(Value("shown"), *_nothing()).where(here))
    return Bytes(entry.row, _is_gone(entry), entry.is_public) if entry and is_shown else None


def in_preview(pictures: Iterable[int]) -> dict[int, Picture]:
    """Those that a preview shows, with what a page needs of them: also where a consent is still missing. One select.

    None for no numbers. What nobody may see, and whom a picture shows against their will, previews leave out as well.
    """
    found = known(Wanted(pictures=set(pictures))).pictures
    return {number: entry.row for number, entry in found.items() if entry.is_public and not _is_gone(entry)}


def _asked(picture: int, uses) -> tuple[Entry | None, bool]:
    """What is known of it, and whether there are such uses."""
    wanted, rows = Wanted(pictures={picture}), defaultdict(list)
    asked = [*parts(wanted), uses.distinct()]
    for what, *values in reduce(lambda one, other: one.union_all(other), asked).tuples():
        rows[what].append(values)
    return known_from(rows, wanted).pictures.get(picture), bool(rows["shown"])


def _nothing() -> list[Value]:
    return [Value("") for _ in range(WIDTH)]


def _is_gone(entry: Entry) -> bool:
    people = [one.id for one in entry.named] or [0]  # a no of somebody unknown counts for all who have not spoken since
    objected = any(standing(entry.said, party) in (REFUSED, WITHDRAWN) for party in people)
    left = any(one.state in (REFUSED, WITHDRAWN) for one in objecting(entry.said, people))
    return objected or left or entry.row.withdrawn_at is not None
