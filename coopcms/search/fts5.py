"""The index on SQLite: FTS5 with external content. Wrong old words would corrupt it: they come from the row."""

from coopcms.db import db

Wordings = tuple[tuple[str, ...], ...]  # any of these; within one, all words


def forget(item_id: int, head: str, body: str) -> None:
    """Take out a document; `head` and `body` are exactly what was indexed."""
    db.execute_sql(
        "INSERT INTO documents_ft(documents_ft, rowid, head, body) VALUES('delete', ?, ?, ?)", (item_id, head, body)
    )


def enter(item_id: int, head: str, body: str) -> None:
    """Take in a document that is not in the index."""
    db.execute_sql("INSERT INTO documents_ft(rowid, head, body) VALUES(?, ?, ?)", (item_id, head, body))


def enter_many(rows: list[tuple[int, str, str]]) -> None:
    """Take in documents that are not in the index, in one go."""
    db.connection().executemany("INSERT INTO documents_ft(rowid, head, body) VALUES(?, ?, ?)", rows)


def count(wordings: Wordings, kind: str) -> int:
    """How many documents match."""
    sql, values = _matching("count(*)", wordings, kind)
    return db.execute_sql(sql, values).fetchone()[0]


def by_rank(wordings: Wordings, kind: str, limit: int, offset: int) -> list[int]:
    """Item ids, the best match first; a word in the head counts five times."""
    return _page("bm25(documents_ft, 5.0, 1.0), at DESC, item_id", wordings, kind, (limit, offset))


def by_date(wordings: Wordings, kind: str, limit: int, offset: int) -> list[int]:
    """Item ids, the newest first: ranking tens of thousands of hits would take too long."""
    return _page("at DESC, item_id", wordings, kind, (limit, offset))


def _page(order: str, wordings: Wordings, kind: str, window: tuple[int, int]) -> list[int]:
    sql, values = _matching("item_id", wordings, kind)
    rows = db.execute_sql(f"{sql} ORDER BY {order} LIMIT ? OFFSET ?", (*values, *window))
    return [row[0] for row in rows.fetchall()]


def _matching(what: str, wordings: Wordings, kind: str) -> tuple[str, tuple]:
    sql = f"SELECT {what} FROM documents_ft JOIN documents ON item_id = documents_ft.rowid WHERE documents_ft MATCH ?"
    match = " OR ".join("(" + " AND ".join(f'"{word}"' for word in wording) + ")" for wording in wordings)
    return (f"{sql} AND kind = ?", (match, kind)) if kind else (sql, (match,))
