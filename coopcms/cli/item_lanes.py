"""`coopcms item lane`: how one owner's review stands; hand it over, give it back, date it, name a substitute."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date

from coopcms.accounts.models import User
from coopcms.accounts.queries import user_by_email
from coopcms.actor import Actor
from coopcms.cli.item_named import actor_of, item_of, reading
from coopcms.cli.item_show import LANES
from coopcms.cli.output import gettext, print_result
from coopcms.clock import berlin, parse_day
from coopcms.content.models import Item
from coopcms.content.queries import item_by_id
from coopcms.errors import Invalid, Problem, msg
from coopcms.review import services_lanes, services_substitutes
from coopcms.review.facts import facts_for
from coopcms.review.lanes import lane_of
from coopcms.review.queries import lane_views


def add(acts) -> None:
    """lane"""
    parser = reading(acts, "lane", "how one owner's review stands; hand it over, give it back, date it, substitutes")
    parser.add_argument("centre", metavar="CENTRE", help="whose review")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--hand-over", metavar="MAIL", help="let this account take it on")
    ways.add_argument("--give-back", action="store_true", help="nobody in particular takes it on")
    ways.add_argument("--due", metavar="YYYY-MM-DD", help="the day on which it is due; never takes the day back")
    ways.add_argument("--substitute", metavar="MAIL", help="let this account sign for the centre")
    ways.add_argument("--revoke", metavar="MAIL", help="let this substitute sign no longer")


def _lane(args: Namespace) -> None:
    actor = actor_of(args)
    change = _wish(args)
    if change and not args.actor:
        raise Invalid(Problem("actor", msg("--%(name)s is missing."), {"name": "actor"}))
    item = item_of(args, actor)
    lane_of(item, args.centre)
    if change:
        change(item, args.centre, actor)
    data = _data(item_by_id(item.id), args.centre)
    print_result(args, data, _text(data))


def _wish(args: Namespace) -> Callable[[Item, str, Actor], Item] | None:
    """What is to be done, with its input read before anything is looked up."""
    people = {
        "hand_over": services_lanes.hand_over,
        "substitute": services_substitutes.grant,
        "revoke": services_substitutes.revoke,
    }
    for name, service in people.items():
        if (mail := getattr(args, name)) is not None:
            return lambda item, centre, actor: service(item, centre, _account(mail, name), actor)
    if args.due is not None:
        day = _day(args.due)
        return lambda item, centre, actor: services_lanes.set_due(item, centre, day, actor)
    return services_lanes.give_back if args.give_back else None


def _account(mail: str, name: str) -> User:
    found = user_by_email(mail)
    if found is None:
        raise Invalid(Problem(name, msg("There is no account with the address %(email)s."), {"email": mail}))
    return found


def _day(text: str) -> date | None:
    if text.strip() == "never":
        return None
    found = parse_day(text, "due")
    if found is None:
        raise Invalid(Problem("due", msg("Not a day. Write it as 24.12.2026."), {}))
    return found


def _data(item: Item, centre: str) -> dict:
    view = next(view for view in lane_views(item, facts_for(item)) if view.centre == centre)
    return {
        "id": item.id,
        "centre": view.centre,
        "status": view.status,
        "by": view.by or None,
        "since": view.since,
        "due": view.due_at,
        "overdue": view.overdue,
        "claimed_by": view.claimed_name or None,
        "substitutes": list(view.substitutes),
    }


def _text(data: dict) -> str:
    facts = {
        msg("Taken on by"): data["claimed_by"],
        msg("Due"): _moment(data["due"]),
        msg("Substitutes"): ", ".join(data["substitutes"]),
    }
    first = f"{data['centre']}: {gettext(LANES[data['status']])} {data['by'] or ''}".rstrip()
    return "\n".join([first, *(f"{gettext(label)}: {value}" for label, value in facts.items() if value)])


def _moment(value) -> str:
    return berlin(value).strftime("%d.%m.%Y %H:%M") if value else ""


ACTS = {"lane": _lane}
