"""A consent has a last day, and is to the purposes that were stated when it was given.

What stands in an entry now counts as stated before its first answer: nobody has to be asked again for that.
"""

from peewee import CharField, DateField, IntegerField, Model, fn

from coopcms.db import UtcField


def _tables(db):
    class Depicted(Model):
        picture_id = IntegerField()
        party_id = IntegerField()
        at = UtcField()

        class Meta:
            database = db
            table_name = "depicted"

    class Answer(Model):
        subject_kind = CharField()
        subject_id = IntegerField()
        party_id = IntegerField(null=True)
        at = UtcField()

        class Meta:
            database = db
            table_name = "answers"

    return Depicted, Answer


def up(migrator, db):
    migrator.migrate(migrator.add_column("depicted", "until", DateField(null=True)))
    Depicted, Answer = _tables(db)
    of_people = (Answer.subject_kind == "picture") & Answer.party_id.is_null(False)
    rows = Answer.select(Answer.subject_id, Answer.party_id, fn.MIN(Answer.at)).where(of_people)
    for picture, party, first in rows.group_by(Answer.subject_id, Answer.party_id).tuples():
        here = (Depicted.picture_id == picture) & (Depicted.party_id == party) & (Depicted.at > first)
        Depicted.update(at=first).where(here).execute()


def down(migrator, db):
    migrator.migrate(migrator.drop_column("depicted", "until"))
