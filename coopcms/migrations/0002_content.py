"""Items and revisions. They refer to each other, so the items' pointers get their constraint last."""

from peewee import (
    SQL,
    BooleanField,
    CharField,
    Check,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    PostgresqlDatabase,
)

from coopcms.db import UtcField


def up(migrator, db):
    class Organisation(Model):
        class Meta:
            database = db
            table_name = "organisations"

    class User(Model):
        class Meta:
            database = db
            table_name = "users"

    postgres = isinstance(db.obj if hasattr(db, "obj") else db, PostgresqlDatabase)

    def pointer(column):
        later = [] if postgres else [SQL("REFERENCES revisions (id) ON DELETE RESTRICT")]
        return IntegerField(column_name=column, null=True, index=True, constraints=later)

    class Item(Model):
        kind = CharField(max_length=20)
        slug = CharField(max_length=100)
        source = ForeignKeyField("self", null=True, on_delete="RESTRICT")
        relation = CharField(max_length=20, default="")
        workflow = CharField(max_length=60)
        digest = CharField(max_length=64, default="")
        state = CharField(max_length=40)
        state_since = UtcField()
        cycle = IntegerField(default=1)
        public = CharField(max_length=10, default="none")
        publish_at = UtcField(null=True)
        embargo = UtcField(null=True)
        expire_at = UtcField(null=True)
        timed = JSONField(default=dict)
        withdrawal = JSONField(default=dict)
        published_at = UtcField(null=True)
        released_at = UtcField(null=True)
        trashed_at = UtcField(null=True)
        closed = BooleanField(default=False)
        created_at = UtcField()
        changed_at = UtcField()
        source_revision = pointer("source_revision_id")
        head = pointer("head_id")
        live = pointer("live_id")

        class Meta:
            database = db
            table_name = "items"
            constraints = [
                Check("public in ('none','live','banner','gone')"),
                Check("cycle >= 1"),
                Check("public <> 'live' or live_id is not null"),
            ]
            indexes = ((("state", "changed_at"), False), (("changed_at",), False))

    db.create_tables([Item])

    class Revision(Model):
        item = ForeignKeyField(Item, on_delete="CASCADE")
        number = IntegerField()
        base = ForeignKeyField("self", null=True, on_delete="RESTRICT")
        title = CharField(max_length=300, default="")
        content = JSONField(default=dict)
        placement = JSONField(default=dict)
        hash = CharField(index=True, max_length=64)
        placement_hash = CharField(max_length=64)
        author_id = IntegerField()
        author_name = CharField(max_length=200)
        origin = CharField(max_length=20, default="saved")
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "revisions"
            indexes = ((("item", "number"), True),)

    db.create_tables([Revision])
    db.execute_sql("CREATE UNIQUE INDEX items_kind_slug ON items (kind, slug) WHERE source_id IS NULL")
    for column in ("source_revision_id", "head_id", "live_id") if postgres else ():
        db.execute_sql(
            f"ALTER TABLE items ADD CONSTRAINT items_{column}_fkey "
            f"FOREIGN KEY ({column}) REFERENCES revisions (id) ON DELETE RESTRICT"
        )

    class RevisionContributor(Model):
        revision = ForeignKeyField(Revision, on_delete="CASCADE")
        user_id = IntegerField()

        class Meta:
            database = db
            table_name = "revision_contributors"
            indexes = ((("revision", "user_id"), True),)

    db.create_tables([RevisionContributor])

    class ItemOwner(Model):
        item = ForeignKeyField(Item, on_delete="CASCADE")
        organisation = ForeignKeyField(Organisation, on_delete="RESTRICT")
        role = CharField(max_length=10, default="co")
        position = IntegerField(default=0)
        invited_at = UtcField(null=True)
        invited_by = IntegerField(null=True)
        accepted_at = UtcField(null=True)
        leave_own = UtcField(null=True)
        leave_lead = UtcField(null=True)

        class Meta:
            database = db
            table_name = "item_owners"
            constraints = [Check("role in ('lead','co','shown')")]
            indexes = ((("item", "organisation"), True),)

    db.create_tables([ItemOwner])

    class ItemGrant(Model):
        item = ForeignKeyField(Item, on_delete="CASCADE")
        user = ForeignKeyField(User, on_delete="CASCADE")
        organisation = ForeignKeyField(Organisation, on_delete="CASCADE")
        role = CharField(max_length=20, default="substitute")
        granted_by = IntegerField()
        granted_at = UtcField()

        class Meta:
            database = db
            table_name = "item_grants"
            indexes = ((("item", "user", "organisation", "role"), True),)

    db.create_tables([ItemGrant])

    class DraftBuffer(Model):
        item = ForeignKeyField(Item, on_delete="CASCADE")
        user = ForeignKeyField(User, on_delete="CASCADE")
        base = ForeignKeyField(Revision, null=True, on_delete="SET NULL")
        content = JSONField(default=dict)
        placement = JSONField(default=dict)
        saved_at = UtcField()

        class Meta:
            database = db
            table_name = "draft_buffers"
            indexes = ((("item", "user"), True),)

    db.create_tables([DraftBuffer])


def down(migrator, db):
    for column in ("source_revision_id", "head_id", "live_id"):
        db.execute_sql(f"UPDATE items SET {column} = NULL WHERE {column} IS NOT NULL AND public <> 'live'")
    for table in ("draft_buffers", "item_grants", "item_owners", "revision_contributors", "revisions", "items"):
        migrator.migrate(migrator.drop_table(table))
