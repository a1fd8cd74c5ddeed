"""Bring a database to the newest schema, and hold it against the models."""

import fcntl
from contextlib import contextmanager
from pathlib import Path

from playhouse.migrations import Runner
from playhouse.schema_diff import diff_models

from coopcms.db import db, is_postgres
from coopcms.ledger.models import Generation
from coopcms.migrations.tables import MODELS

FOLDER = Path(__file__).parent
_LOCK = 7_265_001  # any number of ours: PostgreSQL's advisory locks are numbers


def upgrade() -> list[str]:
    """Apply what is pending, once however many processes start together; the names applied."""
    with _alone():
        names = Runner(db.obj, str(FOLDER)).up()
        Generation.get_or_create(id=1)
        return names


def pending() -> list[str]:
    """Names of migrations this database has not seen."""
    return [step.name for step in Runner(db.obj, str(FOLDER)).status() if not step.applied]


def drift() -> str:
    """Where the database differs from the models, as text; empty when they agree."""
    found = str(diff_models(db.obj, MODELS) or "")
    return "\n".join(line for line in found.splitlines() if "documents_ft" not in line)  # made by 0004, no model


@contextmanager
def _alone():
    if is_postgres():
        db.execute_sql("SELECT pg_advisory_lock(%s)", (_LOCK,))
        try:
            yield
        finally:
            db.execute_sql("SELECT pg_advisory_unlock(%s)", (_LOCK,))
        return
    with open(f"{db.database}.migrating", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
