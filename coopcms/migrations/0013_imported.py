"""The report of an import and the pictures that came with a text stand beside the item."""

from peewee import BlobField, CharField, ForeignKeyField, IntegerField, JSONField, Model

from coopcms.db import UtcField


def _tables(db):
    class Item(Model):
        class Meta:
            database = db
            table_name = "items"

    class ImportReport(Model):
        item = ForeignKeyField(Item, unique=True, on_delete="CASCADE")
        name = CharField(max_length=200, default="")
        facts = JSONField(default=dict)
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "import_reports"

    class KeptPicture(Model):
        item = ForeignKeyField(Item, on_delete="CASCADE")
        number = IntegerField()
        name = CharField(max_length=200)
        media_type = CharField(max_length=40)
        alt = CharField(max_length=500, default="")
        size = IntegerField()
        data = BlobField()
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "kept_pictures"
            indexes = ((("item", "number"), True),)

    return [ImportReport, KeptPicture]


def up(migrator, db):
    db.create_tables(_tables(db))


def down(migrator, db):
    db.drop_tables(_tables(db))
