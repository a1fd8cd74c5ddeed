"""What the texts in somebody's news are to that reader at the moment a mail leaves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from peewee import JOIN

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for
from coopcms.actor import Actor
from coopcms.content import policy, workflows
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import SUBJECT, Item, ItemOwner, RevisionContributor
from coopcms.content.queries import editable_by
from coopcms.network.models import Organisation
from coopcms.notify.models import InboxEntry
from coopcms.notify.queries import names_for

Source = Item.alias("source_item")


@dataclass(frozen=True, slots=True)
class Stand:
    """`reworks`: it is with those who write, this reader among them; `rests`: they sign once it is submitted again.

    `page` is the public address where the text is live now, else empty.
    """

    reworks: bool = False
    rests: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What letters are written from beside the news: names of centres by slug, and how their reader stands to items."""

    names: Mapping[str, str]
    stands: Mapping[int, Stand]

    def stand(self, entry: InboxEntry) -> Stand:
        """How the reader stands to what this entry is about."""
        return self.stands.get(entry.subject_id, Stand()) if entry.subject_kind == SUBJECT else Stand()


def known_for(user: User, entries: list[InboxEntry]) -> Known:
    """All that the letters about these entries need; eight selects at most."""
    return Known(names_for(entries), stands_for(user, entries))


def stands_for(user: User, entries: Iterable[InboxEntry]) -> dict[int, Stand]:
    """How this person stands to each item of their news, by its number; five selects, however many there are."""
    ids = {entry.subject_id for entry in entries if entry.subject_kind == SUBJECT}
    if not ids:
        return {}
    actor, items = actor_for(user, "mail"), _items(ids)
    editable = Item.select(Item.id).where(Item.id.in_(ids), editable_by(actor))
    edits, signs = {item for (item,) in editable.tuples()}, _signed_by(actor, items)
    waiting = {item.id for item in items if _waits(item)}
    return {
        item.id: Stand(item.id in edits & waiting, item.id in signs & waiting, _page(policy.governed_by(item)))
        for item in items
    }


def _items(ids: set[int]) -> list[Item]:
    rows = Item.select(Item, Source).join(Source, JOIN.LEFT_OUTER, on=(Item.source == Source.id), attr="source")
    return list(rows.where(Item.id.in_(ids)))


def _signed_by(actor: Actor, items: list[Item]) -> set[int]:
    """Those that a centre of the actor's signs, by the actor among others: nobody signs what they wrote."""
    slugs = {slug for role, slug in actor.roles if role in workflows.signing_roles()}
    owned = ItemOwner.select(ItemOwner.item).join(Organisation).where(
        ItemOwner.item.in_({policy.governed_by(item).id for item in items}), Organisation.slug.in_(slugs),
        ItemOwner.role != "shown", ItemOwner.accepted_at.is_null(False),
    )  # fmt: skip
    wrote = RevisionContributor.select(RevisionContributor.revision).where(
        RevisionContributor.revision.in_({item.head_id for item in items}), RevisionContributor.user_id == actor.id
    )
    ours, own = ({key for (key,) in rows.tuples()} for rows in (owned, wrote))
    return {item.id for item in items if policy.governed_by(item).id in ours and item.head_id not in own}


def _waits(item: Item) -> bool:
    """True where the text waits to be given for review (again)."""
    flow = workflows.in_force().get(policy.governed_by(item).workflow)
    return bool(flow and flow.has_lanes and item.state == flow.initial) and not (item.trashed_at or item.closed)


def _page(item: Item) -> str:
    return f"/{KINDS[item.kind].prefix}/{item.slug}" if item.is_live else ""
