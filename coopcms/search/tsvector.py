"""The index on PostgreSQL: it follows the rows of `documents` by itself; only the questions are put here."""

from coopcms.db import db
from coopcms.search.fts5 import Wordings

# word for word the expression that migration 0004 indexes, or the index is not used
_VECTOR = "(setweight(to_tsvector('simple', head), 'A') || setweight(to_tsvector('simple', body), 'B'))"


def count(wordings: Wordings, kind: str) -> int:
    """How many documents match."""
    sql, values = _matching("count(*)", wordings, kind)
    return db.execute_sql(sql, values).fetchone()[0]


def by_rank(wordings: Wordings, kind: str, limit: int, offset: int) -> list[int]:
    """Item ids, the best match first; a word in the head counts more."""
    asked, values = _asked(wordings)
    order = f"ts_rank({_VECTOR}, {asked}) DESC, at DESC, item_id"
    return _page(order, values, _matching("item_id", wordings, kind), (limit, offset))


def by_date(wordings: Wordings, kind: str, limit: int, offset: int) -> list[int]:
    """Item ids, the newest first: ranking tens of thousands of hits would take too long."""
    return _page("at DESC, item_id", (), _matching("item_id", wordings, kind), (limit, offset))


def _page(order: str, order_values: tuple, matching: tuple[str, tuple], window: tuple[int, int]) -> list[int]:
    sql, values = matching
    rows = db.execute_sql(f"{sql} ORDER BY {order} LIMIT %s OFFSET %s", (*values, *order_values, *window))
    return [row[0] for row in rows.fetchall()]


def _matching(what: str, wordings: Wordings, kind: str) -> tuple[str, tuple]:
    asked, values = _asked(wordings)
    sql = f"SELECT {what} FROM documents WHERE {_VECTOR} @@ {asked}"
    return (f"{sql} AND kind = %s", (*values, kind)) if kind else (sql, values)


def _asked(wordings: Wordings) -> tuple[str, tuple]:
    each = " || ".join(["plainto_tsquery('simple', %s)"] * len(wordings))
    return f"({each})", tuple(" ".join(wording) for wording in wordings)
