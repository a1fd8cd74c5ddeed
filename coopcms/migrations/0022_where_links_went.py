"""With a link is kept where it was mailed to, and with an answer where its link was: proof that others had it.

Until now only the entry of who was asked told the address: it is taken from there, where a question was mailed at all.
"""

from peewee import CharField, IntegerField, Model

LETTERS = ("approval-ask-", "approval-change-")  # what the jobs are called that mail a link, before its number


def _tables(db):
    class Table(Model):
        class Meta:
            database = db

    class Party(Table):
        email = CharField()

        class Meta:
            table_name = "parties"

    class Link(Table):
        party_id = IntegerField()
        email = CharField(default="")

        class Meta:
            table_name = "approval_links"

    class Answer(Table):
        link_id = IntegerField(null=True)
        sent_to = CharField(null=True)

        class Meta:
            table_name = "answers"

    class Job(Table):
        key = CharField(null=True)

        class Meta:
            table_name = "jobs"

    return Party, Link, Answer, Job


def up(migrator, db):
    migrator.migrate(
        migrator.add_column("approval_links", "email", CharField(max_length=200, default="")),
        migrator.add_column("answers", "sent_to", CharField(max_length=200, null=True)),
    )
    Party, Link, Answer, Job = _tables(db)
    rows = Link.select(Link.id, Party.email).join(Party, on=Link.party_id == Party.id)
    for number, email in list(rows.tuples()):
        mailed = Job.select().where(Job.key.in_([f"{letter}{number}" for letter in LETTERS])).exists()
        sent_to = email if mailed else ""
        Link.update(email=sent_to).where(Link.id == number).execute()
        Answer.update(sent_to=sent_to).where(Answer.link_id == number).execute()


def down(migrator, db):
    migrator.migrate(migrator.drop_column("answers", "sent_to"), migrator.drop_column("approval_links", "email"))
