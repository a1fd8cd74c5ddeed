"""Who watches which item."""

from peewee import JOIN

from coopcms.actor import Actor
from coopcms.content.models import SUBJECT, Item, Revision
from coopcms.content.queries import visible_to
from coopcms.review.models import Watch


def watched(actor: Actor):
    """What the actor watches and may view, as a query that others count or join."""
    marked = Watch.select(Watch.subject_id).where(Watch.user == actor.id, Watch.subject_kind == SUBJECT)
    rows = Item.select(Item, Revision).join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id)).switch(Item)
    return rows.where(Item.id.in_(marked), Item.trashed_at.is_null(), visible_to(actor))


def watchers(item: Item) -> set[int]:
    """Who is told of this item: a working copy's news reach those who watch its original too."""
    ids = (item.id, item.source_id) if item.is_copy else (item.id,)
    return {user for (user,) in _rows(*ids).select(Watch.user).tuples()}


def _rows(*ids: int):
    return Watch.select().where(Watch.subject_kind == SUBJECT, Watch.subject_id.in_(ids))
