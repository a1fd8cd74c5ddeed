"""Which revision shows which picture: written once with the revision, so that nobody has to read all texts."""

from peewee import AutoField, ForeignKeyField, IntegerField

from coopcms.content.models import Revision
from coopcms.db import Model


class PictureUse(Model):
    """The body of a revision shows this picture at least once; `picture` is a number, as the words name it."""

    id = AutoField()
    revision = ForeignKeyField(Revision, backref="shown", on_delete="CASCADE")
    picture = IntegerField(index=True)

    class Meta:
        table_name = "picture_uses"
        indexes = ((("revision", "picture"), True),)
