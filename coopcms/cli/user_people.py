"""`coopcms user invite`, `away` and `handover`: links by mail, absences, and what a leaver leaves behind."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from coopcms.accounts.models import User
from coopcms.accounts.queries import user_by_email
from coopcms.accounts.queries_links import INVITE
from coopcms.accounts.services_absence import end_absence, set_absence
from coopcms.accounts.services_links import send_link
from coopcms.cli.output import gettext, print_result, say
from coopcms.cli.session import actor_from
from coopcms.clock import parse_day
from coopcms.errors import Problem, Unknown, msg
from coopcms.review.queries_handover import MOVED, Thing, seen_by
from coopcms.review.services_handover import HandOver, Left, hand_over, rehearse


def add(acts, about_one: Callable[[ArgumentParser], ArgumentParser]) -> None:
    """invite, away, handover"""
    about_one(acts.add_parser("invite", help="mail an invitation, or a link to a new password for who has one"))
    away = about_one(acts.add_parser("away", help="note an absence with a deputy, or end it"))
    away.add_argument("--from", dest="first", metavar="DAY", default="", help="first day, like 24.12.2026")
    away.add_argument("--until", dest="last", metavar="DAY", default="", help="last day")
    away.add_argument("--deputy", metavar="MAIL", help="who stands in")
    away.add_argument("--back", action="store_true", help="the absence is over, or does not happen")
    leaver = about_one(acts.add_parser("handover", help="hand over what names a leaver"))
    leaver.add_argument("--to", required=True, metavar="MAIL", help="who takes it over")
    ends = "ask who named the leaver as deputy for another one, though the account is active"
    leaver.add_argument("--deputy-ends", action="store_true", help=ends)
    leaver.add_argument("--dry-run", action="store_true", help="only say what would happen")


def known(email: str, field: str = "email") -> User:
    """The account of that address. Raises Unknown."""
    user = user_by_email(email)
    if user is None:
        raise Unknown(msg("There is no account with the address %(email)s."), field=field, email=email)
    return user


def _invite(args: Namespace) -> None:
    actor, user = actor_from(args.actor), known(args.email)
    purpose = send_link(user, actor)
    sentence = msg("The invitation is on its way to %(email)s. It works once and for seven days.")
    sentence = sentence if purpose == INVITE else msg("A link to a new password is on its way to %(email)s.")
    print_result(args, {"id": user.id, "email": user.email, "purpose": purpose}, gettext(sentence, email=user.email))


def _away(args: Namespace) -> None:
    actor, user = actor_from(args.actor), known(args.email)
    if args.back:
        user = end_absence(user, actor)
    else:
        deputy = known(args.deputy, "deputy") if args.deputy else None
        days = parse_day(args.first, "first"), parse_day(args.last, "last")
        user = set_absence(user, days, deputy, actor)
    deputy = user.deputy.email if user.deputy else ""
    data = {"id": user.id, "email": user.email, "from": user.away_from, "until": user.away_until, "deputy": deputy}
    away = f"{user.away_from} – {user.away_until}" if user.away_from else gettext(msg("not away"))
    print_result(args, data, f"{user.email}  {away}  {deputy}".rstrip())


def _handover(args: Namespace) -> None:
    actor, user, heir = actor_from(args.actor), known(args.email), known(args.to, "to")
    act = rehearse if args.dry_run else hand_over
    done = act(user, dict.fromkeys(MOVED, heir), actor, deputy_ends=args.deputy_ends)
    seen = seen_by(actor, [*done.moved, *(one.thing for one in done.left)])
    print_result(args, _data(done, seen), _text(done, seen))


def _data(done: HandOver, seen: set[int]) -> dict:
    left = [{**_thing(one.thing, seen), "why": _why(one), "who_can": list(one.who_can)} for one in done.left]
    return {"moved": [_thing(thing, seen) for thing in done.moved], "left": left, "hidden": done.hidden}


def _thing(thing: Thing, seen: set[int]) -> dict:
    """Of an item that the actor may not see: what it is to the leaver, and its number."""
    if thing.item is None:
        return {"kind": thing.kind, "item": None, "title": thing.user.name, "centre": ""}
    known = thing.item.id in seen
    title, centre = thing.item.head.title if known else "", thing.place.slug if known and thing.place else ""
    return {"kind": thing.kind, "item": thing.item.id, "title": title, "centre": centre}


def _why(left: Left) -> str:
    return say(Problem("", left.why, left.values))


def _text(done: HandOver, seen: set[int]) -> str:
    lines = [f"✓ {_line(_thing(thing, seen))}" for thing in done.moved]
    lines += [f"✗ {_line(_thing(one.thing, seen))}: {_why(one)}{_who(one.who_can)}" for one in done.left]
    return "\n".join(lines) or gettext(msg("Nothing names this person."))


def _line(data: dict) -> str:
    number = f"#{data['item']} " if data["item"] else ""
    centre = f" [{data['centre']}]" if data["centre"] else ""
    return f"{data['kind']:10} {number}{data['title']}{centre}".rstrip()


def _who(who_can: tuple[str, ...]) -> str:
    return f" ({', '.join(who_can)})" if who_can else ""


ACTS = {"invite": _invite, "away": _away, "handover": _handover}
