"""Remarks on an item: a conversation beside the text, never part of it."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.review.models import Comment

LONGEST = 5000


def comment(item: Item, text: str, actor: Actor) -> Comment:
    """Say something about the item as it stands; who comments is no contributor by that. Raises Invalid."""
    text = text.replace("\x00", "").strip()
    if not text:
        raise Invalid(Problem("comment", msg("Please write a comment.")))
    if len(text) > LONGEST:
        raise Invalid(Problem("comment", msg("Too long: at most %(limit)s characters."), {"limit": LONGEST}))
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require(actor, item, "comment")
        ledger.record("commented", SUBJECT, item.id, actor, revision=item.head.number)
        return Comment.create(
            subject_id=item.id, revision_id=item.head_id, hash=item.head.hash, text=text,
            user_id=actor.id, user_name=actor.name, at=now(),
        )  # fmt: skip
