"""Reads of the library: pictures by number, which of them the public may see, the same and similar ones."""

from collections.abc import Iterable

from peewee import Expression

from coopcms.clock import berlin, now
from coopcms.db import locked
from coopcms.errors import Unknown, msg
from coopcms.media.models import FAILED, READY, PdfDocument, Picture
from coopcms.network.models import Organisation

ALIKE = 6  # bits of 64 in which pictures that look alike may differ
TWINS = 2  # bits in which the same picture differs once it was written anew, cut a little or made smaller


def pictures(ids: Iterable[int]) -> dict[int, Picture]:
    """The pictures of these numbers, whatever their state, in one select; none for no numbers."""
    wanted = set(ids)
    return {row.id: row for row in Picture.select().where(Picture.id.in_(wanted))} if wanted else {}


def is_public() -> Expression:
    """A condition on Picture: ready, neither withdrawn nor in the trash, its licence in force today."""
    lasting = Picture.licence_until.is_null() | (Picture.licence_until >= berlin(now()).date())
    return (Picture.state == READY) & Picture.withdrawn_at.is_null() & Picture.trashed_at.is_null() & lasting


def picture(number: int) -> Picture:
    """One picture; raises Unknown."""
    return _found(Picture.get_or_none(Picture.id == number))


def locked_picture(number: int) -> Picture:
    """The same, ours until the end of the transaction."""
    return _found(locked(Picture.select().where(Picture.id == number)).first())


def document(number: int) -> PdfDocument:
    """One PDF, in the trash or not; raises Unknown."""
    found = PdfDocument.get_or_none(PdfDocument.id == number)
    if found is None:
        raise Unknown(msg("There is no such document."))
    return found


def documents(ids: Iterable[int]) -> dict[int, PdfDocument]:
    """The PDFs of these numbers, in the trash or not, in one select; none for no numbers."""
    wanted = set(ids)
    return {row.id: row for row in PdfDocument.select().where(PdfDocument.id.in_(wanted))} if wanted else {}


def open_documents(ids: Iterable[int]) -> dict[int, PdfDocument]:
    """Those of them that do not lie in the trash; one select, none for no numbers."""
    return {number: row for number, row in documents(ids).items() if row.trashed_at is None}


def known(upload_digest: str) -> Picture | None:
    """The picture made of the very same file, or being made; if none is usable, a withdrawn one, wherever it lies."""
    usable = (Picture.state != FAILED) & Picture.trashed_at.is_null()
    gone = Picture.withdrawn_at.is_null(False)
    same = Picture.select().where(Picture.upload_digest == upload_digest, usable | gone)
    return same.order_by(Picture.withdrawn_at.is_null().desc(), Picture.id).first()


def alike(one: Picture, most: int = ALIKE) -> list[Picture]:
    """Other pictures that look the same but for `most` bits of 64, the likest first; two selects."""
    if not one.likeness:
        return []
    rows = Picture.select(Picture.id, Picture.likeness).where(
        Picture.id != one.id, Picture.likeness != "", Picture.trashed_at.is_null()
    )
    apart = {number: distance(one.likeness, other) for number, other in rows.tuples()}
    near = [number for number, bits in apart.items() if bits <= most]
    return sorted(pictures(near).values(), key=lambda row: (apart[row.id], row.id))


def twins(rows: Iterable[Picture]) -> dict[int, Picture]:
    """By number, which withdrawn picture each of these looks the same as, in the trash or not; at most one select."""
    wanted = [row for row in rows if row.likeness and row.withdrawn_at is None]
    told = (Picture.id, Picture.likeness, Picture.title, Picture.name, Picture.withdrawn_at, Picture.withdrawn_reason)
    gone = Picture.select(*told, Organisation).join(Organisation).order_by(Picture.id.desc())
    gone = list(gone.where(Picture.withdrawn_at.is_null(False), Picture.likeness != "")) if wanted else []
    return {row.id: one for row in wanted for one in gone if distance(row.likeness, one.likeness) <= TWINS}


def distance(one: str, other: str) -> int:
    """In how many bits two likenesses differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def rendition(one: Picture, width: int, form: str) -> dict | None:
    """The rendition of exactly this width and format, if there is one."""
    return next((row for row in one.renditions if (row["width"], row["format"]) == (width, form)), None)


def at_least(one: Picture, width: int, form: str = "webp") -> dict | None:
    """The smallest rendition that is as wide, else the widest."""
    rows = sorted((row for row in one.renditions if row["format"] == form), key=lambda row: row["width"])
    return next((row for row in rows if row["width"] >= width), rows[-1] if rows else None)


def _found(row: Picture | None) -> Picture:
    if row is None:
        raise Unknown(msg("There is no such picture."))
    return row
