"""Links for previews: made by who may preview an item, taken back by any of them, counted at each look.

They live in this room because they ask people to read what is on its way, as reviews do, and because whether one
opens something hangs on roles and on who stands in for a lane, which only review knows.
"""

from collections.abc import Iterable
from datetime import timedelta

from coopcms.accounts.models import User
from coopcms.accounts.queries import refreshed
from coopcms.accounts.tokens import digest, fresh
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.cleaning import CONTROL
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, Unknown, msg
from coopcms.ledger import services as ledger
from coopcms.review.models_preview import PreviewLink
from coopcms.review.policy_preview import keeps_from_sharing

DAYS = (1, 7, 14, 30)
NOTE_MOST = 200
KEPT = timedelta(days=90)  # how long after its end the desk still tells of a link; the history tells for ever
MOST = 50  # open links of one item


def share(item: Item, days: int, note: str, actor: Actor) -> tuple[PreviewLink, str]:
    """Make a link that holds for so many days; the token is in the answer and nowhere else.

    `note` says for whom; it is kept out of the history, since it may name a person. The link is not bound to a
    revision: what is asked for is a look at the text as it is, and whoever reads old words comments on what is mended.
    Raises Invalid, NotAllowed, NotNow where the newest words are public or in the trash, Unknown.
    """
    note = _clean(days, note)
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require(actor, item, "preview")
        if why := keeps_from_sharing(item):
            raise NotNow(why)
        _forget(item)
        if _open(item).count() >= MOST:
            raise NotNow(msg("This text has %(most)s open links. Take back those that nobody needs."), most=MOST)
        token, moment = fresh(), now()
        ends = moment + timedelta(days=days)
        row = {"item": item.id, "user": actor.id, "note": note, "key": digest(token)}
        link = PreviewLink.create(**row, created_at=moment, expires_at=ends)
        ledger.record("preview_shared", SUBJECT, item.id, actor, link=link.id, at=ends.isoformat())
    return link, token


def revoke(item: Item, link_id: int, actor: Actor) -> None:
    """The link opens nothing any more; twice is once. Raises NotAllowed, Unknown."""
    with db.atomic():
        actor, item = _previewing(item, actor)
        if not PreviewLink.select().where(PreviewLink.id == link_id, PreviewLink.item == item.id).exists():
            raise Unknown(msg("This text has no such link."))
        _end(_open(item).where(PreviewLink.id == link_id), actor)


def revoke_all(item: Item, actor: Actor) -> int:
    """No link of the item opens anything any more; how many were open. Raises NotAllowed, Unknown."""
    with db.atomic():
        actor, item = _previewing(item, actor)
        return end_links(item, actor)


def end_links(item: Item, actor: Actor) -> int:
    """The same as part of another service's transaction: what is put away does not come back with its old readers."""
    return _end(_open(item), actor)


def maker_left(person: User, actor: Actor) -> None:
    """All links that somebody has made end with the account, and stay so should it be opened again."""
    _end(_still().where(PreviewLink.user == person.id), actor)


def looked(link: PreviewLink) -> None:
    """Somebody has read what the link shows: that is counted, who it was is not known and not kept."""
    counted = {PreviewLink.looks: PreviewLink.looks + 1, PreviewLink.looked_at: now()}
    PreviewLink.update(counted).where(PreviewLink.id == link.id).execute()


def _clean(days: int, note: str) -> str:
    note, problems = " ".join(note.split()), []
    if days not in DAYS:
        problems.append(Problem("days", msg("A link holds for 1, 7, 14 or 30 days.")))
    if len(note) > NOTE_MOST or CONTROL.search(note):
        problems.append(Problem("note", msg("Say for whom it is in at most %(most)s letters."), {"most": NOTE_MOST}))
    if problems:
        raise Invalid(*problems)
    return note


def _previewing(item: Item, actor: Actor) -> tuple[Actor, Item]:
    """Both as they are now: whoever might make a link may take back another's, which is the safe side."""
    actor, item = refreshed(actor), locked_item(item.id)
    policy.require(actor, item, "preview")
    return actor, item


def _still():
    """Links that are not over; the oldest first."""
    open_now = PreviewLink.revoked_at.is_null() & (PreviewLink.expires_at > now())
    return PreviewLink.select().where(open_now).order_by(PreviewLink.id)


def _open(item: Item):
    return _still().where(PreviewLink.item == item.id)


def _end(links: Iterable[PreviewLink], actor: Actor) -> int:
    ended = list(links)
    for link in ended:
        PreviewLink.update(revoked_at=now()).where(PreviewLink.id == link.id).execute()
        ledger.record("preview_revoked", SUBJECT, link.item_id, actor, link=link.id)
    return len(ended)


def _forget(item: Item) -> None:
    over = PreviewLink.expires_at < now() - KEPT
    PreviewLink.delete().where(PreviewLink.item == item.id, over).execute()
