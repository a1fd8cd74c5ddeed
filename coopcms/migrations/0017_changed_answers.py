"""Somebody who has answered by a link may ask for another one, to take a yes back or to give it after all."""

from peewee import CharField, IntegerField

from coopcms.db import UtcField

TABLE = "approval_links"
COLUMNS = (
    ("purpose", CharField(max_length=10, default="ask")),
    ("origin", IntegerField(null=True)),
    ("changes", IntegerField(default=0)),
    ("change_at", UtcField(null=True)),
)


def up(migrator, db):
    migrator.migrate(*(migrator.add_column(TABLE, name, field) for name, field in COLUMNS))


def down(migrator, db):
    migrator.migrate(*(migrator.drop_column(TABLE, name) for name, _field in reversed(COLUMNS)))
