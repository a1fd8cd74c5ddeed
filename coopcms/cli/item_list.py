"""`coopcms item list`: many items, a row each, five hundred at a time."""

import json
from argparse import Namespace
from collections.abc import Iterator

from peewee import JOIN, Expression

from coopcms.cli import output
from coopcms.cli.item_named import actor_of, line, row
from coopcms.cli.output import add_format, gettext
from coopcms.content import workflows
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.content.queries import visible_to
from coopcms.errors import Invalid, Problem, msg
from coopcms.network.models import Organisation
from coopcms.network.queries import organisation

BATCH = 500
Source = Item.alias("original")


def add(acts) -> None:
    """list"""
    parser = acts.add_parser("list", help="items, a row each", description="items, a row each")
    parser.add_argument("--state", metavar="STATE", help="only those in this state")
    parser.add_argument("--kind", choices=KINDS, metavar="KIND", help=f"only this kind: {', '.join(KINDS)}")
    parser.add_argument("--centre", metavar="SLUG", help="only those that this centre owns or co-owns")
    parser.add_argument("--workflow", metavar="NAME", help="only those that follow this workflow")
    parser.add_argument("--trash", action="store_true", help="what lies in the trash, instead of what does not")
    parser.add_argument("--actor", metavar="MAIL", help="only what this account may see")
    add_format(parser, "jsonl")


def run(args: Namespace) -> None:
    """Print the items by number."""
    rows = _rows(args)
    if args.format == "json":
        print(output.as_json(list(rows)))
        return
    empty = True
    for data in rows:
        print(json.dumps(data, ensure_ascii=False) if args.format == "jsonl" else line(data))
        empty = False
    if empty and args.format == "text":
        print(gettext(msg("There are no such items.")))


def _rows(args: Namespace) -> Iterator[dict]:
    where, last = _condition(args), 0
    while batch := list(_batch(where & (Item.id > last))):
        owners = _owners({item.source_id if item.is_copy else item.id for item in batch})
        for item in batch:
            yield row(item, owners.get(item.source_id if item.is_copy else item.id, []))
        last = batch[-1].id


def _batch(where: Expression):
    return (
        Item.select(Item, Revision.id, Revision.title, Source.id, Source.workflow)
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .switch(Item)
        .join(Source, JOIN.LEFT_OUTER, on=(Item.source == Source.id), attr="source")
        .where(where)
        .order_by(Item.id)
        .limit(BATCH)
    )


def _owners(ids: set[int]) -> dict[int, list[ItemOwner]]:
    rows = ItemOwner.select(ItemOwner, Organisation).join(Organisation).where(ItemOwner.item.in_(ids))
    found: dict[int, list[ItemOwner]] = {}
    for owner in rows.order_by(ItemOwner.position, ItemOwner.id):
        found.setdefault(owner.item_id, []).append(owner)
    return found


def _condition(args: Namespace) -> Expression:
    where = Item.trashed_at.is_null(not args.trash)
    if args.state:
        where &= Item.state == _state(args.state)
    if args.kind:
        where &= Item.kind == args.kind
    if args.workflow:
        flow = workflows.definition_named(args.workflow).name
        where &= (Source.workflow == flow) | (Source.id.is_null() & (Item.workflow == flow))
    if args.centre:
        owned = ItemOwner.select(ItemOwner.item).where(
            ItemOwner.organisation == organisation(args.centre),
            ItemOwner.role != "shown",
            ItemOwner.accepted_at.is_null(False),
        )
        where &= Item.id.in_(owned) | Item.source.in_(owned)
    return where & visible_to(actor_of(args)) if args.actor else where


def _state(name: str) -> str:
    """The state called so in any workflow, or stored by a workflow that is gone. Raises Invalid with the known ones."""
    known = list(dict.fromkeys(state for flow in workflows.in_force().values() for state in flow.states))
    if name in known or Item.select().where(Item.state == name).exists():
        return name
    values = {"name": name, "known": ", ".join(known)}
    raise Invalid(Problem("state", msg("There is no state “%(name)s”, only %(known)s."), values))


ACTS = {"list": run}
