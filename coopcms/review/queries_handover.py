"""Everything that names a person, before they leave: what they hold, write, watch, and where they are asked for."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from peewee import JOIN, Expression, Value, fn

from coopcms.accounts.models import Role, User
from coopcms.accounts.queries_absence import named_as_deputy
from coopcms.actor import Actor
from coopcms.content import workflows
from coopcms.content.models import SUBJECT, Item, ItemGrant, ItemOwner, Revision, RevisionContributor
from coopcms.content.queries import visible_to
from coopcms.ledger.models import HistoryLine
from coopcms.network.models import Organisation
from coopcms.review.models import LaneRow, Watch
from coopcms.review.queries_calls import calls
from coopcms.review.worklist import unsigned_lanes

CLAIM, DRAFT, WATCH, TALK, DEPUTY = "claim", "draft", "watch", "talk", "deputy"
LAST, GRANT, CONTACT, INVITATION = "last", "grant", "contact", "invitation"
MOVED = (CLAIM, DRAFT, WATCH, TALK)  # kinds that an heir takes over; deputies are asked to name somebody else
KINDS = (*MOVED, DEPUTY, LAST, GRANT, CONTACT, INVITATION)
HANDED = "draft_handed_over"  # the verb under which an item's history keeps who looks after it now


@dataclass(frozen=True, slots=True)
class Thing:
    """One way in which a person is named: by an item, there maybe for the lane of `place`, or by the account `user`."""

    kind: str
    item: Item | None = None
    place: Organisation | None = None
    user: User | None = None


def named(user: User) -> list[Thing]:
    """All of it, by kind; five selects."""
    things = [*_claims(user), *_of_items(user), *_last(user), *_grants(user)]
    things += [Thing(DEPUTY, user=one) for one in named_as_deputy(user)]
    return sorted(things, key=lambda thing: (KINDS.index(thing.kind), thing.item.id if thing.item else 0))


def seen_by(actor: Actor, things: list[Thing]) -> set[int]:
    """The items among these that the actor may view; one select."""
    ids = {thing.item.id for thing in things if thing.item}
    rows = Item.select(Item.id).where(Item.id.in_(sorted(ids)), visible_to(actor))
    return {number for (number,) in rows.tuples()} if ids else set()


def unled(user: User, things: list[Thing]) -> set[str]:
    """The centres among these for which nobody else active names a substitute as their lead; one select."""
    places = {thing.place.slug for thing in things if thing.kind in (LAST, GRANT)}
    leads = Role.select(Organisation.slug).join(Organisation).switch(Role).join(User)
    leads = leads.where(Role.role == "centre_lead", User.active, User.id != user.id, Organisation.slug.in_(places))
    return places - {slug for (slug,) in leads.tuples()} if places else set()


def _claims(user: User) -> list[Thing]:
    rows = (
        LaneRow.select(LaneRow, Organisation, Item, Revision)
        .join(Organisation)
        .join_from(LaneRow, Item, on=((LaneRow.subject_id == Item.id) & (LaneRow.cycle == Item.cycle)), attr="item")
        .join(Revision, on=(Item.head == Revision.id))
        .where(LaneRow.subject_kind == SUBJECT, LaneRow.claimed_by == user.id, LaneRow.closed_at.is_null())
    )
    return [Thing(CLAIM, row.item, row.organisation) for row in rows]


def _last(user: User) -> list[Thing]:
    """Lanes that lack a signature which, of all who are active, only this person can give."""
    others = Role.select(Value(1)).join(User).where(Role.organisation == LaneRow.organisation, _signs(), _other(user))
    substitutes = _granted().join(User).where(_other(user))
    own = Role.select(Value(1)).where(Role.organisation == LaneRow.organisation, _signs(), Role.user == user.id)
    rows = (
        unsigned_lanes()
        .select(LaneRow, Organisation, Item, Revision)
        .join_from(Item, Revision, on=(Item.head == Revision.id))
        .where(fn.EXISTS(own) | fn.EXISTS(_granted().where(ItemGrant.user == user.id)))
        .where(Value(user.id).not_in(_writers()), ~fn.EXISTS(others), ~fn.EXISTS(substitutes))
    )
    return [Thing(LAST, row.item, row.organisation) for row in rows]


def _signs() -> Expression:
    return Role.role.in_(sorted(workflows.signing_roles()))


def _other(user: User) -> Expression:
    return User.active & (User.id != user.id) & User.id.not_in(_writers())


def _granted():
    return ItemGrant.select(Value(1)).where(
        ItemGrant.item == LaneRow.subject_id, ItemGrant.organisation == LaneRow.organisation,
        ItemGrant.role == "substitute",
    )  # fmt: skip


def _writers():
    return RevisionContributor.select(RevisionContributor.user_id).where(RevisionContributor.revision == Item.head)


def _grants(user: User) -> list[Thing]:
    rows = (
        ItemGrant.select(ItemGrant, Organisation, Item, Revision)
        .join(Organisation)
        .join_from(ItemGrant, Item)
        .join(Revision, on=(Item.head == Revision.id))
        .where(ItemGrant.user == user.id, Item.trashed_at.is_null())
    )
    return [Thing(GRANT, row.item, row.organisation) for row in rows]


def _of_items(user: User) -> list[Thing]:
    """Drafts, watched items, what names the person as contact or calls them, their invitations; one select."""
    watched = Watch.select(Watch.subject_id).where(Watch.user == user.id, Watch.subject_kind == SUBJECT)
    invited = ItemOwner.select(ItemOwner.item).where(ItemOwner.invited_by == user.id, ItemOwner.accepted_at.is_null())
    found = {
        DRAFT: _drafts(user),
        WATCH: Item.id.in_(watched),
        CONTACT: _contacts(user),
        INVITATION: Item.id.in_(invited),
        TALK: calls(user),
    }
    either = reduce(or_, found.values())
    rows = (
        Item.select(Item, Revision.id, Revision.title, *(where.alias(kind) for kind, where in found.items()))
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .switch(Item)
        .where(either, Item.trashed_at.is_null(), ~Item.closed)
    )
    return [Thing(kind, row) for row in rows for kind in found if getattr(row, kind)]


def _drafts(user: User) -> Expression:
    """Drafts that nobody else has written in, or in which they wrote last; not those that have gone to an heir."""
    mine = RevisionContributor.select(Value(1)).where(RevisionContributor.revision == Item.head)
    alone = fn.EXISTS(mine.where(RevisionContributor.user_id == user.id)) & ~fn.EXISTS(
        mine.where(RevisionContributor.user_id != user.id)
    )
    gone = HistoryLine.select(Value(1)).where(
        HistoryLine.subject_kind == SUBJECT, HistoryLine.subject_id == Item.id, HistoryLine.verb == HANDED,
        HistoryLine.at >= Revision.created_at,
    )  # fmt: skip
    states = {flow.initial for flow in workflows.in_force().values()}
    return Item.state.in_(sorted(states)) & ((Revision.author_id == user.id) | alone) & ~fn.EXISTS(gone)


def _contacts(user: User) -> Expression:
    """The contact printed with the words holds their name or one of their addresses."""
    words = {user.email, user.name, *((user.person.email, user.person.name) if user.person else ())}
    contact = fn.COALESCE(Revision.content["contact"].as_text(), "")
    here = Revision.id < 0
    for word in sorted(word for word in words if len(word) > 3):
        here |= contact.contains(word)
    return here
