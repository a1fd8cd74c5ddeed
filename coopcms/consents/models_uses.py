"""What of the words of a revision others must agree to: written once with it, so that nobody has to read all texts."""

from peewee import AutoField, CharField, ForeignKeyField, TextField

from coopcms.content.models import Revision
from coopcms.db import Model


class ConsentUse(Model):
    """A quote stands in the revision at least once, or facts about a firm do; `company` names that, "" for a quote.

    `hash` is that of exactly these words, by which the rows of quotes and answers are found.
    """

    id = AutoField()
    revision = ForeignKeyField(Revision, backref="+", on_delete="CASCADE")
    kind = CharField(max_length=10)  # quote, facts
    hash = CharField(max_length=64)
    company = TextField(default="")

    class Meta:
        table_name = "consent_uses"
        indexes = ((("revision", "kind", "hash"), True),)
