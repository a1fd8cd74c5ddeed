"""`coopcms item owners`: who owns an item, invitations, and leaving."""

from argparse import Namespace

from coopcms.cli.item_named import actor_of, invited, item_of, owning, reading
from coopcms.cli.output import gettext, print_result
from coopcms.content import policy, services_owners
from coopcms.content.models import Item
from coopcms.content.queries import item_by_id
from coopcms.errors import Invalid, Problem, msg


def add(acts) -> None:
    """owners"""
    parser = reading(acts, "owners", "the owners of an item; invite one, accept, decline or leave")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--add", metavar="CENTRE", help="invite this centre")
    ways.add_argument("--accept", metavar="CENTRE", help="accept the invitation on behalf of this centre")
    ways.add_argument(
        "--remove", metavar="CENTRE", help="decline or take back an invitation; ask for or agree to leaving"
    )


def _owners(args: Namespace) -> None:
    actor = actor_of(args)
    ways = {"add": services_owners.invite, "accept": services_owners.accept, "remove": services_owners.remove}
    wish = next((name for name in ways if getattr(args, name)), "")
    if wish and not args.actor:
        raise Invalid(Problem("actor", msg("--%(name)s is missing."), {"name": "actor"}))
    item = item_of(args, actor)
    if wish:
        ways[wish](item, getattr(args, wish), actor)
    data = _data(item_by_id(item.id))
    print_result(args, data, _text(data))


def _data(item: Item) -> dict:
    rows = policy.owners_of(item)
    leaving = [row.organisation.slug for row in rows if row.leave_own or row.leave_lead]
    return {"id": item.id, **owning(rows), "invited": invited(rows), "leaving": leaving}


def _text(data: dict) -> str:
    told = [(msg("Lead centre"), [data["lead_centre"] or ""]), (msg("Co-owners"), data["co_owners"])]
    told += [(msg("Invited"), data["invited"]), (msg("Leaving"), data["leaving"])]
    return "\n".join(f"{gettext(label)}: {', '.join(slugs)}" for label, slugs in told if any(slugs))


ACTS = {"owners": _owners}
