"""Asking for changes: what was typed and the remarks that were chosen, each with its words and its link, are why."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from coopcms.actor import Actor
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.review.models import ChangeRequest, Comment
from coopcms.review.services import Taken, take
from coopcms.review.wanted import listed
from coopcms.workflow.facts import Inputs

STEP = "request_changes"


def request_changes(item: Item, actor: Actor, inputs: Inputs, chosen: Collection[int] = ()) -> Taken:
    """Ask for changes; the open remarks of these numbers are listed below the reason, and stand for one.

    Raises TransitionDenied, also where there is neither a reason nor one of these that is still open, and Unknown.
    """
    with db.atomic():
        item = locked_item(item.id)
        remarks = _open_ones(item, chosen)
        reason = "\n\n".join(filter(None, (inputs.comment, listed(item.id, remarks))))
        taken = take(item, STEP, actor, replace(inputs, comment=reason))
        _collect(item, actor, remarks)
    return taken


def _open_ones(item: Item, chosen: Collection[int]) -> list[Comment]:
    """Those of the chosen remarks that began a conversation about the item which nobody has settled meanwhile."""
    about = (Comment.subject_kind == SUBJECT) & (Comment.subject_id == item.id)
    begun = Comment.answers.is_null() & Comment.resolved_at.is_null() & Comment.id.in_(list(chosen))
    return list(Comment.select().where(about & begun).order_by(Comment.id)) if chosen else []


def _collect(item: Item, actor: Actor, remarks: Iterable[Comment]) -> None:
    """Let the remarks know the request that collects them."""
    mine = ChangeRequest.subject_id == item.id, ChangeRequest.user_id == actor.id
    made = ChangeRequest.select().where(ChangeRequest.subject_kind == SUBJECT, *mine).order_by(ChangeRequest.id.desc())
    numbers = [remark.id for remark in remarks]
    if numbers:
        Comment.update(asked=made.first().id).where(Comment.id.in_(numbers)).execute()
