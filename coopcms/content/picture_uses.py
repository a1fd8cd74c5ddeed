"""Noting which pictures new revisions show, in the transaction that writes them."""

from collections.abc import Iterable

from coopcms.blocks.pictures import pictures_in
from coopcms.content.models_pictures import PictureUse

_ROWS = 1000  # of one insert: SQLite takes 32,766 values


def note_uses(revisions: Iterable[tuple[int, dict]]) -> None:
    """Keep what these revisions (id, content) show; no statement where none shows a picture."""
    rows = [
        {"revision": revision, "picture": picture}
        for revision, content in revisions
        for picture in sorted({use.picture for use in pictures_in(content.get("body") or [])})
    ]
    for start in range(0, len(rows), _ROWS):
        PictureUse.insert_many(rows[start : start + _ROWS]).execute()
