"""A database made by the migrations is the one the models speak of."""

import threading
from importlib import import_module

from coopcms.accounts.models import AccountLink, User
from coopcms.clock import now
from coopcms.db import db, is_postgres, open_database
from coopcms.ledger.models import Generation
from coopcms.ledger.queries import generation
from coopcms.migrations import runner


def test_the_migrated_database_agrees_with_the_models(database):
    assert runner.drift() == ""


def test_nothing_is_pending_after_an_upgrade(database):
    assert runner.pending() == []


def test_a_second_upgrade_does_nothing(database):
    assert runner.upgrade() == []
    assert (Generation.select().count(), generation()) == (1, 1)


def test_a_missing_column_is_named_as_drift(database):
    db.execute_sql("ALTER TABLE organisations DROP COLUMN region")
    try:
        assert "region" in runner.drift()
    finally:
        db.execute_sql("ALTER TABLE organisations ADD COLUMN region VARCHAR(200) NOT NULL DEFAULT ''")


def test_processes_that_start_together_migrate_once(tmp_path, database):
    if is_postgres():
        return
    open_database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    applied = []
    threads = [threading.Thread(target=lambda: (applied.append(runner.upgrade()), db.close())) for _ in range(3)]
    [t.start() for t in threads], [t.join() for t in threads]
    assert sorted(map(len, applied)) == [0, 0, len(list(runner.FOLDER.glob("0*.py")))]
    db.close()


def test_links_under_way_outlive_the_table_they_are_in(tmp_path):
    if is_postgres():
        return
    open_database(f"sqlite:///{tmp_path / 'old.sqlite'}")
    runner.upgrade()
    module = import_module("coopcms.migrations.0006_address_links")
    user = User.create(email="a@siegen.example", name="Anna Beispiel")
    for purpose in ("invite", "address"):
        AccountLink.create(user=user, purpose=purpose, key=purpose, expires_at=now())
    module.down(None, db.obj)
    assert [link.key for link in AccountLink.select()] == ["invite"] and "purpose" not in runner.drift()
    module.up(None, db.obj)
    AccountLink.create(user=user, purpose="address", key="another", expires_at=now())
    assert [link.key for link in AccountLink.select().order_by(AccountLink.id)] == ["invite", "another"]
    db.close()
