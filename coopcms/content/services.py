"""Writing items: start, save, restore, copy; and `move`, the one way governance columns change."""

from collections.abc import Mapping
from typing import Any

from peewee import IntegrityError

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy, workflows
from coopcms.content import services_sessions as sessions
from coopcms.content.cleaning import Words, clean
from coopcms.content.kinds.registry import KINDS, kind_named
from coopcms.content.models import SUBJECT, Item, ItemOwner, Revision
from coopcms.content.queries import free_slug, locked_item, writers_of
from coopcms.content.revisions import append, same_words
from coopcms.content.services_sessions import Typed, Writing
from coopcms.content.slugs import slug
from coopcms.db import db
from coopcms.errors import Stale, msg
from coopcms.ledger import events
from coopcms.ledger import services as ledger
from coopcms.network import queries as network

DEFAULTS = {"language": "de"}


def create(kind: str, centre: str, changes: Mapping[str, Any], actor: Actor, origin: str = "created") -> Item:
    """Start an item of `kind` for the centre (slug). Raises NotAllowed, Invalid, Unknown. Drafts may be incomplete."""
    declared = kind_named(kind)
    words = clean(declared, changes)
    with db.atomic():
        actor, owner = refreshed(actor), network.organisation(centre)
        policy.require_creator(actor, owner)
        item = _new_item(kind, words.content.get("title", ""), owner)
        append(item, Words(DEFAULTS | words.content, words.placement), actor, origin, {actor.id})
        ledger.record(origin, SUBJECT, item.id, actor, revision=1, title=item.head.title, centre=centre)
    return item


def save(
    item: Item, changes: Mapping[str, Any], actor: Actor, base: int | None = None, writing: Writing | None = None
) -> Revision:
    """Save changed fields as a new revision; a save that changes nothing makes none.

    `base` is the id of the revision the person saw: if it is no longer the head, raises Stale. `writing` is the desk's
    session: it is closed, and where somebody else's lease holds, raises Held; without one no lease binds. Refused words
    are kept in a draft. Raises NotAllowed, Invalid, Unknown.
    """
    with sessions.keeping(item, Typed(changes, base), actor, writing), db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require(actor, item, "edit")
        words = clean(KINDS[item.kind], changes)
        require_turn(item, words, actor, base, writing)
        revision = save_words(item, words, actor, "saved")
        sessions.finish(item, revision, actor, writing)
    return revision


def require_turn(item: Item, words: Words, actor: Actor, base: int | None, writing: Writing | None) -> None:
    """Raise Held where at the desk somebody else's lease holds, Stale where `base` is no longer the head."""
    if writing is not None:
        sessions.require_lease(item, actor)
    if base not in (None, item.head_id):
        message = msg(
            "%(name)s has saved this item since you opened it. Both texts are kept; compare them and save again."
        )
        raise Stale(message, current=item.head, mine=words.content | words.placement, name=item.head.author_name)


def save_words(
    item: Item, words: Words, actor: Actor, origin: str, contributors: frozenset[int] = frozenset()
) -> Revision:
    """Append cleaned words to a locked item on behalf of somebody who may; `contributors` wrote them elsewhere."""
    head = item.head
    new = Words(head.content | words.content, head.placement | words.placement)
    changed = not same_words(new.content, head.content)
    if not changed and new.placement == head.placement:
        return head
    known = policy.contributors_of(item)
    before = frozenset() if changed and _are_live_words(item) else known
    wrote = before | (contributors | {actor.id} if changed else frozenset())
    revision = append(item, new, actor, origin, wrote)
    fields = _changed(head.content, new.content) + _changed(head.placement, new.placement)
    ledger.record(origin, SUBJECT, item.id, actor, revision=revision.number, hash=revision.hash, fields=fields)
    facts_changed(item, actor, origin)
    contributed(item, wrote - known, actor)
    return revision


def copy(item: Item, centre: str, actor: Actor) -> Item:
    """A new draft with the same words and contributors; dates, sign-offs, comments and releases stay behind."""
    with db.atomic():
        actor, item, owner = refreshed(actor), locked_item(item.id), network.organisation(centre)
        policy.require_view(actor, item)
        policy.require_creator(actor, owner)
        twin = _new_item(item.kind, item.head.title, owner)
        placement = {key: item.head.placement[key] for key in ("topics", "regions") if key in item.head.placement}
        wrote = writers_of(item) | {actor.id}  # the twin was never live: all who ever wrote count
        append(twin, Words(item.head.content, placement), actor, "copied", wrote)
        ledger.record("copied", SUBJECT, twin.id, actor, revision=1, title=twin.head.title, of=item.id, centre=centre)
    return twin


def move(item: Item, **governance) -> None:
    """Write governance columns of a locked item; only review and exchange call it, after the workflow allowed it."""
    for name, value in governance.items():
        setattr(item, name, value)
    if "state" in governance:
        item.state_since = now()
        _drop_stray_date(item)
    item.changed_at = now()
    item.save()


def without_date(item: Item, what: str) -> dict:
    """The governance columns of an item whose date (`publish` or `expire`) is taken back; its job is forgotten."""
    ledger.drop_jobs(f"item-{item.id}-{what}-")
    column = {"publish": "publish_at", "expire": "expire_at"}[what]
    return {column: None, "timed": {key: value for key, value in item.timed.items() if key != what}}


def facts_changed(item: Item, actor: Actor, trigger: str) -> None:
    """Tell the upper floors, inside this transaction, that what decisions rest on has changed."""
    events.emit(events.Event("facts_changed", SUBJECT, item.id, actor, facts={"trigger": trigger}))


def contributed(item: Item, people: frozenset[int], actor: Actor) -> None:
    """Tell the upper floors, inside this transaction, who has written in the head's words and had not before."""
    if people:
        events.emit(events.Event("contributed", SUBJECT, item.id, actor, facts={"people": sorted(people)}))


def _new_item(kind: str, title: str, owner) -> Item:
    definition = workflows.for_kind(kind)
    row = {"kind": kind, "workflow": definition.name, "digest": definition.digest, "state": definition.initial}
    row |= {"state_since": now(), "created_at": now(), "changed_at": now()}
    item = _with_free_slug(row, slug(title))
    ItemOwner.create(item=item, organisation=owner, role="lead", accepted_at=now())
    return item


def _with_free_slug(row: dict, wish: str) -> Item:
    """Two people may start items of the same title at once: the index decides, the loser asks for the next slug."""
    while True:
        taken = free_slug(row["kind"], wish)
        try:
            with db.atomic():
                return Item.create(slug=taken, **row)
        except IntegrityError:
            if free_slug(row["kind"], wish) == taken:
                raise


def _drop_stray_date(item: Item) -> None:
    """A go-live date lives only where a date can publish: none outlives the signatures it was set on."""
    definition = workflows.in_force().get(item.workflow)
    exits = definition.exits(item.state) if definition else ()
    if item.publish_at and not any(step.due == "publish_at" for step in exits):
        for name, value in without_date(item, "publish").items():
            setattr(item, name, value)


def _are_live_words(item: Item) -> bool:
    """True if nothing but placement has changed since the last live revision: its writers do not count any more."""
    if item.live_id is None or item.head.hash != item.live.hash:
        return False
    later = Revision.select().where(Revision.item == item, Revision.number > item.live.number)
    return not later.where(Revision.hash != item.live.hash).exists()


def _changed(before: dict, after: dict) -> list[str]:
    return sorted(name for name in after if after[name] != before.get(name))
