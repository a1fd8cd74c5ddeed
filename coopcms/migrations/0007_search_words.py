"""Search reads all gender forms of a person noun as one word: what is live is indexed anew by the present rules."""

from types import SimpleNamespace

from peewee import CharField, IntegerField, JSONField, Model, PostgresqlDatabase, TextField

from coopcms.publishing.services import body_words, head_words
from coopcms.search.services import indexed

BATCH = 200


def up(migrator, db):
    class Item(Model):
        kind = CharField()
        live_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "items"

    class Revision(Model):
        content = JSONField()

        class Meta:
            database = db
            table_name = "revisions"

    class Document(Model):
        item = IntegerField(primary_key=True, column_name="item_id")
        head = TextField()
        body = TextField()

        class Meta:
            database = db
            table_name = "documents"

    ids = [row.item for row in Document.select(Document.item).order_by(Document.item)]
    for start in range(0, len(ids), BATCH):
        rows = Item.select(Item.id, Item.kind, Revision.content).join(Revision, on=(Revision.id == Item.live_id))
        for item_id, kind, content in rows.where(Item.id.in_(ids[start : start + BATCH])).tuples().execute():
            revision = SimpleNamespace(content=content)
            head, body = indexed(head_words(revision), body_words(kind, revision))
            Document.update(head=head, body=body).where(Document.item == item_id).execute()
    if ids and not isinstance(db, PostgresqlDatabase):
        # made anew from the rows: word by word it would have to be told what each row said before
        db.execute_sql("INSERT INTO documents_ft(documents_ft) VALUES('rebuild')")


def down(migrator, db):
    """Nothing to undo: the rows keep their shape, and the next release of an item writes its words again."""
