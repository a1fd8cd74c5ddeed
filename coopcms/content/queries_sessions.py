"""Reads of editing sessions: who has an item open, whose lease holds, which words wait for their author."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from peewee import Expression

from coopcms.actor import Actor
from coopcms.blocks.runs import nfc
from coopcms.blocks.shape import leaves
from coopcms.clock import now
from coopcms.content.cleaning import clean
from coopcms.content.kinds.declaration import Kind
from coopcms.content.models import EditSession, Item, Revision
from coopcms.content.revisions import same_words
from coopcms.db import locked
from coopcms.errors import Invalid

LEASE = timedelta(minutes=10)  # after the last ping
_LEAN = [field for field in EditSession._meta.sorted_fields if field.name != "words"]


@dataclass(frozen=True, slots=True)
class Presence:
    """Who else has an item open: `holder` is the one whose lease holds, `others` all; `drafts` are one's own words."""

    holder: EditSession | None
    others: tuple[EditSession, ...]
    drafts: tuple[EditSession, ...]


def presence(item: Item, actor: Actor) -> Presence:
    """How the item's form stands for this person; one select, a second where words of theirs wait."""
    mine = (EditSession.user_id == actor.id) & EditSession.kept_at.is_null(False)
    rows = list(_rows(item.id).where(_is_open() | mine))
    others = tuple(row for row in rows if row.user_id != actor.id)
    waiting = any(row.user_id == actor.id and row.kept_at for row in rows)
    holder = next((row for row in others if row.leased_at), None)
    return Presence(holder, others, tuple(drafts_of(item, actor)) if waiting else ())


def holder_of(item_id: int) -> EditSession | None:
    """The session whose lease holds now: without its words."""
    return _rows(item_id).where(_is_open(), EditSession.leased_at.is_null(False)).first()


def own_session(item: Item, actor: Actor, token: str) -> EditSession | None:
    """That session, if it is one of this person's on this item; ours until commit, since whoever asks writes it."""
    if not token:
        return None
    mine = (EditSession.item == item.id) & (EditSession.user_id == actor.id)
    return locked(EditSession.select().where(EditSession.token == token, mine)).first()


def drafts_of(item: Item, actor: Actor) -> list[EditSession]:
    """The person's own words on this item that are in no revision, the newest first."""
    rows = EditSession.select().where(EditSession.item == item.id, EditSession.user_id == actor.id)
    return list(
        rows.where(EditSession.kept_at.is_null(False)).order_by(EditSession.kept_at.desc(), EditSession.id.desc())
    )


def fields_typed(kind: Kind, words: Mapping[str, str]) -> tuple[dict, dict]:
    """(fields that can be compared and saved, those that cannot be read as they were typed)."""
    fields, faulty = {}, {}
    for name, text in words.items():
        try:
            content, placement = clean(kind, {name: text})
            fields |= content | placement
        except Invalid:
            faulty[name] = text
    return fields, faulty


def unsaved(kind: Kind, words: Mapping[str, str], revision: Revision | None) -> list[str]:
    """The fields in which these words say something else than the revision."""
    fields, faulty = fields_typed(kind, words)
    return [name for name in words if name in faulty or differs(name, fields, revision)]


def differs(name: str, fields: Mapping[str, Any], revision: Revision | None) -> bool:
    """True if this field, read by `fields_typed`, says something else there; of a body the letters are asked first."""
    mine, its = fields[name], (revision.content | revision.placement).get(name) if revision else None
    return _letters(mine) != _letters(its) or not same_words({"": mine}, {"": its})


def _letters(value: Any) -> str:
    """The letters of a body; nothing for other values, which are short."""
    parts = [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
    return nfc("".join(run[0] for leaf in leaves(parts) for run in leaf["runs"]))


def _rows(item_id: int):
    rows = EditSession.select(*_LEAN).where(EditSession.item == item_id)
    return rows.order_by(EditSession.leased_at.is_null(), EditSession.opened_at, EditSession.id)


def _is_open() -> Expression:
    return EditSession.closed_at.is_null() & (EditSession.pinged_at > now() - LEASE)
