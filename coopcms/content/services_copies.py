"""Working copies: opened from what is approved or live, brought up to date by a merge before signing, discarded."""

from collections.abc import Mapping
from typing import Any

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content import services_sessions as sessions
from coopcms.content.cleaning import Words, clean
from coopcms.content.kinds.declaration import PLACEMENT
from coopcms.content.kinds.registry import KINDS
from coopcms.content.merging import FieldConflict, merge_contents
from coopcms.content.models import COPY, SUBJECT, Item, Revision
from coopcms.content.queries import contributors_of_revision, locked_item, revision_numbered
from coopcms.content.revisions import append, same_words
from coopcms.content.services import contributed, facts_changed, require_turn, save_words
from coopcms.content.services_sessions import Typed, Writing
from coopcms.db import db
from coopcms.errors import Invalid, NotNow, Problem, Stale, msg
from coopcms.ledger import services as ledger

NOTE = "change_note"


class MergeConflict(NotNow):
    """Both sides changed the same place; `conflicts` shows both, a person decides per field."""

    def __init__(self, conflicts: tuple[FieldConflict, ...]):
        names = ", ".join(conflict.field for conflict in conflicts)
        message = msg("Both texts changed the same place in: %(fields)s. Decide for each field which words stay.")
        super().__init__(message, field=conflicts[0].field, fields=names)
        self.conflicts = conflicts


def copy_out(item: Item, actor: Actor) -> Item:
    """Open a working copy of an approved or live item; who opens it is no contributor by that."""
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require(actor, item, "copy_out")
        if item.is_copy:
            raise NotNow(msg("A working copy has no copies of its own. Reopen it, or copy the original."))
        return _open(item, actor)


def edit(
    item: Item, changes: Mapping[str, Any], actor: Actor, base: int | None = None, writing: Writing | None = None
) -> Revision:
    """Save where the item may be edited; where it is approved or live, open a working copy and save there.

    `base` and `writing` are those of `services.save`.
    """
    with sessions.keeping(item, Typed(changes, base), actor, writing), db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        instead = _copy_instead(item, actor)
        if not instead:
            policy.require(actor, item, "edit")
        words = clean(KINDS[item.kind], changes)
        require_turn(item, words, actor, base, writing)
        if instead and _says_nothing_new(item, words):
            revision = _origin(item)
        else:
            revision = save_words(_open(item, actor) if instead else item, words, actor, "saved")
        sessions.finish(item, revision, actor, writing)
    return revision


def restore(item: Item, number: int, actor: Actor) -> Revision:
    """Bring back the words of an earlier revision; of an approved or live item as a working copy that needs review.

    Whoever wrote them, and who restores them, cannot sign them.
    """
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        old = revision_numbered(item, number)
        target = _open(item, actor) if _copy_instead(item, actor) else item
        policy.require(actor, target, "edit")
        content = {**dict.fromkeys(target.head.content, ""), **old.content}
        return save_words(target, Words(content, {}), actor, "restored", contributors_of_revision(old))


def update_from_live(
    item: Item, actor: Actor, choices: Mapping[str, Any] | None = None, saw: tuple[int, int] | None = None
) -> Revision:
    """Merge what went live meanwhile into a working copy and make it the copy's base. It is an edit.

    `choices` decides conflicts: per field "mine", "live" or a new value. `saw` are the ids of the copy's head and of
    the live revision they were made for: raises Stale where these are others now. Raises MergeConflict with what is
    undecided, NotNow where nothing is live, Invalid where a choice names a field that is not in conflict.
    """
    with db.atomic():
        actor, item = refreshed(actor), locked_item(item.id)
        policy.require(actor, item, "edit")
        live = item.source.live if item.is_copy and item.source.is_live else None
        if live is None:
            raise NotNow(msg("Only a working copy of something live can be updated from it."))
        if saw not in (None, (item.head_id, live.id)):
            raise Stale(msg("One of the two texts has changed since you opened the page."), current=item.head)
        merged, conflicts = merge_view(item)
        if needless := set(choices or ()) - {conflict.field for conflict in conflicts}:
            raise Invalid(*(Problem(name, _NO_CONFLICT, {"name": name}) for name in sorted(needless)))
        decided = _decide(item, conflicts, choices or {})
        item.source_revision = live
        item.save(only=[Item.source_revision])
        words = _sorted(item, merged | decided)
        if same_words(words.content, item.head.content) and words.placement == item.head.placement:
            ledger.record("updated_from_live", SUBJECT, item.id, actor, live=live.number, revision=item.head.number)
            return item.head
        return _take_over(item, words, actor, bool(decided), live)


def merge_view(item: Item) -> tuple[dict, tuple[FieldConflict, ...]]:
    """What updating this copy would give, words and placement: (fields, conflicts); before anybody decides."""
    return merge_contents(*(_fields(side) for side in (item.source_revision, item.head, item.source.live)))


def _fields(revision: Revision) -> dict:
    """All that is merged: a change note tells of one release only."""
    return {name: value for name, value in (revision.content | revision.placement).items() if name != NOTE}


def _sorted(item: Item, fields: dict) -> Words:
    """Merged fields as words and placement; fields that are empty and were so before stay out."""
    placed = {field.name for field in PLACEMENT}
    head = item.head.content | item.head.placement
    given = {name: value for name, value in fields.items() if value or name in head}
    content = {name: value for name, value in given.items() if name not in placed}
    note = {NOTE: item.head.content[NOTE]} if NOTE in item.head.content else {}
    return Words(content | note, {name: value for name, value in given.items() if name in placed})


def _take_over(item: Item, words: Words, actor: Actor, by_hand: bool, live: Revision) -> Revision:
    """A clean merge adds no contributor; who resolves a conflict by hand becomes one."""
    known, by = policy.contributors_of(item), frozenset({actor.id} if by_hand else ())
    revision = append(item, words, actor, "merged", known | by)
    ledger.record(
        "updated_from_live", SUBJECT, item.id, actor, live=live.number, revision=revision.number, hash=revision.hash
    )
    facts_changed(item, actor, "updated_from_live")
    contributed(item, by - known, actor)
    return revision


def _decide(item: Item, conflicts: tuple[FieldConflict, ...], choices: Mapping[str, Any]) -> dict:
    undecided = tuple(conflict for conflict in conflicts if conflict.field not in choices)
    if undecided:
        raise MergeConflict(undecided)
    given = {c.field: choices[c.field] for c in conflicts if choices[c.field] not in ("mine", "live")}
    content, placement = clean(KINDS[item.kind], given)
    sides = {"mine": "ours", "live": "theirs"}
    taken = {c.field: getattr(c, sides[choices[c.field]]) for c in conflicts if c.field not in given}
    return content | placement | taken


def _copy_instead(item: Item, actor: Actor) -> bool:
    """True where the actor may not edit the item itself but may open a working copy of it."""
    policy.require_view(actor, item)
    return not item.is_copy and not policy.may(actor, item, "edit") and policy.may(actor, item, "copy_out")


def _origin(item: Item) -> Revision:
    """What a working copy starts from: the live revision, else the approved one."""
    return item.live if item.is_live else item.head


def _says_nothing_new(item: Item, words: Words) -> bool:
    origin = _origin(item)
    return same_words(origin.content | words.content, origin.content) and (
        origin.placement | words.placement == origin.placement
    )


def _open(item: Item, actor: Actor) -> Item:
    origin = _origin(item)
    definition = policy.definition_of(item)
    twin = Item.create(
        kind=item.kind, slug=item.slug, source=item, source_revision=origin, relation=COPY, workflow=definition.name,
        digest=definition.digest, state=definition.initial, state_since=now(), created_at=now(), changed_at=now(),
    )  # fmt: skip
    wrote = frozenset() if origin.id == item.live_id else contributors_of_revision(origin)
    content = {name: value for name, value in origin.content.items() if name != NOTE}
    append(twin, Words(content, origin.placement), actor, "copied", wrote)
    ledger.record("copy_opened", SUBJECT, twin.id, actor, of=item.id, base=origin.number, title=origin.title)
    ledger.record("copied_out", SUBJECT, item.id, actor, copy=twin.id, revision=origin.number)
    return twin


_NO_CONFLICT = msg("Nothing is to be decided for “%(name)s”: it is not in conflict. Save it as an edit instead.")
