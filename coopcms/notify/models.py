"""What each person has been told."""

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, JSONField

from coopcms.accounts.models import User
from coopcms.clock import now
from coopcms.db import Model, UtcField


class InboxEntry(Model):
    """One message to one person; its words are made from `event` and `facts` when it is read."""

    id = AutoField()
    user = ForeignKeyField(User, backref="inbox", on_delete="CASCADE")
    event = CharField(max_length=60)
    subject_kind = CharField(max_length=40)
    subject_id = IntegerField()
    facts = JSONField(default=dict)
    at = UtcField(default=now)
    read_at = UtcField(null=True)

    class Meta:
        table_name = "inbox"
        indexes = ((("user", "read_at"), False),)
