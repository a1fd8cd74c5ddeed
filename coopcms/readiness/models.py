"""What pages elsewhere answered when they were last looked at."""

from peewee import CharField, IntegerField, TextField

from coopcms.clock import now
from coopcms.db import Model, UtcField


class LinkChecked(Model):
    """One address elsewhere; the key is the digest of the address, which is too long for an index.

    `status`: ok, moved, gone, closed (lets no check in), failing, silent, certificate, refused (not ours to visit).
    `since` is when it began to be so, `fails` how often it failed in a row, `note` where it moved or why it failed.
    """

    key = CharField(max_length=64, primary_key=True)
    url = TextField()
    host = CharField(max_length=255, index=True)
    status = CharField(max_length=20)
    code = IntegerField(default=0)
    checked_at = UtcField(default=now)
    since = UtcField(default=now)
    fails = IntegerField(default=0)
    note = TextField(default="")

    class Meta:
        table_name = "links_checked"
