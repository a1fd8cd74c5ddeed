"""Editing sessions: opened, kept alive by pings, taken over, closed; words that were typed stay in their drafts.

A draft is only ever the session's own row: nothing here writes a revision. One item has one lease at most; it ends
LEASE after the last ping of its session and moves without a word between the windows of one person.

Whoever writes sessions has locked their item first, then the rows: nobody waits in a ring, nobody empties what another
window has just filled.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from peewee import PeeweeException

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import SUBJECT, EditSession, Item, Revision
from coopcms.content.queries import locked_item
from coopcms.content.queries_sessions import drafts_of, holder_of, own_session, unsaved
from coopcms.content.services_accepted import note_accepted
from coopcms.content.services_drafts import Typed, empty, fill, opened, overtaken, storable
from coopcms.content.services_sweep import queue_sweep
from coopcms.db import db
from coopcms.errors import Invalid, NotAllowed, NotNow, Refused, Stale, Unknown, msg
from coopcms.ledger import events
from coopcms.ledger import services as ledger

TAKEN = "taken_over"  # the event, and the verb in the history
log = logging.getLogger("coopcms.sessions")


class Writing(NamedTuple):
    """From which editing session somebody saves; the token is empty where the browser runs no script.

    `accepted` are the rules of the language check whose proposals were taken over in it, once for each place.
    """

    token: str = ""
    number: int = 0
    accepted: tuple[str, ...] = ()


class Held(NotNow):
    """Somebody else's lease holds: nothing was saved; `holder` is their session."""

    def __init__(self, holder: EditSession):
        super().__init__(_HELD, name=holder.user_name)
        self.holder = holder


def begin(item: Item, actor: Actor, base: int | None = None, token: str = "") -> EditSession:
    """Open a session on the item, or go on with one's own of this token, which gets another: two windows share none.

    The lease is theirs if nobody else's holds. Raises NotAllowed, Unknown.
    """
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        require_writer(actor, item)
        session = own_session(item, actor, token) or opened(item, actor, base)
        session.token = secrets.token_urlsafe(32)
        queue_sweep()
        return _breathe(session)


def keep(item: Item, typed: Typed, actor: Actor, token: str = "") -> EditSession:
    """Keep what stands in the form as the draft of this session, in place of what was kept before; never a revision.

    Without a session of that token one is opened: no words wait for it. Whoever lost the right to write since may
    still bring words into the session they have. Raises Invalid where they or the drafts are too many, NotAllowed,
    Unknown.
    """
    words = storable(typed.words)
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require_view(actor, item)
        session = own_session(item, actor, token)
        if session is None:
            require_writer(actor, item)
            session = opened(item, actor, typed.base)
        if overtaken(session, typed.number):
            return session
        fill(session, typed._replace(words=words))
        return _breathe(session, may_hold=may_write(actor, item))


def ping(item: Item, actor: Actor, token: str) -> EditSession | None:
    """The session is alive; None where there is none of that token. One that was closed stays so. Raises Unknown."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require_view(actor, item)
        session = own_session(item, actor, token)
        is_open = session is not None and session.closed_at is None
        return _breathe(session, may_hold=may_write(actor, item)) if is_open else session


def take_over(item: Item, actor: Actor, token: str = "", base: int | None = None) -> EditSession:
    """Go on in the place of whoever has the lease: they are told, their words stay in their draft.

    Raises NotAllowed, Unknown.
    """
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        require_writer(actor, item)
        session = own_session(item, actor, token) or opened(item, actor, base)
        holder = holder_of(item.id)
        if holder and holder.user_id != actor.id:
            _oust(item, holder, actor)
        session.taken_by, session.taken_name, session.taken_at = None, "", None
        return _breathe(session)


def close(item: Item, actor: Actor, token: str) -> None:
    """The form is no longer open: the lease ends, the draft stays as far as it says something else than its base.

    Raises NotAllowed, Unknown.
    """
    with db.atomic():
        session = _own(item, actor, token)
        if session is not None:
            if not unsaved(KINDS[item.kind], session.words, session.base):
                empty(session)
            session.leased_at, session.closed_at = None, now()
            session.save()


def discard(item: Item, actor: Actor, token: str) -> bool:
    """Throw away one's own draft with its session, as its author wishes; False where there is none of that token.

    Raises NotAllowed, Unknown.
    """
    with db.atomic():
        session = _own(item, actor, token)
        return bool(session and session.delete_instance())


def may_write(actor: Actor, item: Item) -> bool:
    """True if the actor may edit the item, or open a working copy of it."""
    return policy.may(actor, item, "edit") or (not item.is_copy and policy.may(actor, item, "copy_out"))


def require_writer(actor: Actor, item: Item) -> None:
    """Raise Unknown or NotAllowed unless the actor may write in the item or in a working copy of it."""
    policy.require_view(actor, item)
    if not may_write(actor, item):
        raise policy.denied(item, "edit")


def require_lease(item: Item, actor: Actor) -> None:
    """Raise Held where somebody else's lease holds on a locked item."""
    holder = holder_of(item.id)
    if holder and holder.user_id != actor.id:
        raise Held(holder)


@contextmanager
def keeping(item: Item, typed: Typed, actor: Actor, writing: Writing | None) -> Iterator[None]:
    """Around a save: words that are refused are kept in a draft, whose token the refusal carries.

    Without an editing session (command line, imports) that is so for late words only: the rest is told at once.
    """
    try:
        yield
    except (Invalid, NotAllowed, NotNow, Stale, Unknown) as refusal:
        refusal.kept = _kept(item, typed, actor, writing, refusal)
        raise


def finish(item: Item, revision: Revision, actor: Actor, writing: Writing | None) -> None:
    """After a save, in its transaction: the session is closed, its words are in the revision; so are equal drafts."""
    note_accepted(revision, writing.accepted if writing else (), actor)
    session = own_session(item, actor, writing.token) if writing else None
    if session and _answered(session, writing):
        session.base = session.saved_as = revision
        session.save()
    for draft in drafts_of(item, actor):
        if not unsaved(KINDS[item.kind], draft.words, revision):
            _empty_unless_filled_anew(draft)


def undo(item: Item, actor: Actor, writing: Writing) -> None:
    """The form was sent as it had been opened: its session is closed, and nothing is left of its draft.

    Raises NotAllowed, Unknown.
    """
    with db.atomic():
        session = _own(item, actor, writing.token)
        if session and _answered(session, writing):
            session.save()


def _own(item: Item, actor: Actor, token: str) -> EditSession | None:
    """The person's own session of that token, which is theirs whatever rights they have lost since; the item is ours.

    Without one, who may not see the item is not told that it exists.
    """
    actor, item = refreshed(actor), locked_item(item.id)
    session = own_session(item, actor, token)
    if session is None:
        policy.require_view(actor, item)
    return session


def _answered(session: EditSession, writing: Writing) -> bool:
    """The form of a session has been sent: it is empty and closed; False where it has kept later words since."""
    if overtaken(session, writing.number):
        return False
    empty(session)
    session.number, session.leased_at, session.closed_at = writing.number, None, now()
    return True


def _empty_unless_filled_anew(draft: EditSession) -> None:
    same = (EditSession.number == draft.number) & (EditSession.kept_at == draft.kept_at)
    EditSession.update(words={}, kept_at=None).where(EditSession.id == draft.id, same).execute()


def _breathe(session: EditSession, *, may_hold: bool = True) -> EditSession:
    """Written down as alive; it holds the lease if nobody else does, unless it was taken over or may not write."""
    session.pinged_at, session.closed_at = now(), None
    holder = holder_of(session.item_id)
    free = holder is None or holder.user_id == session.user_id
    if free and may_hold and session.taken_at is None:
        session.leased_at = session.leased_at or now()
        others = (EditSession.item == session.item_id) & (EditSession.id != session.id)
        EditSession.update(leased_at=None).where(others, EditSession.leased_at.is_null(False)).execute()
    else:
        session.leased_at = None
    session.save()
    return session


def _oust(item: Item, holder: EditSession, actor: Actor) -> None:
    """All windows of the person who had the lease learn of it, and so does their inbox."""
    theirs = (EditSession.item == item.id) & (EditSession.user_id == holder.user_id) & EditSession.closed_at.is_null()
    taken = {"taken_by": actor.id, "taken_name": actor.name, "taken_at": now(), "leased_at": None}
    EditSession.update(taken).where(theirs).execute()
    ledger.record(TAKEN, SUBJECT, item.id, actor, person=holder.user_name)
    told = {"event": TAKEN, "title": item.head.title, "url_path": f"/admin/item/{item.id}/aufgehoben"}
    events.emit(events.Event("told", SUBJECT, item.id, actor, (holder.user_id,), told))


def _kept(item: Item, typed: Typed, actor: Actor, writing: Writing | None, refusal: Refused) -> str:
    """The token of the draft that holds the refused words now; empty where they stay on the page that answers.

    That is so for what no draft takes, and where the database fails: who is refused is never told of a fault instead.
    """
    token, number = (writing.token, writing.number) if writing else ("", 0)
    anew = isinstance(refusal, Stale) or (writing is not None and isinstance(refusal, Held | Invalid))
    if not (anew or token):
        return ""
    try:
        typed = typed._replace(words=storable(typed.words), number=number)
        with db.atomic():
            item = locked_item(item.id)
            again = None if writing else _sent_before(item, typed, actor)
            there = anew or own_session(item, actor, token) is not None
            return again or (_keep_refused(item, typed, actor, token) if there else "")
    except (Invalid, Unknown):
        return ""
    except PeeweeException:
        log.exception("refused words on item %s could not be kept", item.id)
        return ""


def _keep_refused(item: Item, typed: Typed, actor: Actor, token: str) -> str:
    """The words in a draft on a locked item: that of their session, or one of their own; its token."""
    session = own_session(item, actor, token)
    if session is None or overtaken(session, typed.number):  # another window has kept later words there
        session = opened(item, actor, typed.base)
        session.closed_at = now()  # nobody pings it: its form has been sent
    fill(session, typed)
    session.save()
    return session.token


def _sent_before(item: Item, typed: Typed, actor: Actor) -> str | None:
    """The token of a draft that no window has open and that holds the very same: a command was repeated."""
    same = (one for one in drafts_of(item, actor) if one.closed_at and one.words == typed.words)
    return next((one.token for one in same if one.base_id == (typed.base or None)), None)


_HELD = msg("%(name)s is writing in this text. Nothing was saved; your words are kept.")
