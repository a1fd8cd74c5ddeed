"""Reads of the history and of the generation."""

from collections.abc import Iterable, Iterator

from coopcms.db import db
from coopcms.ledger.chain import chain_digest
from coopcms.ledger.models import HistoryLine


def history_of(kind: str, subject: int):
    """All lines of one subject, the newest first."""
    return (
        HistoryLine.select()
        .where(HistoryLine.subject_kind == kind, HistoryLine.subject_id == subject)
        .order_by(HistoryLine.id.desc())
    )


def generation() -> int:
    """The number under which pages may be stored (libraries.md: read it before rendering)."""
    return db.execute_sql("select n from generation").fetchone()[0]


def broken_chain(kind: str, subject: int) -> HistoryLine | None:
    """The first line whose digest does not follow from the line before it, if any."""
    return next(_broken(history_of(kind, subject).order_by(HistoryLine.id)), None)


def broken_chains() -> list[HistoryLine]:
    """The same for every subject there is, in one pass over all lines."""
    return list(_broken(HistoryLine.select().order_by(HistoryLine.id).iterator()))


def _broken(lines: Iterable[HistoryLine]) -> Iterator[HistoryLine]:
    digests: dict[tuple[str, int], str | None] = {}  # None after the first break
    for line in lines:
        subject = (line.subject_kind, line.subject_id)
        previous = digests.get(subject, "")
        if previous is None:
            continue
        broken = line.previous != previous or line.digest != chain_digest(line)
        digests[subject] = None if broken else line.digest
        if broken:
            yield line
