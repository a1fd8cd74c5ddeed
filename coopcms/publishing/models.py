"""Addresses, the append-only record of every release, and the listings lists are read from."""

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, JSONField

from coopcms.clock import now
from coopcms.content.models import Item, Revision
from coopcms.db import Model, UtcField
from coopcms.network.models import Organisation, Topic


class Path(Model):
    """A public address, reserved for life. A redirect leads to its item's canonical path: no chains."""

    path = CharField(max_length=200, primary_key=True)
    item = ForeignKeyField(Item, backref="paths", on_delete="RESTRICT")
    state = CharField(max_length=10, default="canonical")  # canonical, redirect
    since = UtcField(default=now)

    class Meta:
        table_name = "paths"


class Publication(Model):
    """One release, append-only: what went live and the approvals as counted at that act.

    `mark`: empty, `break_glass` or `imported`; `signed_item` is the working copy or the item whose lanes were counted.
    """

    id = AutoField()
    item = ForeignKeyField(Item, backref="publications", on_delete="RESTRICT")
    revision = ForeignKeyField(Revision, on_delete="RESTRICT")
    hash = CharField(max_length=64)
    signed_item = ForeignKeyField(Item, on_delete="RESTRICT")
    cycle = IntegerField()
    workflow = CharField(max_length=60)
    definition = CharField(max_length=64)
    quorum = CharField(max_length=20, default="")
    lanes = JSONField(default=list)  # centre slugs with an open lane
    sign_offs = JSONField(default=list)  # [{lane, user, hash, cycle, order}]
    mark = CharField(max_length=20, default="")
    at = UtcField(default=now)
    actor_id = IntegerField()
    actor_name = CharField(max_length=200)

    class Meta:
        table_name = "publications"


class Listing(Model):
    """A live item in one list: of all (neither given), of a centre, or of a topic; the newest first by `at`."""

    id = AutoField()
    item = ForeignKeyField(Item, backref="listings", on_delete="CASCADE")
    kind = CharField(max_length=20)
    organisation = ForeignKeyField(Organisation, null=True, on_delete="CASCADE")
    topic = ForeignKeyField(Topic, null=True, on_delete="CASCADE")
    at = UtcField()

    class Meta:
        table_name = "listings"
        indexes = (
            (("organisation", "topic", "at"), False),
            (("kind", "organisation", "topic", "at"), False),
        )
