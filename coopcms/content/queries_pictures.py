"""Where pictures (and documents, see `queries_documents`) are shown: in newest words and in what readers see."""

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import JOIN, Case, Expression, ModelSelect, fn

from coopcms.actor import Actor
from coopcms.content.models import READ, Item, Revision
from coopcms.content.models_pictures import PictureUse
from coopcms.content.queries import visible_to
from coopcms.db import Model

Live = Revision.alias("live_revision")


@dataclass(frozen=True, slots=True)
class Shown:
    """One item that shows a picture or document; its head is loaded without words.

    `head` and `live` are the numbers of the newest and of the public version, 0 where that one does not show it.
    """

    item: Item
    head: int
    live: int
    is_visible: bool  # to who asked


MOST = 200  # items of one picture that are named


def shown_in(picture: int, actor: Actor, also: Iterable[int] = ()) -> list[Shown]:
    """The items of all centres that show the picture, what is public first; two selects, one where there is none.

    What lies in the trash counts too, working copies that went in do not. `also` are items that only did so before.
    """
    return items_with(PictureUse, PictureUse.picture == picture, actor, also)


def items_with(uses: type[Model], wanted: Expression, actor: Actor, also: Iterable[int] = ()) -> list[Shown]:
    """The same for any table of uses by revision, and a condition on it."""
    by: dict[int, set[int]] = {item: set() for item in also}
    for item, revision in _uses(uses, Item.id, uses.revision).where(wanted).tuples():
        by.setdefault(item, set()).add(revision)
    if not by:
        return []
    ids = list(by)[:5000]  # SQLite takes 32,766 values
    rows = [_shown(item, by[item.id]) for item in _items(ids, actor)]
    return sorted(rows, key=lambda one: (not one.live, not one.head, one.item.id))[:MOST]


def earlier_in(picture: int) -> dict[int, int]:
    """How many versions showed it that are neither newest nor public, by item; one select.

    Those of a working copy that went in count for its original.
    """
    text = Case(None, ((Item.closed & Item.source.is_null(False), Item.source),), Item.id)
    is_old = Item.closed | Item.head.is_null() | (Item.head != PictureUse.revision)
    unread = Item.live.is_null() | (Item.live != PictureUse.revision) | Item.public.not_in(READ)
    rows = PictureUse.select(text, fn.COUNT(PictureUse.id)).join(Revision).join(Item, on=(Revision.item == Item.id))
    return dict(rows.where(PictureUse.picture == picture, is_old, unread).group_by(text).tuples())


def is_shown_to(picture: int, actor: Actor) -> bool:
    """True if the actor sees a text whose newest or public words show the picture; one select."""
    return _uses(PictureUse, Item.id).where(PictureUse.picture == picture, visible_to(actor)).exists()


def times_shown(pictures: Iterable[int]) -> dict[int, int]:
    """In how many items each of these pictures is shown now, by its number; one select, none for no pictures."""
    wanted = list(pictures)
    rows = _uses(PictureUse, PictureUse.picture, fn.COUNT(Item.id.distinct())).where(PictureUse.picture.in_(wanted))
    return dict(rows.group_by(PictureUse.picture).tuples()) if wanted else {}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many texts readers see with a picture, how many newest words hold it, and how many texts that is."""

    read: int = 0
    written: int = 0
    all: int = 0


def counted(picture: int) -> Counted:
    """The texts of all centres that keep a picture from the trash, without those that lie there; one select."""
    read = Case(None, ((is_read(PictureUse), Item.id),))
    written = Case(None, (((Item.head == PictureUse.revision) & Item.trashed_at.is_null(), Item.id),))
    numbers = (fn.COUNT(one.distinct()) for one in (read, written, fn.COALESCE(read, written)))
    return Counted(*_uses(PictureUse, *numbers).where(PictureUse.picture == picture).tuples().get())


def shown_to_readers(uses: ModelSelect) -> ModelSelect:
    """Those of the uses that readers see now: in what went live last, a banner above it or not, unless it is gone."""
    return uses.join(Item, on=is_read(uses.model))


def is_read(uses: type[Model]) -> Expression:
    """A condition on Item and rows of what stands in revisions: the revision is the one that readers see now."""
    return (Item.live == uses.revision) & Item.public.in_(READ)


def _uses(uses: type[Model], *columns):
    """Revisions that count, with their items: the newest of each, and what readers see."""
    counts = (Item.head == uses.revision) | is_read(uses)
    return uses.select(*columns).join(Item, on=counts).where(~Item.closed)


def _items(ids: list[int], actor: Actor):
    seen = Case(None, ((visible_to(actor), 1),), 0).alias("is_seen")
    head = (Revision.id, Revision.title, Revision.number, Revision.author_name)
    lean = Item.select(Item, *head, Live.id, Live.number, Live.title, seen)
    heads = lean.join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id)).switch(Item)
    return heads.join(Live, JOIN.LEFT_OUTER, on=(Item.live == Live.id), attr="live").where(Item.id.in_(ids))


def _shown(item: Item, revisions: set[int]) -> Shown:
    head = item.head.number if item.head_id in revisions else 0
    live = item.live.number if item.public in READ and item.live_id in revisions else 0
    return Shown(item, head, live, bool(item.is_seen))
