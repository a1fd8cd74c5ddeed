"""Which revision shows which picture is kept beside it: asking all texts would take too long."""

from collections.abc import Iterator

from peewee import AutoField, ForeignKeyField, IntegerField, JSONField, Model

_BATCH = 500  # revisions read at once


def _tables(db):
    class Revision(Model):
        content = JSONField(default=dict)

        class Meta:
            database = db
            table_name = "revisions"

    class PictureUse(Model):
        id = AutoField()
        revision = ForeignKeyField(Revision, on_delete="CASCADE")
        picture = IntegerField(index=True)

        class Meta:
            database = db
            table_name = "picture_uses"
            indexes = ((("revision", "picture"), True),)

    return Revision, PictureUse


def up(migrator, db):
    Revision, PictureUse = _tables(db)
    db.create_tables([PictureUse])
    told = Revision.content.cast("text").contains('"picture"')
    ids = [number for (number,) in Revision.select(Revision.id).where(told).order_by(Revision.id).tuples()]
    for start in range(0, len(ids), _BATCH):
        found = Revision.select(Revision.id, Revision.content).where(Revision.id.in_(ids[start : start + _BATCH]))
        rows = [
            {"revision": number, "picture": picture}
            for number, content in found.tuples()
            for picture in sorted(set(_pictures((content or {}).get("body") or [])))
        ]
        if rows:
            PictureUse.insert_many(rows).execute()


def down(migrator, db):
    db.drop_tables([_tables(db)[1]])


def _pictures(blocks: list) -> Iterator[int]:
    for block in blocks:
        if block["type"] == "picture":
            yield block["attrs"]["picture"]
        yield from _pictures(block.get("children", ()))
