"""The trash: lanes close, nothing is lost; what comes back finds its lanes and signatures again."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import copies_of, locked_item
from coopcms.content.services import move
from coopcms.db import db
from coopcms.errors import NotNow
from coopcms.ledger import services as ledger
from coopcms.publishing import services as publishing
from coopcms.review.lanes import close_lanes, reopen_trashed
from coopcms.review.policy import keeps_from_trash, keeps_in_trash
from coopcms.review.services import react
from coopcms.review.services_preview import end_links
from coopcms.review.services_tasks import close_tasks


def trash(item: Item, actor: Actor) -> Item:
    """Move an item to the trash; links to its preview end for good.

    Raises NotNow for what is live, checked in or has open working copies.
    """
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require(actor, item, "trash")
        if why := keeps_from_trash(item, copied=copies_of(item).exists()):
            raise NotNow(why)
        close_lanes(item, "trashed")
        ledger.record("trashed", SUBJECT, item.id, actor, state=item.state)
        gone = {"public": "gone"} if item.public != "none" else {}
        move(item, trashed_at=now(), **gone)
        if gone:
            publishing.withdraw(item)
        close_tasks(item)
        end_links(item, actor)
    return item


def untrash(item: Item, actor: Actor) -> Item:
    """Take an item out of the trash into the state it had; what its owners signed holds by hash and cycle."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require(actor, item, "trash")
        if why := keeps_in_trash(item):
            raise NotNow(why)
        ledger.record("untrashed", SUBJECT, item.id, actor, state=item.state)
        move(item, trashed_at=None)
        reopen_trashed(item)
        react(item, "untrashed")
    return item.refetch()
