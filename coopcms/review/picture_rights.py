"""What pictures lack before everybody may see them: a description, a credit, a licence in force, a word about AI."""

from collections.abc import Iterable, Mapping
from datetime import date

from coopcms.blocks.pictures import Use, pictures_in
from coopcms.errors import msg
from coopcms.media.models import READY, Picture
from coopcms.media.queries import pictures

Lack = tuple[str, list[Use]]  # what is said (a msgid with `pictures`), and of which uses


def undescribed(body: list) -> list[Use]:
    """The uses of which nobody said what is to be seen, nor that they only adorn."""
    return [use for use in pictures_in(body) if not (use.alt or use.decorative)]


def rows_of(body: list) -> dict[int, Picture]:
    """What is known of the pictures of a body; no select where there are none."""
    return pictures(use.picture for use in pictures_in(body))


def lacking_rights(body: list, rows: Mapping[int, Picture], day: date) -> Lack | None:
    """What keeps pictures of the body from being shown on that day: the gravest lack, with all uses that have it."""
    uses = pictures_in(body)
    for message, holds in _RIGHTS:
        found = [use for use in uses if not holds(rows.get(use.picture), day)]
        if found:
            return message, found
    return None


def named(uses: Iterable[Use], rows: Mapping[int, Picture]) -> str:
    """The pictures by their titles, each once."""
    every = {use.picture: rows.get(use.picture) for use in uses}
    return ", ".join((row.title or row.name) if row else f"#{number}" for number, row in every.items())


def blocks_of(uses: Iterable[Use]) -> str:
    """The blocks they stand in, by their ids with spaces between."""
    return " ".join(use.block for use in uses if use.block)


def _is_there(row: Picture | None, _day: date) -> bool:
    return row is not None and row.state == READY and row.withdrawn_at is None and row.trashed_at is None


def _has_credit(row: Picture, _day: date) -> bool:
    return bool(row.credit or row.credit_waived)


def _is_licensed(row: Picture, day: date) -> bool:
    return bool(row.licence) and (row.licence_until is None or row.licence_until >= day)


def _tells_ai(row: Picture, _day: date) -> bool:
    return row.ai_mark != Picture.ai_mark.default  # until somebody says it, it is unknown


_RIGHTS = (
    (msg("These pictures cannot be shown any more, or not yet: %(pictures)s."), _is_there),
    (msg("No credit is recorded, nor why none is needed: %(pictures)s."), _has_credit),
    (msg("No licence is recorded, or it has ended: %(pictures)s."), _is_licensed),
    (msg("Nobody has said whether AI was used: %(pictures)s."), _tells_ai),
)
