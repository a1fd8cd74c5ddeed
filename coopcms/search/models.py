"""The normalised words of each live item; the full-text index over them is made by a migration."""

from peewee import CharField, ForeignKeyField, TextField

from coopcms.content.models import Item
from coopcms.db import Model, UtcField


class Document(Model):
    """One live item as search reads it. FTS5 must be told the exact words it indexed, so they are kept here."""

    item = ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
    kind = CharField(max_length=20, index=True)
    head = TextField(default="")  # normalised words of title, subtitle, kicker, lead
    body = TextField(default="")  # normalised words of the rest
    at = UtcField(index=True)

    class Meta:
        table_name = "documents"
