"""Each opening of a form has a session with a draft of its own; words that were kept before become such drafts."""

import secrets

from peewee import CharField, ForeignKeyField, IntegerField, JSONField, Model

from coopcms.db import UtcField
from coopcms.migrations.frozen_0008.read import from_html
from coopcms.migrations.frozen_0008.written import to_html

PLACEMENT = ("slug", "topics", "regions")
LISTS = ("topics", "regions")


def _typed(value) -> str:
    """A cleaned value as somebody would type it: blocks are HTML, a list has commas."""
    if isinstance(value, list):
        blocks = value and isinstance(value[0], dict)
        return "\n".join(to_html([block]) for block in value) if blocks else ", ".join(value)
    return value or ""


def _cleaned(name: str, text: str):
    if name == "body":
        return from_html(text)
    return [word.strip() for word in text.split(",") if word.strip()] if name in LISTS else text.strip()


def _neighbours(db):
    class Item(Model):
        class Meta:
            database = db
            table_name = "items"

    class Revision(Model):
        class Meta:
            database = db
            table_name = "revisions"

    class User(Model):
        name = CharField()

        class Meta:
            database = db
            table_name = "users"

    return Item, Revision, User


def _buffers(db):
    Item, Revision, User = _neighbours(db)

    class DraftBuffer(Model):
        item = ForeignKeyField(Item, on_delete="CASCADE")
        user = ForeignKeyField(User, on_delete="CASCADE")
        base = ForeignKeyField(Revision, null=True, on_delete="SET NULL")
        content = JSONField(default=dict)
        placement = JSONField(default=dict)
        saved_at = UtcField()

        class Meta:
            database = db
            table_name = "draft_buffers"
            indexes = ((("item", "user"), True),)

    return DraftBuffer


def _sessions(db):
    Item, Revision, _User = _neighbours(db)

    class EditSession(Model):
        token = CharField(max_length=43, unique=True)
        item = ForeignKeyField(Item, on_delete="CASCADE")
        user_id = IntegerField(index=True)
        user_name = CharField(max_length=200)
        base = ForeignKeyField(Revision, null=True, on_delete="SET NULL")
        words = JSONField(default=dict)
        number = IntegerField(default=0)
        kept_at = UtcField(null=True)
        opened_at = UtcField()
        pinged_at = UtcField(index=True)
        leased_at = UtcField(null=True)
        closed_at = UtcField(null=True)
        saved_as = ForeignKeyField(Revision, null=True, on_delete="SET NULL")
        taken_by = IntegerField(null=True)
        taken_name = CharField(max_length=200, default="")
        taken_at = UtcField(null=True)

        class Meta:
            database = db
            table_name = "edit_sessions"
            indexes = ((("item", "user_id"), False),)

    return EditSession


def up(migrator, db):
    buffers, sessions = _buffers(db), _sessions(db)
    user = buffers.user.rel_model
    db.create_tables([sessions])
    for row in buffers.select(buffers, user).join(user).order_by(buffers.id):
        at, words = row.saved_at, {name: _typed(value) for name, value in (row.content | row.placement).items()}
        sessions.create(
            token=secrets.token_urlsafe(32), item=row.item_id, user_id=row.user_id, user_name=row.user.name,
            base=row.base_id, words=words, kept_at=at, opened_at=at, pinged_at=at, closed_at=at,
        )  # fmt: skip
    db.execute_sql("DROP TABLE draft_buffers")


def down(migrator, db):
    buffers, sessions = _buffers(db), _sessions(db)
    user = buffers.user.rel_model
    db.create_tables([buffers])
    known = {key for (key,) in user.select(user.id).tuples()}
    for row in sessions.select().where(sessions.kept_at.is_null(False)).order_by(sessions.kept_at, sessions.id):
        if row.user_id not in known:
            continue  # that table knows accounts only
        words = {name: _cleaned(name, text) for name, text in row.words.items()}
        placed = {name: value for name, value in words.items() if name in PLACEMENT}
        content = {name: value for name, value in words.items() if name not in PLACEMENT}
        old = buffers.get_or_none(buffers.item == row.item_id, buffers.user == row.user_id)
        if old:  # one for each person and item: the later words of a field stay
            content, placed = old.content | content, old.placement | placed
            old.delete_instance()
        buffers.create(
            item=row.item_id, user=row.user_id, base=row.base_id, content=content, placement=placed,
            saved_at=row.kept_at,
        )  # fmt: skip
    db.execute_sql("DROP TABLE edit_sessions")
