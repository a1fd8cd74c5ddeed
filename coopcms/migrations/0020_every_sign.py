"""What is told of a firm without its name counts too, and every blank of an inline quote: what was said comes along.

Public facts without a name are marked as undocumented. Quotes that were known with plain blanks only are known as
they stand, with the speakers and answers of the row that they had.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from unicodedata import normalize

from peewee import CharField, IntegerField, JSONField, Model, TextField

from coopcms.db import UtcField

_BATCH = 200  # items read at once
_PUBLIC = ("live", "banner")


def _items(db):
    class Item(Model):
        public = CharField()
        source_id = IntegerField(null=True)
        head_id = IntegerField(null=True)
        live_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "items"

    class Revision(Model):
        content = JSONField()

        class Meta:
            database = db
            table_name = "revisions"

    return Item, Revision


def _quoted(db):
    class Quote(Model):
        item_id = IntegerField()
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

    class Speaker(Model):
        quote_id = IntegerField()
        party_id = IntegerField()
        position = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "quote_speakers"

    return Quote, Speaker


def _answered(db):
    class Answer(Model):
        subject_kind = CharField(max_length=10)
        subject_id = IntegerField()
        hash = CharField(max_length=64)
        party_id = IntegerField(null=True)
        state = CharField(max_length=10)
        text = TextField(default="")
        proposal = TextField(default="")
        how = CharField(max_length=10)
        note = TextField(default="")
        link_id = IntegerField(null=True)
        revision_id = IntegerField(null=True)
        actor_id = IntegerField()
        actor_name = CharField(max_length=200)
        at = UtcField()

        class Meta:
            database = db
            table_name = "answers"

    return Answer


def up(migrator, db):
    Item, Revision = _items(db)
    ids = [number for (number,) in Item.select(Item.id).order_by(Item.id).tuples()]
    for start in range(0, len(ids), _BATCH):
        rows = list(Item.select().where(Item.id.in_(ids[start : start + _BATCH])))
        wanted = {number for row in rows for number in (row.head_id, row.live_id) if number}
        found = Revision.select(Revision.id, Revision.content).where(Revision.id.in_(list(wanted)))
        contents = {number: content or {} for number, content in found.tuples()}
        for row in rows:
            if row.public in _PUBLIC and row.live_id:
                _mark_facts(db, row, contents[row.live_id])
            for number in {row.head_id, row.live_id} - {None}:
                _keep_signs(db, row.source_id or row.id, contents[number])


def down(migrator, db):
    """What was added stays: it says what was said."""


def _mark_facts(db, item, content: dict) -> None:
    facts, Answer = _facts(content), _answered(db)
    if not facts or content.get("company"):
        return
    key = _hash(facts)
    about = (Answer.subject_kind == "facts") & (Answer.subject_id == item.id) & (Answer.hash == key)
    if not Answer.select().where(about).exists():
        told = next(content[name] for name in _FIRM if content.get(name))
        by = {"how": "import", "actor_id": 0, "actor_name": "System", "at": datetime.now(UTC)}
        Answer.create(
            subject_kind="facts",
            subject_id=item.id,
            hash=key,
            state="legacy",
            text=told,
            revision_id=item.live_id,
            **by,
        )


def _keep_signs(db, item: int, content: dict) -> None:
    Quote, Speaker = _quoted(db)
    for text in _inline_quotes(content.get("body") or []):
        plain = " ".join(text.split())
        here = (Quote.item_id == item) & (Quote.hash == _hash(text))
        old = Quote.get_or_none(Quote.item_id == item, Quote.hash == _hash(plain)) if plain != text else None
        if old is None or Quote.select().where(here).exists():
            continue
        new = Quote.create(**{**_of(old), "text": text, "hash": _hash(text)})
        for row in Speaker.select().where(Speaker.quote_id == old.id):
            Speaker.create(**{**_of(row), "quote_id": new.id})
        Answer = _answered(db)
        for row in (
            Answer.select().where(Answer.subject_kind == "quote", Answer.subject_id == old.id).order_by(Answer.id)
        ):
            if row.hash == old.hash:
                Answer.create(**{**_of(row), "subject_id": new.id, "hash": new.hash})


def _of(row) -> dict:
    return {name: value for name, value in row.__data__.items() if name != "id"}


# what follows is how quotes and facts were read out of the words at the time of this migration


_FIRM = (
    "company", "company_place", "sector", "company_size", "period", "technology",
    "figure_value", "figure_unit", "figure_label", "figure_baseline", "figure_period", "figure_confirmed",
)  # fmt: skip


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _facts(content: dict) -> str:
    told = {name: content[name] for name in _FIRM if content.get(name)}
    told = {name: normalize("NFC", value) if isinstance(value, str) else value for name, value in told.items()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if told else ""


def _inline_quotes(blocks: list) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "quote":
            continue
        if "children" in block:
            yield from _inline_quotes(block["children"])
            continue
        for mark, runs in groupby(_marked(block.get("runs") or []), lambda run: run[0]):
            text = "".join(part for _, part in runs).replace("\n", " ").strip(" ")
            if mark and text.strip():
                yield text


def _marked(runs: list) -> Iterator[tuple[str, str]]:
    before = ""
    for text, marks in runs:
        if text != "\n":
            before = next((mark for mark in marks if mark.startswith("q:")), "")
        yield before, text
