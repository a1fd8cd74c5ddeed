"""Noting which quotes and facts stand in new revisions, in the transaction that writes them."""

from collections.abc import Iterable, Iterator, Mapping

from coopcms.consents.models import FACTS, QUOTE
from coopcms.consents.models_uses import ConsentUse
from coopcms.consents.subjects import hash_about_firm, passages, title_of_firm

_ROWS = 1000  # of one insert: SQLite takes 32,766 values


def note_uses(revisions: Iterable[tuple[int, Mapping]]) -> None:
    """Keep what stands in these revisions (id, content), twice is once; no statement where nobody need be asked."""
    rows = [
        {"revision": revision, "kind": kind, "hash": hash_, "company": company}
        for revision, content in revisions
        for kind, hash_, company in _uses(content)
    ]
    for start in range(0, len(rows), _ROWS):
        ConsentUse.insert_many(rows[start : start + _ROWS]).on_conflict_ignore().execute()


def _uses(content: Mapping) -> Iterator[tuple[str, str, str]]:
    for hash_ in sorted({one.hash for one in passages(content.get("body") or [])}):
        yield QUOTE, hash_, ""
    if facts := hash_about_firm(content):
        yield FACTS, facts, title_of_firm(content)
