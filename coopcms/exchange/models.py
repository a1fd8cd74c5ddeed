"""What an import leaves beside an item: its report, and the pictures of the file. They go when the item goes.

They live here, not in content: nothing but the import writes them, no text depends on them, and a library of pictures
will take them over one day. The report is a row, no part of the history whose lines nobody may change: it names people.
"""

from peewee import AutoField, BlobField, CharField, ForeignKeyField, IntegerField, JSONField

from coopcms.clock import now
from coopcms.content.models import Item
from coopcms.db import Model, UtcField


class ImportReport(Model):
    """What was recognised in a file and what was not, as `exchange.report` puts it together."""

    id = AutoField()
    item = ForeignKeyField(Item, unique=True, backref="import_reports", on_delete="CASCADE")
    name = CharField(max_length=200, default="")  # of the file; empty for pasted words
    facts = JSONField(default=dict)
    created_at = UtcField(default=now)

    class Meta:
        table_name = "import_reports"


class KeptPicture(Model):
    """A picture of the file, kept aside; `media_type` is one of those in `exchange.pictures`."""

    id = AutoField()
    item = ForeignKeyField(Item, backref="kept_pictures", on_delete="CASCADE")
    number = IntegerField()
    name = CharField(max_length=200)
    media_type = CharField(max_length=40)
    alt = CharField(max_length=500, default="")
    size = IntegerField()
    data = BlobField()
    created_at = UtcField(default=now)

    class Meta:
        table_name = "kept_pictures"
        indexes = ((("item", "number"), True),)
