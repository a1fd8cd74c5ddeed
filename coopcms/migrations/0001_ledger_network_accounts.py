"""The ledger, the network's master data, and accounts."""

from peewee import (
    BigIntegerField,
    BooleanField,
    CharField,
    Check,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)

from coopcms.db import UtcField


def up(migrator, db):
    class HistoryLine(Model):
        subject_kind = CharField(max_length=40)
        subject_id = IntegerField()
        verb = CharField(max_length=60)
        actor_id = IntegerField()
        actor_name = CharField(max_length=200)
        at = UtcField()
        via = CharField(max_length=20)
        request = CharField(max_length=64, default="")
        os_user = CharField(max_length=100, default="")
        definition = CharField(max_length=64, default="")
        lateness = IntegerField(default=0)
        facts = JSONField(default=dict)
        previous = CharField(max_length=64, default="")
        digest = CharField(max_length=64)

        class Meta:
            database = db
            table_name = "history"
            indexes = ((("subject_kind", "subject_id", "id"), False),)

    db.create_tables([HistoryLine])

    class Job(Model):
        name = CharField(index=True, max_length=60)
        args = JSONField(default=dict)
        due = UtcField(index=True)
        key = CharField(unique=True, null=True, max_length=200)
        tries = IntegerField(default=0)
        claimed_until = UtcField(null=True)
        done_at = UtcField(index=True, null=True)
        failed_at = UtcField(null=True)
        error = TextField(default="")
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "jobs"

    db.create_tables([Job])

    class Generation(Model):
        n = BigIntegerField(default=1)

        class Meta:
            database = db
            table_name = "generation"

    db.create_tables([Generation])

    class Organisation(Model):
        slug = CharField(unique=True, max_length=80)
        name = CharField(max_length=200)
        short_name = CharField(max_length=80, default="")
        kind = CharField(max_length=20, default="centre")
        hue = IntegerField(default=210)
        region = CharField(max_length=200, default="")
        description = TextField(default="")
        email = CharField(max_length=200, default="")
        website = CharField(max_length=300, default="")
        active = BooleanField(default=True)
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "organisations"

    db.create_tables([Organisation])

    class OrganisationName(Model):
        organisation = ForeignKeyField(Organisation, on_delete="CASCADE")
        name = CharField(max_length=200)
        kind = CharField(max_length=20, default="former")
        valid_from = CharField(max_length=10, default="")
        valid_to = CharField(max_length=10, default="")

        class Meta:
            database = db
            table_name = "organisation_names"

    db.create_tables([OrganisationName])

    class Person(Model):
        name = CharField(max_length=200)
        function = CharField(max_length=200, default="")
        employer = ForeignKeyField(Organisation, null=True, on_delete="RESTRICT")
        speaks_for = ForeignKeyField(Organisation, null=True, on_delete="RESTRICT")
        email = CharField(max_length=200, default="")
        is_example = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "people"

    db.create_tables([Person])

    class Topic(Model):
        name = CharField(unique=True, max_length=80)
        slug = CharField(unique=True, max_length=80)

        class Meta:
            database = db
            table_name = "topics"

    db.create_tables([Topic])

    class Setting(Model):
        key = CharField(primary_key=True, max_length=80)
        value = JSONField()

        class Meta:
            database = db
            table_name = "settings"

    db.create_tables([Setting])

    class User(Model):
        email = CharField(unique=True, max_length=200)
        name = CharField(max_length=200)
        password = CharField(max_length=200, default="")
        active = BooleanField(default=True)
        person = ForeignKeyField(Person, null=True, on_delete="SET NULL")
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "users"

    db.create_tables([User])

    class Role(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        organisation = ForeignKeyField(Organisation, on_delete="CASCADE")
        role = CharField(max_length=20)

        class Meta:
            database = db
            table_name = "roles"
            constraints = [
                Check("role in ('author','reviewer','publisher','centre_lead','network_editor','administrator')")
            ]
            indexes = ((("user", "organisation", "role"), True),)

    db.create_tables([Role])

    class Login(Model):
        key = CharField(unique=True, max_length=64)
        user = ForeignKeyField(User, on_delete="CASCADE")
        created_at = UtcField()
        seen_at = UtcField()
        expires_at = UtcField()
        device = CharField(max_length=200, default="")

        class Meta:
            database = db
            table_name = "logins"

    db.create_tables([Login])

    class LoginFailure(Model):
        email = CharField(primary_key=True, max_length=200)
        count = IntegerField(default=0)
        until = UtcField(null=True)
        at = UtcField()

        class Meta:
            database = db
            table_name = "login_failures"

    db.create_tables([LoginFailure])


def down(migrator, db):
    for table in (
        "login_failures",
        "logins",
        "roles",
        "users",
        "settings",
        "topics",
        "people",
        "organisation_names",
        "organisations",
        "generation",
        "jobs",
        "history",
    ):
        migrator.migrate(migrator.drop_table(table))
