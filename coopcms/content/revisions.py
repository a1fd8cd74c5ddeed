"""Appending a revision: ids kept where a block descends from an old one, hashes taken, contributors written."""

from collections.abc import Iterable

from coopcms.actor import Actor
from coopcms.blocks.canonical import digest
from coopcms.blocks.identity import realign
from coopcms.clock import now
from coopcms.content.cleaning import Words
from coopcms.content.models import SUBJECT, Item, Revision, RevisionContributor
from coopcms.content.picture_uses import note_uses
from coopcms.ledger import events


def append(item: Item, words: Words, actor: Actor, origin: str, contributors: Iterable[int]) -> Revision:
    """Make these words the head of a locked item; SYSTEM writes nothing and is never a contributor.

    Upper floors hear of the words and of those before, inside this transaction, as `worded`.
    """
    head, content, placement = item.head, words.content, words.placement
    before = head.content if head else {}
    content = {**content, "body": realign(before.get("body", []), content.get("body", []))}
    revision = Revision.create(
        item=item, number=head.number + 1 if head else 1, base=head, title=content.get("title", ""),
        content=content, placement=placement, hash=digest(content), placement_hash=digest(placement),
        author_id=actor.id, author_name=actor.name, origin=origin, created_at=now(),
    )  # fmt: skip
    rows = [{"revision": revision.id, "user_id": user} for user in sorted(set(contributors)) if user]
    if rows:
        RevisionContributor.insert_many(rows).execute()
    note_uses([(revision.id, content)])
    item.head, item.changed_at = revision, now()
    item.save(only=[Item.head, Item.changed_at])
    original = item.source_id if item.is_copy else item.id
    told = {"revision": revision.id, "content": content, "before": before, "original": original}
    events.emit(events.Event("worded", SUBJECT, item.id, actor, facts=told))
    return revision


def same_words(content: dict, other: dict) -> bool:
    """True if both would be signed alike: block ids and empty fields do not count."""
    return digest(content) == digest(other)
