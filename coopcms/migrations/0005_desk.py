"""What the desk keeps: absences and deputies, links, saved views, wishes about mails, watched items, bulk steps."""

from peewee import (
    BooleanField,
    CharField,
    Check,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)

from coopcms.db import UtcField

COLUMNS = (
    ("organisations", "land", CharField(max_length=2, null=True)),
    ("users", "away_from", DateField(null=True)),
    ("users", "away_until", DateField(null=True)),
    ("inbox", "mail", CharField(max_length=10, null=True)),
    ("inbox", "mailed_at", UtcField(null=True)),
    ("comments", "resolved_by", IntegerField(null=True)),
    ("comments", "resolved_name", CharField(max_length=200, null=True)),
    ("comments", "passage", TextField(null=True)),
)
# “my texts” and “my drafts” look for what one person wrote among all revisions
INDEXES = (("revisions", "author_id"), ("revision_contributors", "user_id"))


def up(migrator, db):
    class User(Model):
        class Meta:
            database = db
            table_name = "users"

    deputy = ForeignKeyField(User, User.id, null=True, on_delete="SET NULL")
    migrator.migrate(
        *(migrator.add_column(table, name, field) for table, name, field in COLUMNS),
        migrator.add_column("users", "deputy_id", deputy),
        *(migrator.add_index(table, (column,)) for table, column in INDEXES),
    )

    class AccountLink(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        purpose = CharField(max_length=10)
        key = CharField(max_length=64, unique=True)
        created_at = UtcField()
        expires_at = UtcField()
        used_at = UtcField(null=True)

        class Meta:
            database = db
            table_name = "account_links"
            constraints = [Check("purpose in ('invite','reset')")]

    class SavedView(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        name = CharField(max_length=80)
        query = TextField(default="")

        class Meta:
            database = db
            table_name = "saved_views"
            indexes = ((("user", "name"), True),)

    class MailWish(Model):
        user = ForeignKeyField(User, primary_key=True, on_delete="CASCADE")
        hour = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "mail_wishes"
            constraints = [Check("hour between 0 and 23")]

    class MailMute(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        kind = CharField(max_length=20)

        class Meta:
            database = db
            table_name = "mail_mutes"
            indexes = ((("user", "kind"), True),)

    class Watch(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        subject_kind = CharField(max_length=40, default="item")
        subject_id = IntegerField()
        since = UtcField()

        class Meta:
            database = db
            table_name = "watches"
            indexes = ((("user", "subject_kind", "subject_id"), True), (("subject_kind", "subject_id"), False))

    class BulkResult(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        run = CharField(max_length=32)
        step = CharField(max_length=60)
        subject_kind = CharField(max_length=40, default="item")
        subject_id = IntegerField()
        done = BooleanField(null=True)
        state = CharField(max_length=40, default="")
        reasons = JSONField(default=list)
        at = UtcField()

        class Meta:
            database = db
            table_name = "bulk_results"
            indexes = ((("user", "run", "subject_kind", "subject_id"), True),)

    db.create_tables([AccountLink, SavedView, MailWish, MailMute, Watch, BulkResult])


def down(migrator, db):
    for table in ("bulk_results", "watches", "mail_mutes", "mail_wishes", "saved_views", "account_links"):
        db.execute_sql(f"DROP TABLE {table}")
    migrator.migrate(
        *(migrator.drop_index(table, f"{table}_{column}") for table, column in INDEXES),
        migrator.drop_column("users", "deputy_id"),
        *(migrator.drop_column(table, name) for table, name, _field in reversed(COLUMNS)),
    )
