"""Links by which people without an account read what is not public yet."""

from peewee import AutoField, CharField, ForeignKeyField, IntegerField

from coopcms.accounts.models import User
from coopcms.clock import now
from coopcms.content.models import Item
from coopcms.db import Model, UtcField


class PreviewLink(Model):
    """Whoever has its token reads the item's newest words; only the token's SHA-256 is stored.

    It opens something for as long as `user`, who made it, might preview the item: `queries_preview` asks at each look.
    """

    id = AutoField()
    item = ForeignKeyField(Item, backref="preview_links", on_delete="CASCADE")
    user = ForeignKeyField(User, on_delete="CASCADE")
    note = CharField(max_length=200, default="")  # for whom it was made; read at the desk only
    key = CharField(max_length=64, unique=True)
    created_at = UtcField(default=now)
    expires_at = UtcField()
    revoked_at = UtcField(null=True)
    looks = IntegerField(default=0)
    looked_at = UtcField(null=True)

    class Meta:
        table_name = "preview_links"
