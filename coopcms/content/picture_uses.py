"""Noting which pictures and documents new revisions show, in the transaction that writes them."""

from collections.abc import Iterable

from coopcms.blocks.documents import documents_in
from coopcms.blocks.pictures import pictures_in
from coopcms.content.models_documents import DocumentUse
from coopcms.content.models_pictures import PictureUse
from coopcms.db import Model

_ROWS = 1000  # of one insert: SQLite takes 32,766 values


def note_uses(revisions: Iterable[tuple[int, dict]]) -> None:
    """Keep what these revisions (id, content) show; no statement where none shows a picture or document."""
    pictures, documents = [], []
    for revision, content in revisions:
        body = content.get("body") or []
        shown, offered = {use.picture for use in pictures_in(body)}, {use.document for use in documents_in(body)}
        pictures += [{"revision": revision, "picture": number} for number in sorted(shown)]
        documents += [{"revision": revision, "document": number} for number in sorted(offered)]
    _insert(PictureUse, pictures)
    _insert(DocumentUse, documents)


def _insert(uses: type[Model], rows: list[dict[str, int]]) -> None:
    for start in range(0, len(rows), _ROWS):
        uses.insert_many(rows[start : start + _ROWS]).execute()
