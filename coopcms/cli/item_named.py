"""What all acts of `coopcms item` share: whom they act for, which item they mean, and an item in one row."""

from argparse import ArgumentParser, Namespace

from coopcms.actor import SYSTEM, Actor
from coopcms.cli.output import add_format, print_result
from coopcms.cli.session import actor_from, os_user
from coopcms.content import policy
from coopcms.content.models import Item, ItemOwner
from coopcms.content.queries import item_by_id, item_for

ID = "a number, or kind/slug"


def reading(acts, name: str, summary: str) -> ArgumentParser:
    """An act that only reads: `--actor` narrows it to what that account may see."""
    parser = acts.add_parser(name, help=summary, description=summary)
    parser.add_argument("id", metavar="ID", help=ID)
    parser.add_argument("--actor", metavar="MAIL", help="show what this account may see; without, what the shell may")
    add_format(parser)
    return parser


def writing(acts, name: str, summary: str) -> ArgumentParser:
    """An act on one item on behalf of an account."""
    parser = acts.add_parser(name, help=summary, description=summary)
    parser.add_argument("id", metavar="ID", help=ID)
    add_actor(parser)
    add_format(parser)
    return parser


def add_actor(parser: ArgumentParser) -> None:
    """Who acts, where somebody has to."""
    parser.add_argument("--actor", metavar="MAIL", required=True, help="the account that acts")


def actor_of(args: Namespace) -> Actor:
    """The account named by --actor; without one the shell's owner, who holds the database and so may read it all."""
    return actor_from(args.actor) if args.actor else Actor(SYSTEM.id, SYSTEM.name, via="cli", os_user=os_user())


def item_of(args: Namespace, actor: Actor) -> Item:
    """The item named by ID, kept as `args.item` too. Raises Unknown also where the actor may not see it."""
    args.item = item_for(actor, args.id)
    return args.item


def row(item: Item, owners: list[ItemOwner]) -> dict:
    """One item as lists print it; `owners` are all rows of owners of the item or of its original, the lead first."""
    return {
        "id": item.id,
        "kind": item.kind,
        "slug": item.slug,
        "source": item.source_id,
        "workflow": policy.governed_by(item).workflow,
        "state": item.state,
        **owning(owners),
        "title": item.head.title if item.head_id else "",
    }


def owning(owners: list[ItemOwner]) -> dict:
    """Lead centre and co-owners by slug."""
    joined = [(row.organisation.slug, row.role) for row in owners if row.accepted_at and row.role != "shown"]
    return {
        "lead_centre": next((slug for slug, role in joined if role == "lead"), None),
        "co_owners": [slug for slug, role in joined if role == "co"],
    }


def invited(owners: list[ItemOwner]) -> list[str]:
    """The centres whose invitation is open."""
    return [row.organisation.slug for row in owners if row.role == "co" and not row.accepted_at]


def print_row(args: Namespace, item_id: int, **more) -> None:
    """The item as it stands now, in one row; `more` goes into the data only."""
    item = item_by_id(item_id)
    data = row(item, policy.owners_of(item)) | more
    print_result(args, data, line(data))


def line(data: dict) -> str:
    """A row for people."""
    copy = f" ⟵ {data['source']}" if data["source"] else ""
    owners = " + ".join(slug for slug in (data["lead_centre"], *data["co_owners"]) if slug)
    return f"{data['id']:6}  {data['state']:10} {data['kind']}/{data['slug']}{copy}  [{owners}]  {data['title']}"
