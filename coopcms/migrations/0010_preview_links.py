"""Links by which people without an account read what is not public yet."""

from peewee import CharField, ForeignKeyField, IntegerField, Model

from coopcms.db import UtcField


def up(migrator, db):
    class Item(Model):
        class Meta:
            database = db
            table_name = "items"

    class User(Model):
        class Meta:
            database = db
            table_name = "users"

    class PreviewLink(Model):
        item = ForeignKeyField(Item, on_delete="CASCADE")
        user = ForeignKeyField(User, on_delete="CASCADE")
        note = CharField(max_length=200, default="")
        key = CharField(max_length=64, unique=True)
        created_at = UtcField()
        expires_at = UtcField()
        revoked_at = UtcField(null=True)
        looks = IntegerField(default=0)
        looked_at = UtcField(null=True)

        class Meta:
            database = db
            table_name = "preview_links"

    db.create_tables([PreviewLink])


def down(migrator, db):
    db.execute_sql("DROP TABLE preview_links")
