"""What the public sees, what review writes, what people are told."""

from peewee import BooleanField, CharField, Check, ForeignKeyField, IntegerField, JSONField, Model, TextField

from coopcms.db import UtcField


def up(migrator, db):
    class Item(Model):
        class Meta:
            database = db
            table_name = "items"

    class Organisation(Model):
        class Meta:
            database = db
            table_name = "organisations"

    class Revision(Model):
        class Meta:
            database = db
            table_name = "revisions"

    class Topic(Model):
        class Meta:
            database = db
            table_name = "topics"

    class User(Model):
        class Meta:
            database = db
            table_name = "users"

    class Path(Model):
        path = CharField(primary_key=True, max_length=200)
        item = ForeignKeyField(Item, on_delete="RESTRICT")
        state = CharField(max_length=10, default="canonical")
        since = UtcField()

        class Meta:
            database = db
            table_name = "paths"
            constraints = [Check("state in ('canonical','redirect')")]

    db.create_tables([Path])

    class Publication(Model):
        item = ForeignKeyField(Item, on_delete="RESTRICT")
        revision = ForeignKeyField(Revision, on_delete="RESTRICT")
        hash = CharField(max_length=64)
        signed_item = ForeignKeyField(Item, on_delete="RESTRICT")
        cycle = IntegerField()
        workflow = CharField(max_length=60)
        definition = CharField(max_length=64)
        quorum = CharField(max_length=20, default="")
        lanes = JSONField(default=list)
        sign_offs = JSONField(default=list)
        mark = CharField(max_length=20, default="")
        at = UtcField()
        actor_id = IntegerField()
        actor_name = CharField(max_length=200)

        class Meta:
            database = db
            table_name = "publications"
            constraints = [Check("mark in ('','break_glass','imported')")]

    db.create_tables([Publication])

    class Listing(Model):
        item = ForeignKeyField(Item, on_delete="CASCADE")
        kind = CharField(max_length=20)
        organisation = ForeignKeyField(Organisation, null=True, on_delete="CASCADE")
        topic = ForeignKeyField(Topic, null=True, on_delete="CASCADE")
        at = UtcField()

        class Meta:
            database = db
            table_name = "listings"
            indexes = ((("organisation", "topic", "at"), False), (("kind", "organisation", "topic", "at"), False))

    db.create_tables([Listing])

    class InboxEntry(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        event = CharField(max_length=60)
        subject_kind = CharField(max_length=40)
        subject_id = IntegerField()
        facts = JSONField(default=dict)
        at = UtcField()
        read_at = UtcField(null=True)

        class Meta:
            database = db
            table_name = "inbox"
            indexes = ((("user", "read_at"), False),)

    db.create_tables([InboxEntry])

    class LaneRow(Model):
        subject_kind = CharField(max_length=40, default="item")
        subject_id = IntegerField()
        organisation = ForeignKeyField(Organisation, on_delete="RESTRICT")
        cycle = IntegerField()
        opened_at = UtcField()
        closed_at = UtcField(null=True)
        closed_by = CharField(max_length=20, default="")
        claimed_by = IntegerField(null=True)
        claimed_name = CharField(max_length=200, default="")
        claimed_at = UtcField(null=True)
        due_at = UtcField(null=True)
        counts_from = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "lanes"
            indexes = ((("subject_kind", "subject_id", "organisation", "cycle"), True),)

    db.create_tables([LaneRow])

    class SignOff(Model):
        subject_kind = CharField(max_length=40, default="item")
        subject_id = IntegerField()
        organisation = ForeignKeyField(Organisation, on_delete="RESTRICT")
        revision_id = IntegerField()
        hash = CharField(max_length=64)
        part_hash = CharField(max_length=64, default="")
        cycle = IntegerField()
        order = IntegerField()
        user_id = IntegerField()
        user_name = CharField(max_length=200)
        as_substitute = BooleanField(default=False)
        at = UtcField()

        class Meta:
            database = db
            table_name = "sign_offs"
            indexes = ((("subject_kind", "subject_id"), False),)

    db.create_tables([SignOff])

    class ChangeRequest(Model):
        subject_kind = CharField(max_length=40, default="item")
        subject_id = IntegerField()
        organisation = ForeignKeyField(Organisation, on_delete="RESTRICT")
        revision_id = IntegerField()
        hash = CharField(max_length=64)
        cycle = IntegerField()
        order = IntegerField()
        user_id = IntegerField()
        user_name = CharField(max_length=200)
        comment = TextField()
        at = UtcField()

        class Meta:
            database = db
            table_name = "change_requests"
            indexes = ((("subject_kind", "subject_id"), False),)

    db.create_tables([ChangeRequest])

    class Comment(Model):
        subject_kind = CharField(max_length=40, default="item")
        subject_id = IntegerField()
        revision_id = IntegerField(null=True)
        hash = CharField(max_length=64, default="")
        anchor = CharField(max_length=80, default="")
        answers = ForeignKeyField("self", null=True, on_delete="CASCADE")
        user_id = IntegerField()
        user_name = CharField(max_length=200)
        text = TextField()
        at = UtcField()
        resolved_at = UtcField(null=True)

        class Meta:
            database = db
            table_name = "comments"
            indexes = ((("subject_kind", "subject_id"), False),)

    db.create_tables([Comment])

    class Document(Model):
        item = ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        kind = CharField(index=True, max_length=20)
        head = TextField(default="")
        body = TextField(default="")
        at = UtcField(index=True)

        class Meta:
            database = db
            table_name = "documents"

    db.create_tables([Document])


def down(migrator, db):
    for table in (
        "documents",
        "comments",
        "change_requests",
        "sign_offs",
        "lanes",
        "inbox",
        "listings",
        "publications",
        "paths",
    ):
        migrator.migrate(migrator.drop_table(table))
