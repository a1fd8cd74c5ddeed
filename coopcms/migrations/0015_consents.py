"""Parties outside, the quotes of items, what was answered about them and the links that ask; what is live is legacy."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from unicodedata import normalize

from peewee import CharField, ForeignKeyField, IntegerField, JSONField, Model, TextField

from coopcms.db import UtcField

BATCH = 200  # live items read at once


def _neighbours(db):
    class Item(Model):
        public = CharField()
        live_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "items"

    class Revision(Model):
        content = JSONField()

        class Meta:
            database = db
            table_name = "revisions"

    class Organisation(Model):
        class Meta:
            database = db
            table_name = "organisations"

    class Person(Model):
        class Meta:
            database = db
            table_name = "people"

    class Picture(Model):
        class Meta:
            database = db
            table_name = "pictures"

    return Item, Revision, Organisation, Person, Picture


def _of_items(db, Item, Organisation, Person, Picture):
    class Party(Model):
        kind = CharField(max_length=10, default="person")
        name = CharField(max_length=200)
        function = CharField(max_length=200, default="")
        organisation = CharField(max_length=200, default="")
        email = CharField(max_length=200, default="")
        language = CharField(max_length=2, default="de")
        centre = ForeignKeyField(Organisation, backref="+", on_delete="RESTRICT")
        person = ForeignKeyField(Person, null=True, backref="+", on_delete="SET NULL")
        note = TextField(default="")
        created_by = IntegerField()
        created_name = CharField(max_length=200)
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "parties"
            indexes = ((("centre", "name"), False),)

    class Quote(Model):
        item = ForeignKeyField(Item, backref="+", on_delete="CASCADE")
        hash = CharField(max_length=64)
        text = TextField()
        context = TextField(default="")
        kind = CharField(max_length=10)
        block = CharField(max_length=40, default="")
        exempt_reason = TextField(default="")
        exempt_by = IntegerField(null=True)
        exempt_name = CharField(max_length=200, default="")
        exempt_at = UtcField(null=True)
        created_at = UtcField()

        class Meta:
            database = db
            table_name = "quotes"
            indexes = ((("item", "hash"), True),)

    class QuoteSpeaker(Model):
        quote = ForeignKeyField(Quote, backref="+", on_delete="CASCADE")
        party = ForeignKeyField(Party, backref="+", on_delete="RESTRICT")
        position = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "quote_speakers"
            indexes = ((("quote", "party"), True),)

    class StoryFirm(Model):
        item = ForeignKeyField(Item, unique=True, backref="+", on_delete="CASCADE")
        party = ForeignKeyField(Party, backref="+", on_delete="RESTRICT")

        class Meta:
            database = db
            table_name = "story_firms"

    class Depicted(Model):
        picture = ForeignKeyField(Picture, backref="+", on_delete="CASCADE")
        party = ForeignKeyField(Party, backref="+", on_delete="RESTRICT")
        basis = CharField(max_length=20)
        purposes = TextField(default="")
        channels = TextField(default="")
        proof = TextField(default="")
        noted_by = IntegerField()
        noted_name = CharField(max_length=200)
        at = UtcField()

        class Meta:
            database = db
            table_name = "depicted"
            indexes = ((("picture", "party"), True),)

    return Party, Quote, QuoteSpeaker, StoryFirm, Depicted


def _of_answers(db, Item, Revision, Party):
    class ApprovalLink(Model):
        party = ForeignKeyField(Party, backref="+", on_delete="RESTRICT")
        key = CharField(max_length=64, unique=True)
        language = CharField(max_length=2, default="de")
        made_by = IntegerField()
        made_name = CharField(max_length=200)
        created_at = UtcField()
        expires_at = UtcField(index=True)
        answered_at = UtcField(null=True)
        revoked_at = UtcField(null=True)
        looks = IntegerField(default=0)
        looked_at = UtcField(null=True)
        hour_at = UtcField(null=True)
        hour_looks = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "approval_links"

    class ApprovalAsk(Model):
        link = ForeignKeyField(ApprovalLink, backref="+", on_delete="CASCADE")
        subject_kind = CharField(max_length=10)
        subject_id = IntegerField()
        hash = CharField(max_length=64)
        text = TextField(default="")
        item = ForeignKeyField(Item, null=True, backref="+", on_delete="CASCADE")
        revision = ForeignKeyField(Revision, null=True, backref="+", on_delete="SET NULL")

        class Meta:
            database = db
            table_name = "approval_asks"
            indexes = (
                (("link", "subject_kind", "subject_id"), True),
                (("subject_kind", "subject_id"), False),
            )

    class Answer(Model):
        subject_kind = CharField(max_length=10)
        subject_id = IntegerField()
        hash = CharField(max_length=64)
        party = ForeignKeyField(Party, null=True, backref="+", on_delete="RESTRICT")
        state = CharField(max_length=10)
        text = TextField(default="")
        proposal = TextField(default="")
        how = CharField(max_length=10)
        note = TextField(default="")
        link = ForeignKeyField(ApprovalLink, null=True, backref="+", on_delete="SET NULL")
        revision = ForeignKeyField(Revision, null=True, backref="+", on_delete="SET NULL")
        actor_id = IntegerField()
        actor_name = CharField(max_length=200)
        at = UtcField(index=True)

        class Meta:
            database = db
            table_name = "answers"
            indexes = ((("subject_kind", "subject_id", "hash"), False),)

    return ApprovalLink, ApprovalAsk, Answer


def _tables(db):
    Item, Revision, *others = _neighbours(db)
    first = _of_items(db, Item, *others)
    return [*first, *_of_answers(db, Item, Revision, first[0])]


def up(migrator, db):
    tables = _tables(db)
    db.create_tables(tables)
    _mark_legacy(db, Quote=tables[1], Answer=tables[-1])


def down(migrator, db):
    db.drop_tables(_tables(db))


def _mark_legacy(db, Quote, Answer) -> None:
    """Quotes of what is live were published before anybody's answer was kept: they stay, marked as undocumented."""
    Item, Revision, *_rest = _neighbours(db)
    live = Item.select(Item.id, Item.live_id).where(Item.public.in_(("live", "banner")), Item.live_id.is_null(False))
    rows, moment = list(live.order_by(Item.id).tuples()), datetime.now(UTC)
    for start in range(0, len(rows), BATCH):
        items = {revision: item for item, revision in rows[start : start + BATCH]}
        found = Revision.select(Revision.id, Revision.content).where(Revision.id.in_(list(items)))
        for revision, content in found.tuples():
            answers = {"revision": revision, "how": "import", "state": "legacy", "at": moment}
            answers |= {"actor_id": 0, "actor_name": "System"}
            told = {
                sha256(text.encode("utf-8", "surrogatepass")).hexdigest(): (text, context, kind, block)
                for text, context, kind, block in _quotes((content or {}).get("body") or [])
            }
            for key, (text, context, kind, block) in told.items():
                row = {"text": text, "context": context, "kind": kind, "block": block, "created_at": moment}
                quote = Quote.create(item=items[revision], hash=key, **row)
                Answer.create(subject_kind="quote", subject_id=quote.id, hash=key, text=text, **answers)
            if facts := _facts(content or {}):
                key = sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()
                text = content["company"]
                Answer.create(subject_kind="facts", subject_id=items[revision], hash=key, text=text, **answers)


# what follows is how quotes and facts were read out of a body at the time of this migration


_FIRM = (
    "company", "company_place", "sector", "company_size", "period", "technology",
    "figure_value", "figure_unit", "figure_label", "figure_baseline", "figure_period", "figure_confirmed",
)  # fmt: skip


def _facts(content: dict) -> str:
    """What a story tells of a firm, in the one spelling that is hashed; "" where none is named."""
    told = {name: content[name] for name in _FIRM if content.get(name)} if content.get("company") else {}
    told = {name: normalize("NFC", value) if isinstance(value, str) else value for name, value in told.items()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if told else ""


def _quotes(blocks: list) -> Iterator[tuple[str, str, str, str]]:
    """(text, context, kind, block id) of each quote; one within another belongs to the outer one."""
    before = ""
    for block in blocks:
        if block["type"] == "quote":
            text = _plain(block["children"])
            yield text, "\n\n".join(filter(None, (before, text))), "block", block.get("id", "")
        else:
            yield from _quotes(block["children"]) if "children" in block else _inline(block)
        before = _with_signs(block) if "runs" in block else ""


def _inline(block: dict) -> Iterator[tuple[str, str, str, str]]:
    for mark, runs in groupby(_marked(block["runs"]), lambda run: run[0]):
        text = "".join(part for _, part in runs).replace("\n", " ").strip(" ")
        if mark and text.strip():
            yield text, _with_signs(block), "inline", block.get("id", "")


def _marked(runs: list) -> Iterator[tuple[str, str]]:
    before = ""
    for text, marks in runs:
        if text != "\n":
            before = next((mark for mark in marks if mark.startswith("q:")), "")
        yield before, text


def _plain(blocks: list) -> str:
    return "\n\n".join(filter(None, map(_plain_block, blocks)))


def _plain_block(block: dict) -> str:
    if "runs" in block:
        return _with_signs(block)
    between = {"row": "\t", "table": "\n", "ul": "\n", "ol": "\n"}.get(block["type"])
    if between:
        return between.join(map(_plain_block, block["children"]))
    tight = block["type"] in ("li", "cell")
    return ("\n" if tight else "\n\n").join(filter(None, map(_plain_block, block["children"])))


def _with_signs(block: dict) -> str:
    out, before = [], ""
    for text, marks in block["runs"]:
        quote = before if text == "\n" else next((mark for mark in marks if mark.startswith("q:")), "")
        out.append(("“" if before and quote != before else "") + ("„" if quote and quote != before else "") + text)
        before = quote
    return "".join(out) + ("“" if before else "")
