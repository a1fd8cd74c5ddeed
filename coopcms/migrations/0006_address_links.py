"""A link by mail can be worth another address too."""

from peewee import CharField, Check, ForeignKeyField, Model

from coopcms.db import UtcField


def _with_purposes(db, purposes: str) -> None:
    """The table made anew, since SQLite changes no constraint; links of other purposes are gone."""

    class User(Model):
        class Meta:
            database = db
            table_name = "users"

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
            constraints = [Check(f"purpose in ({purposes})")]

    rows = list(AccountLink.select().order_by(AccountLink.id).dicts())
    db.execute_sql("DROP TABLE account_links")
    db.create_tables([AccountLink])
    for row in rows:
        if repr(row["purpose"]) in purposes.split(","):
            AccountLink.insert(**{name: value for name, value in row.items() if name != "id"}).execute()


def up(migrator, db):
    _with_purposes(db, "'invite','reset','address'")


def down(migrator, db):
    _with_purposes(db, "'invite','reset'")
