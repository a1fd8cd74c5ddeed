"""Words that stay although a language check found them are remembered with the reason."""

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, Model, TextField

from coopcms.db import UtcField


def _decisions(db):
    class Item(Model):
        class Meta:
            database = db
            table_name = "items"

    class FindingDecision(Model):
        id = AutoField()
        item = ForeignKeyField(Item, on_delete="CASCADE")
        rule = CharField(max_length=10)
        lemma = CharField(max_length=200, default="")
        surface = TextField()
        place = CharField(max_length=40)
        start = IntegerField(default=0)
        before = TextField(default="")
        after = TextField(default="")
        reason = TextField()
        person_id = IntegerField()
        person_name = CharField(max_length=200)
        at = UtcField()
        taken_back_at = UtcField(null=True)

        class Meta:
            database = db
            table_name = "finding_decisions"

    return FindingDecision


def up(migrator, db):
    db.create_tables([_decisions(db)])


def down(migrator, db):
    db.drop_tables([_decisions(db)])
