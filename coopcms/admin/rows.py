"""Items as rows of a table: state in words, owners, and what this person may do with each; no query per row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from peewee import JOIN

from coopcms.actor import Actor
from coopcms.admin.queries import owner_view
from coopcms.admin.seen import PERMISSIONS
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, ItemGrant, ItemOwner
from coopcms.content.workflows import definition_named
from coopcms.errors import msg
from coopcms.network.models import Organisation
from coopcms.rendering.pages import OwnerView
from coopcms.workflow import engine
from coopcms.workflow.facts import Facts, Owner, Person

SCHEDULED, TRASHED = ("scheduled", msg("Scheduled")), ("trash", msg("In the trash"))


@dataclass(frozen=True, slots=True)
class Row:
    """One item; `kind` is a msgid, `state` an (id, title), owners with short names, `note` what is special here."""

    item: Item
    kind: str
    state: tuple[str, str]
    owners: tuple[OwnerView, ...]
    may: frozenset[str]
    note: str = ""


@dataclass(slots=True)
class _Governing:
    """What decides about an item besides its own row; a working copy has owners and workflow of its original.

    `owners` are those who accepted, `invited` who has not answered, `mine` the lanes the actor stands in for.
    """

    workflow: str
    owners: dict[str, OwnerView]
    invited: set[str]
    mine: set[str]


def rows_of(actor: Actor, items: Iterable[Item], notes: dict[int, str] | None = None) -> list[Row]:
    """The items in their order; one select for owners, workflows and what the actor stands in for."""
    items = list(items)
    governing, said = _governing(actor, items), notes or {}
    return [_row(actor, item, governing[item.id], said.get(item.id, "")) for item in items]


def badge(item: Item, title: str) -> tuple[str, str]:
    """(id, title) of the state a person sees: what lies in the trash or has a date says so."""
    if item.trashed_at:
        return TRASHED
    return SCHEDULED if item.publish_at and item.state == "approved" else (item.state, title)


def _governing(actor: Actor, items: list[Item]) -> dict[int, _Governing]:
    listed: dict[int, list[int]] = {}
    for item in items:
        listed.setdefault(item.source_id if item.is_copy else item.id, []).append(item.id)
    found = {item.id: _Governing(item.workflow, {}, set(), set()) for item in items}
    mine = (ItemGrant.organisation == ItemOwner.organisation) & (ItemGrant.user == actor.id)
    mine &= (ItemGrant.role == "substitute") & ItemGrant.item.in_(list(found))
    rows = (
        ItemOwner.select(ItemOwner, Organisation, Item.id, Item.workflow, ItemGrant.id, ItemGrant.item)
        .join(Organisation)
        .join_from(ItemOwner, Item)
        .join_from(ItemOwner, ItemGrant, JOIN.LEFT_OUTER, on=mine, attr="grant")
        .where(ItemOwner.item.in_(list(listed)), ItemOwner.role != "shown")
        .order_by(ItemOwner.position, ItemOwner.id)
    )
    for row in rows if items else ():
        for number in listed[row.item_id]:
            _add(found[number], row, number)
    return found


def _add(governing: _Governing, row: ItemOwner, number: int) -> None:
    slug = row.organisation.slug
    governing.workflow = row.item.workflow
    if row.accepted_at:
        governing.owners[slug] = owner_view(row)
    elif row.role == "co":
        governing.invited.add(slug)
    grant = getattr(row, "grant", None)
    if grant is not None and grant.item_id == number:
        governing.mine.add(slug)


def _row(actor: Actor, item: Item, governing: _Governing, note: str) -> Row:
    definition, owners = definition_named(governing.workflow), tuple(governing.owners.values())
    facts = Facts(
        state=item.state, cycle=item.cycle, hash="", owners=tuple(Owner(o.slug, o.lead) for o in owners),
        open_invitations=tuple(governing.invited), is_copy=item.is_copy, closed=item.closed,
        trashed=item.trashed_at is not None,
    )  # fmt: skip
    person = Person(actor.id, actor.roles, frozenset(governing.mine))
    known = definition.states.get(item.state)  # where a state is not the file's, nobody guesses
    may = frozenset(name for name in PERMISSIONS if known and engine.may(definition, facts, person, name))
    short = tuple(replace(owner, name=owner.short) for owner in owners)
    return Row(item, KINDS[item.kind].title, badge(item, known.title if known else item.state), short, may, note)
