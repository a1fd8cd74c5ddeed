"""Reads of the history and of the generation."""

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
    previous = ""
    for line in history_of(kind, subject).order_by(HistoryLine.id):
        if line.previous != previous or line.digest != chain_digest(line):
            return line
        previous = line.digest
    return None
