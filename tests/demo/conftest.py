"""The demo, loaded once per session where a file can be copied, once per test on a server."""

import shutil

import pytest

from coopcms.actor import SYSTEM
from coopcms.app import join_rooms
from coopcms.db import db, is_postgres
from coopcms.demo.services import load

PASSWORD = "Abends-um-acht-2026"


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """Where the loaded file is kept for the next test."""
    return tmp_path_factory.mktemp("demo") / "coopcms.sqlite"


@pytest.fixture
def demo(settings, database, kept):
    """An instance with the demo in it."""
    join_rooms(settings)
    if kept.exists():
        db.close()
        for leftover in settings.instance.glob("coopcms.sqlite*"):
            leftover.unlink()
        shutil.copy(kept, settings.instance / "coopcms.sqlite")
        db.connect()
    else:
        load(PASSWORD, SYSTEM)
    if not (is_postgres() or kept.exists()):
        db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()  # copying a file that this process holds open would drop its locks
        shutil.copy(settings.instance / "coopcms.sqlite", kept)
        db.connect()
    return settings
