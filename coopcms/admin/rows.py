"""Items as rows of a table: state in words, owners, and what this person may do with each; no query per row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coopcms.actor import Actor
from coopcms.admin.queries import owners_by_item
from coopcms.admin.seen import PERMISSIONS
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.content.workflows import definition_named
from coopcms.errors import msg
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


def rows_of(actor: Actor, items: Iterable[Item], notes: dict[int, str] | None = None) -> list[Row]:
    """The items in their order; one select for all owners."""
    items = list(items)
    owners, said = owners_by_item(items), notes or {}
    return [_row(actor, item, owners[item.id], said.get(item.id, "")) for item in items]


def badge(item: Item, title: str) -> tuple[str, str]:
    """(id, title) of the state a person sees: what lies in the trash or has a date says so."""
    if item.trashed_at:
        return TRASHED
    return SCHEDULED if item.publish_at and item.state == "approved" else (item.state, title)


def _row(actor: Actor, item: Item, owners: tuple[OwnerView, ...], note: str) -> Row:
    definition = definition_named(item.workflow)
    facts = Facts(
        state=item.state, cycle=item.cycle, hash="", owners=tuple(Owner(o.slug, o.lead) for o in owners),
        is_copy=item.is_copy, closed=item.closed, trashed=item.trashed_at is not None,
    )  # fmt: skip
    person = Person(actor.id, actor.roles)
    may = frozenset(name for name in PERMISSIONS if engine.may(definition, facts, person, name))
    short = tuple(replace(owner, name=owner.short) for owner in owners)
    return Row(item, KINDS[item.kind].title, badge(item, definition.states[item.state].title), short, may, note)
