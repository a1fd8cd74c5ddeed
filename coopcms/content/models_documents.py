"""Which revision offers which document: written once with the revision, so that nobody has to read all texts."""

from peewee import AutoField, ForeignKeyField, IntegerField

from coopcms.content.models import Revision
from coopcms.db import Model


class DocumentUse(Model):
    """The body of a revision offers this document at least once; `document` is a number, as the words name it."""

    id = AutoField()
    revision = ForeignKeyField(Revision, backref="offered", on_delete="CASCADE")
    document = IntegerField(index=True)

    class Meta:
        table_name = "document_uses"
        indexes = ((("revision", "document"), True),)
