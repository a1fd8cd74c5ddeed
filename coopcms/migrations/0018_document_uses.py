"""Which revision offers which document is kept beside it: asking all texts would take too long."""

from collections.abc import Iterator

from peewee import AutoField, ForeignKeyField, IntegerField, JSONField, Model

_BATCH = 500  # revisions read at once


def _tables(db):
    class Revision(Model):
        content = JSONField(default=dict)

        class Meta:
            database = db
            table_name = "revisions"

    class DocumentUse(Model):
        id = AutoField()
        revision = ForeignKeyField(Revision, on_delete="CASCADE")
        document = IntegerField(index=True)

        class Meta:
            database = db
            table_name = "document_uses"
            indexes = ((("revision", "document"), True),)

    return Revision, DocumentUse


def up(migrator, db):
    Revision, DocumentUse = _tables(db)
    db.create_tables([DocumentUse])
    told = Revision.content.cast("text").contains('"document"')
    ids = [number for (number,) in Revision.select(Revision.id).where(told).order_by(Revision.id).tuples()]
    for start in range(0, len(ids), _BATCH):
        found = Revision.select(Revision.id, Revision.content).where(Revision.id.in_(ids[start : start + _BATCH]))
        rows = [
            {"revision": number, "document": document}
            for number, content in found.tuples()
            for document in sorted(set(_documents((content or {}).get("body") or [])))
        ]
        if rows:
            DocumentUse.insert_many(rows).execute()


def down(migrator, db):
    db.drop_tables([_tables(db)[1]])


def _documents(blocks: list) -> Iterator[int]:
    for block in blocks:
        if block["type"] == "document":
            yield block["attrs"]["document"]
        yield from _documents(block.get("children", ()))
