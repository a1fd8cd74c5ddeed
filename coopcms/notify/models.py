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
    mail = CharField(max_length=10, null=True)  # single or digest: how it is mailed; None = not at all
    mailed_at = UtcField(null=True)

    class Meta:
        table_name = "inbox"
        indexes = ((("user", "read_at"), False),)


class MailWish(Model):
    """How a person wants mails: one for each event, or one a day at `hour` (Berlin); no row is one for each."""

    user = ForeignKeyField(User, primary_key=True, on_delete="CASCADE")
    hour = IntegerField(null=True)

    class Meta:
        table_name = "mail_wishes"


class MailMute(Model):
    """A kind of news this person has unsubscribed from by mail; the inbox shows it all the same."""

    id = AutoField()
    user = ForeignKeyField(User, backref="mutes", on_delete="CASCADE")
    kind = CharField(max_length=20)

    class Meta:
        table_name = "mail_mutes"
        indexes = ((("user", "kind"), True),)
