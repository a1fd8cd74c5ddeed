"""What pages elsewhere answered; where there are texts already, their links are looked through at the next chance."""

from datetime import UTC, datetime

from peewee import CharField, IntegerField, JSONField, Model, TextField

from coopcms.db import UtcField


def _tables(db):
    class LinkChecked(Model):
        key = CharField(max_length=64, primary_key=True)
        url = TextField()
        host = CharField(max_length=255, index=True)
        status = CharField(max_length=20)
        code = IntegerField(default=0)
        checked_at = UtcField()
        since = UtcField()
        fails = IntegerField(default=0)
        note = TextField(default="")

        class Meta:
            database = db
            table_name = "links_checked"

    class Job(Model):
        name = CharField(max_length=60)
        args = JSONField(default=dict)
        due = UtcField()
        key = CharField(max_length=200, null=True)
        tries = IntegerField(default=0)
        error = TextField(default="")
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "jobs"

    class Item(Model):
        class Meta:
            database = db
            table_name = "items"

    return LinkChecked, Job, Item


def up(migrator, db):
    links, jobs, items = _tables(db)
    db.create_tables([links])
    if items.select().exists():
        moment = datetime.now(UTC)
        jobs.insert(name="links", args={}, due=moment, key="links-first", created_at=moment).execute()


def down(migrator, db):
    links, jobs, _items = _tables(db)
    jobs.delete().where(jobs.name.in_(("link", "links"))).execute()
    db.drop_tables([links])
