"""Users, their roles per organisation, their logins, and failed attempts."""

from peewee import AutoField, BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField

from coopcms.clock import now
from coopcms.db import Model, UtcField
from coopcms.network.models import Organisation, Person

ROLES = ("author", "reviewer", "publisher", "centre_lead", "network_editor", "administrator")


class User(Model):
    """An account. It is deactivated, never deleted: its name stays in the history."""

    id = AutoField()
    email = CharField(max_length=200, unique=True)  # lower case
    name = CharField(max_length=200)
    password = CharField(max_length=200, default="")  # Argon2id; empty = cannot log in
    active = BooleanField(default=True)
    person = ForeignKeyField(Person, null=True, on_delete="SET NULL")
    created_at = UtcField(default=now)
    away_from = DateField(null=True)  # first and last day of an absence, in Berlin
    away_until = DateField(null=True)
    deputy = ForeignKeyField("self", null=True, backref="deputises_for", on_delete="SET NULL")

    class Meta:
        table_name = "users"


class Role(Model):
    """`user` holds `role` in `organisation`."""

    id = AutoField()
    user = ForeignKeyField(User, backref="roles", on_delete="CASCADE")
    organisation = ForeignKeyField(Organisation, backref="roles", on_delete="CASCADE")
    role = CharField(max_length=20)

    class Meta:
        table_name = "roles"
        indexes = ((("user", "organisation", "role"), True),)


class Login(Model):
    """One open session; only the SHA-256 of its token is stored. Deleting the row ends the session."""

    id = AutoField()
    key = CharField(max_length=64, unique=True)
    user = ForeignKeyField(User, backref="logins", on_delete="CASCADE")
    created_at = UtcField(default=now)
    seen_at = UtcField(default=now)
    expires_at = UtcField()
    device = CharField(max_length=200, default="")

    class Meta:
        table_name = "logins"


class LoginFailure(Model):
    """How often an address failed in a row; `until` is when it may try again. Known and unknown addresses alike."""

    email = CharField(max_length=200, primary_key=True)
    count = IntegerField(default=0)
    until = UtcField(null=True)
    at = UtcField(default=now)

    class Meta:
        table_name = "login_failures"


class AccountLink(Model):
    """A link by mail, worth a password or an address, once and for a time. Only the token's SHA-256 is stored."""

    id = AutoField()
    user = ForeignKeyField(User, backref="links", on_delete="CASCADE")
    purpose = CharField(max_length=10)  # invite, reset, address
    key = CharField(max_length=64, unique=True)
    created_at = UtcField(default=now)
    expires_at = UtcField()
    used_at = UtcField(null=True)

    class Meta:
        table_name = "account_links"


class SavedView(Model):
    """A list with its filters, columns and order, kept under a name; `query` is the address without its path."""

    id = AutoField()
    user = ForeignKeyField(User, backref="views", on_delete="CASCADE")
    name = CharField(max_length=80)
    query = TextField(default="")

    class Meta:
        table_name = "saved_views"
        indexes = ((("user", "name"), True),)
