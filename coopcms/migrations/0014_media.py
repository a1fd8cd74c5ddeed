"""Pictures and documents have a library of their own."""

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)  # fmt: skip

from coopcms.db import UtcField


def _tables(db):
    class Organisation(Model):
        class Meta:
            database = db
            table_name = "organisations"

    class Picture(Model):
        id = AutoField()
        place = CharField(max_length=32, unique=True)
        name = CharField(max_length=200)
        title = CharField(max_length=200, default="")
        centre = ForeignKeyField(Organisation, on_delete="RESTRICT")
        state = CharField(max_length=10, default="waiting")
        fault = TextField(default="")
        digest = CharField(max_length=64, default="", index=True)
        upload_digest = CharField(max_length=64, index=True)
        likeness = CharField(max_length=16, default="")
        media_type = CharField(max_length=40, default="")
        width = IntegerField(default=0)
        height = IntegerField(default=0)
        size = IntegerField(default=0)
        key = CharField(max_length=120, default="")
        renditions = JSONField(default=list)
        focal_x = IntegerField(default=50)
        focal_y = IntegerField(default=50)
        alt = CharField(max_length=500, default="")
        author = CharField(max_length=200, default="")
        credit = CharField(max_length=300, default="")
        credit_waived = CharField(max_length=300, default="")
        licence = CharField(max_length=20, default="")
        licence_until = DateField(null=True)
        source = CharField(max_length=500, default="")
        ai_mark = CharField(max_length=10, default="unknown")
        people_stated = BooleanField(default=False)
        uploaded_by_id = IntegerField()
        uploaded_by_name = CharField(max_length=200)
        created_at = UtcField()
        changed_at = UtcField()
        withdrawn_at = UtcField(null=True)
        withdrawn_by_id = IntegerField(null=True)
        withdrawn_by_name = CharField(max_length=200, default="")
        withdrawn_reason = TextField(default="")
        replaced_by = ForeignKeyField("self", null=True, on_delete="SET NULL")
        trashed_at = UtcField(null=True)

        class Meta:
            database = db
            table_name = "pictures"

    class PdfDocument(Model):
        id = AutoField()
        name = CharField(max_length=200)
        title = CharField(max_length=200, default="")
        centre = ForeignKeyField(Organisation, on_delete="RESTRICT")
        key = CharField(max_length=120)
        digest = CharField(max_length=64, index=True)
        size = IntegerField()
        accessibility = CharField(max_length=10, default="unknown")
        accessibility_note = CharField(max_length=500, default="")
        uploaded_by_id = IntegerField()
        uploaded_by_name = CharField(max_length=200)
        created_at = UtcField()
        changed_at = UtcField()
        trashed_at = UtcField(null=True)

        class Meta:
            database = db
            table_name = "pdf_documents"

    return [Picture, PdfDocument]


def up(migrator, db):
    db.create_tables(_tables(db))


def down(migrator, db):
    db.drop_tables(_tables(db))
