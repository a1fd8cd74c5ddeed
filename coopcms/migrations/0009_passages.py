"""A comment may be about a few words of a passage, and is known to the request for changes that collects it."""

from peewee import IntegerField, TextField

COLUMNS = (
    ("comments", "words", TextField(null=True)),
    ("comments", "start", IntegerField(null=True)),
    ("comments", "asked", IntegerField(null=True)),
)


def up(migrator, db):
    migrator.migrate(*(migrator.add_column(table, name, field) for table, name, field in COLUMNS))


def down(migrator, db):
    migrator.migrate(*(migrator.drop_column(table, name) for table, name, _field in reversed(COLUMNS)))
