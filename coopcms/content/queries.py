"""Reads of items and revisions."""

from functools import reduce
from operator import or_

from peewee import JOIN, Case, Expression, Value, fn

from coopcms.actor import Actor
from coopcms.content import policy, workflows
from coopcms.content.kinds.registry import BY_PREFIX, KINDS
from coopcms.content.models import COPY, Item, ItemGrant, ItemOwner, Revision, RevisionContributor
from coopcms.content.reserved import reserved
from coopcms.db import locked
from coopcms.errors import Invalid, Problem, msg
from coopcms.network.models import NETWORK, Organisation

Source = Item.alias("source_item")
Original = Item.alias("original_item")
Granted = Item.alias("granted_item")


def item_by_id(item_id: int) -> Item:
    """The item with head and source loaded in one select; raises Unknown."""
    found = items_numbered(item_id).first()
    if found is None:
        raise policy.unknown_item()
    return found


def items_numbered(item_id: int):
    """The query behind it, to which upper rooms can add a column of theirs."""
    return (
        Item.select(Item, Revision, Source)
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .switch(Item)
        .join(Source, JOIN.LEFT_OUTER, on=(Item.source == Source.id), attr="source")
        .where(Item.id == item_id)
    )


def item_for(actor: Actor, reference: int | str) -> Item:
    """The item a person names by number or `kind/slug`; raises Unknown also if they may not see it."""
    item = item_by_id(_number(reference))
    policy.require_view(actor, item)
    return item


def locked_item(item_id: int) -> Item:
    """The item as it stands, ours until commit; an original before its copies, so that nobody waits in a ring."""
    row = Item.select(Item.source, Item.relation).where(Item.id == item_id).first()
    if row is None:
        raise policy.unknown_item()
    for key in (row.source_id, item_id) if row.relation == COPY else (item_id,):
        locked(Item.select(Item.id).where(Item.id == key)).first()
    return item_by_id(item_id)


def _number(reference: int | str) -> int:
    text = str(reference).strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    kind, _, slug = text.partition("/")
    kind = BY_PREFIX[kind].name if kind in BY_PREFIX else kind
    row = Item.select(Item.id).where(Item.kind == kind, Item.slug == slug, Item.source.is_null()).first()
    if kind not in KINDS or row is None:
        raise policy.unknown_item()
    return row.id


def revision_numbered(item: Item, number: int) -> Revision:
    """Revision `number` of the item; raises Invalid."""
    found = Revision.get_or_none(Revision.item == item, Revision.number == number)
    if found is None:
        raise Invalid(Problem("revision", msg("This item has no version %(number)s."), {"number": number}))
    return found


def revisions_of(item: Item):
    """All revisions, the newest first, without their words."""
    lean = [field for field in Revision._meta.sorted_fields if field.name not in ("content", "placement")]
    return Revision.select(*lean).where(Revision.item == item.id).order_by(Revision.number.desc())


def contributors_of_revision(revision: Revision) -> frozenset[int]:
    """Everyone who may not sign this revision."""
    rows = RevisionContributor.select(RevisionContributor.user_id).where(RevisionContributor.revision == revision)
    return frozenset(user for (user,) in rows.tuples())


def writers_of(item: Item) -> frozenset[int]:
    """Everyone who ever wrote words of this item, or of the original and the copies that went into it."""
    family = Item.select(Item.id).where((Item.id == item.id) | (Item.id == item.source_id) | (Item.source == item.id))
    rows = RevisionContributor.select(RevisionContributor.user_id).join(Revision).where(Revision.item.in_(family))
    return frozenset(user for (user,) in rows.distinct().tuples())


def free_slug(kind: str, wish: str) -> str:
    """`wish`, or with -2, -3 … appended, such that no other item of the kind has it or ever had its address."""
    taken = Item.select(Item.slug).where(Item.kind == kind, Item.source.is_null(), Item.slug.startswith(wish[:70]))
    names = {name for (name,) in taken.tuples()} | reserved(kind, wish[:70])
    if wish not in names:
        return wish
    return next(slug for n in range(2, len(names) + 3) if (slug := f"{wish[:76].rstrip('-')}-{n}") not in names)


def copies_of(item: Item):
    """The working copies of an item that are still open, the oldest first."""
    return (
        Item.select(Item, Revision)
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .where(Item.source == item.id, Item.relation == COPY, ~Item.closed, Item.trashed_at.is_null())
        .order_by(Item.id)
    )


def visible_to(actor: Actor) -> Expression:
    """A condition on Item: those the actor may view, as the workflow files say; one subquery per set of roles."""
    leading = tuple(slug for role, slug in actor.roles if role == "centre_lead")
    parts = [_governed(_inviting(leading))] if leading else []
    return reduce(or_, parts + _by_role(actor, "view"), Item.id.in_(_granted(actor)) & _in_lanes())


def editable_by(actor: Actor) -> Expression:
    """A condition on Item: those whose text the actor's roles let them edit where it stands."""
    return reduce(or_, _by_role(actor, "edit"), Item.id.is_null())


def _by_role(actor: Actor, permission: str) -> list[Expression]:
    """Where the actor's roles give a permission: states of workflows, in centres of theirs or everywhere."""
    places: dict[tuple, dict[str, list[str]]] = {}
    for name, definition in workflows.in_force().items():
        for state in definition.states.values():
            holders = _viewers(state.allow.get(permission, ()), actor)
            places.setdefault(holders, {}).setdefault(name, []).append(state.id)
    parts = []
    for (everywhere, owned, led), states in places.items():
        scopes = [_owned(owned, ("lead", "co"))] if owned else []
        scopes += [_owned(led, ("lead",))] if led else []
        if everywhere:
            parts.append(_stands(states))
        elif scopes:
            parts.append(reduce(or_, map(_governed, scopes)) & _stands(states))
    return parts


def _stands(states: dict[str, list[str]]) -> Expression:
    """Items in one of these states of the workflow that counts; workflows with the same states share a condition."""
    flows: dict[tuple[str, ...], list[str]] = {}
    for name, ids in states.items():
        flows.setdefault(tuple(ids), []).append(name)
    nowhere = Item.id.is_null()
    return reduce(or_, (Item.state.in_(ids) & _follows(names) for ids, names in flows.items()), nowhere)


def _in_lanes() -> Expression:
    """Items that stand where owners review in lanes."""
    lanes = {
        name: [state.id for state in definition.states.values() if state.lanes]
        for name, definition in workflows.in_force().items()
    }
    return _stands({name: ids for name, ids in lanes.items() if ids})


def _granted(actor: Actor):
    """Items on which the actor stands in for one that owns them; a copy's owners are those of its original."""
    owned = Case(None, ((Granted.relation == COPY, Granted.source),), Granted.id)
    return (
        ItemGrant.select(ItemGrant.item)
        .join(Granted)
        .join(ItemOwner, on=((ItemOwner.item == owned) & (ItemOwner.organisation == ItemGrant.organisation)))
        .where(
            ItemGrant.user == actor.id, policy.stands_in(),
            ItemOwner.role != "shown", ItemOwner.accepted_at.is_null(False),
        )
    )  # fmt: skip


def _follows(flows: list[str]) -> Expression:
    """Items under one of these workflows; a copy under that of its original, which may have moved on since.

    Written as columns and not as a case: PostgreSQL knows then how many rows to expect.
    """
    original = Original.select(Value(1)).where(Original.id == Item.source, Original.workflow.in_(flows))
    return ((Item.relation != COPY) & Item.workflow.in_(flows)) | ((Item.relation == COPY) & fn.EXISTS(original))


def _viewers(view: tuple, actor: Actor) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    """(sees all, centres as any owner, centres as lead) that these viewers give the actor."""
    everywhere = any(
        (who.scope == "network" and actor.holds(who.role, NETWORK))
        or (who.scope == "any" and any(role == who.role for role, _ in actor.roles))
        for who in view
    )
    owning, leading = (
        tuple(sorted({slug for role, slug in actor.roles for who in view if (who.role, who.scope) == (role, scope)}))
        for scope in ("owners", "lead")
    )
    return everywhere, owning, leading


def _owned(slugs: tuple[str, ...], roles: tuple[str, ...]):
    return _owner_rows(slugs).where(ItemOwner.role.in_(roles), ItemOwner.accepted_at.is_null(False))


def _inviting(slugs: tuple[str, ...]):
    return _owner_rows(slugs).where(ItemOwner.role == "co", ItemOwner.accepted_at.is_null())


def _owner_rows(slugs: tuple[str, ...]):
    return ItemOwner.select(ItemOwner.item).join(Organisation).where(Organisation.slug.in_(slugs))


def _governed(owned) -> Expression:
    return Case(None, ((Item.relation == COPY, Item.source),), Item.id).in_(owned)
