"""Hearing what a request writes, and whether anything of it is left in the tables."""

import hashlib
import re
from collections.abc import Iterable

from coopcms.db import db
from coopcms.migrations.tables import MODELS

_READS = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT)\b", re.I)
_WRITES = re.compile(r"\b(?:(?:INSERT|REPLACE)(?: OR \w+)? INTO|UPDATE(?: OR \w+)?|DELETE FROM)\s+\"?(\w+)", re.I)
_MODELS = {model._meta.table_name: model for model in MODELS}


class writes:
    """A context: the tables that were written to, whether it was undone or not."""

    def __enter__(self) -> set[str]:
        self.tables: set[str] = set()
        db.obj.query_hooks.append(self._hear)
        return self.tables

    def __exit__(self, *_error) -> None:
        db.obj.query_hooks.remove(self._hear)

    def _hear(self, query) -> None:
        found = None if _READS.match(query.sql) else _WRITES.search(query.sql)
        if found:
            self.tables.add(found[1].lower())


def picture(table: str) -> str:
    """All rows of a table in one word; of a table without a model, as a search index is, nothing."""
    model = _MODELS.get(table)
    rows = sorted(repr(row) for row in model.select().tuples()) if model else ()
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def pictures(tables: Iterable[str] = tuple(_MODELS)) -> dict[str, str]:
    """Some tables as they are now; all of them if none are named."""
    return {table: picture(table) for table in tables}
