"""Texts of all centres that show pictures of one person or firm, for their page of the registry; one select."""

from dataclasses import dataclass, field
from datetime import date, datetime

from peewee import JOIN, Case, Expression

from coopcms.actor import Actor
from coopcms.admin.registry_pictures import ENDED, today
from coopcms.admin.registry_reads import spoken_about
from coopcms.admin.registry_words import STATES
from coopcms.admin.rows import badge
from coopcms.consents.models import PICTURE, WITHDRAWN, Depicted
from coopcms.content.models import COPY, Item, Revision
from coopcms.content.models_pictures import PictureUse
from coopcms.content.queries import visible_to
from coopcms.content.queries_pictures import is_read
from coopcms.content.workflows import definition_named
from coopcms.db import day_in, lean
from coopcms.media.models import Picture

MOST = 200  # texts that are named


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture of theirs; `note` (a msgid) says why readers see it nowhere, "" where the picture does not."""

    id: int
    title: str
    note: str


@dataclass(slots=True)
class Showing:
    """One text with the pictures of theirs in it: in what readers see, in the newest words, or in both."""

    id: int
    original: int | None  # where this is a working copy
    title: str
    state: tuple[str, str]  # (id, title)
    is_public: bool = False
    is_newest: bool = False
    pictures: dict[int, Portrait] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Uses:
    """Texts the reader sees, what is public first; those beyond `MOST`, and those of others, are only counted."""

    texts: list[Showing]
    more: int
    hidden: int


def uses_of(actor: Actor, party: int) -> Uses:
    """Where newest or public words show them; one select."""
    shown: dict[int, Showing] = {}
    hidden = set()
    for seen, item, source, title, workflow, state, trashed, date_set, live, head, *picture in lean(
        _rows(actor, party)
    ):
        if not seen:
            hidden.add(item)
            continue
        if item not in shown:
            row = Item(state=state, trashed_at=trashed, publish_at=date_set)
            shown[item] = Showing(item, source, title or "", badge(row, _title(workflow, state)))
        one = shown[item]
        one.is_public, one.is_newest = one.is_public or bool(live), one.is_newest or bool(head)
        one.pictures[picture[0]] = _portrait(*picture)
    texts = sorted(shown.values(), key=lambda one: (not one.is_public, one.id))
    return Uses(texts[:MOST], len(texts[MOST:]), len(hidden))


def _rows(actor: Actor, party: int):
    """Each text with each picture of theirs that it shows, and whether the actor sees the text."""
    original, is_copy = Item.alias("original"), Item.relation == COPY
    named = Depicted.select(Depicted.picture).where(Depicted.party == party)
    theirs = Picture.id.in_(named) | Picture.id.in_(spoken_about(PICTURE, party))
    head = Item.head == PictureUse.revision
    live = is_read(PictureUse)
    workflow = Case(None, ((is_copy, original.workflow),), Item.workflow)
    rows = Item.select(
        _flag(visible_to(actor)), Item.id, Case(None, ((is_copy, Item.source),)), Revision.title, workflow, Item.state,
        Item.trashed_at, Item.publish_at, _flag(live), _flag(head), Picture.id, Picture.title, Picture.name,
        Picture.withdrawn_at, Picture.licence_until,
    )  # fmt: skip
    rows = rows.join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
    rows = rows.join_from(Item, original, JOIN.LEFT_OUTER, on=(Item.source == original.id))
    rows = rows.join_from(Item, PictureUse, on=(head | live)).join(Picture, on=(PictureUse.picture == Picture.id))
    return rows.where(~Item.closed, theirs).order_by(Item.id, Picture.id)


def _flag(condition: Expression) -> Case:
    return Case(None, ((condition, 1),), 0)


def _title(workflow: str, state: str) -> str:
    known = definition_named(workflow).states.get(state)
    return known.title if known else state


def _portrait(number: int, title: str, name: str, gone: str | datetime | None, until: str | date | None) -> Portrait:
    last = day_in(until)
    note = STATES[WITHDRAWN] if gone else STATES[ENDED] if last and last < today() else ""
    return Portrait(number, title or name, note)
