"""`coopcms item act`, `trash`, `untrash` and `explain`: what may be done with an item, and doing it."""

import getpass
import sys
from argparse import ArgumentParser, Namespace

from coopcms.cli import output
from coopcms.cli.item_named import actor_of, item_of, print_row, writing
from coopcms.cli.output import gettext, print_result
from coopcms.clock import parse_moment
from coopcms.content.models import Item
from coopcms.content.policy import definition_of
from coopcms.errors import Invalid, Problem, msg
from coopcms.review import services, services_trash
from coopcms.review.queries import standing
from coopcms.workflow.facts import Inputs
from coopcms.workflow.reasons import INPUT, Reason


def add(acts) -> None:
    """act, trash, untrash, explain"""
    _add_inputs(writing(acts, "act", "take a transition of the item's workflow"))
    writing(acts, "trash", "move an item to the trash")
    writing(acts, "untrash", "take an item out of the trash, into the state it had")
    writing(acts, "explain", "what this account may do with an item now, and why not the rest")


def _add_inputs(parser: ArgumentParser) -> None:
    parser.add_argument(
        "transition", metavar="TRANSITION", help="as `item explain` names it: submit, sign_off, publish …"
    )
    parser.add_argument("--comment", default="", metavar="TEXT", help="the reason")
    parser.add_argument("--hash", default="", metavar="HASH", help="of the words you read, as `item show` prints it")
    parser.add_argument("--lane", default="", metavar="CENTRE", help="the centre you act for, where there are several")
    parser.add_argument("--at", default="", metavar="TIME", help='"24.12.2026 06:00" or ISO 8601; never takes it back')
    parser.add_argument("--mode", default="", choices=("banner", "gone"), help="what the public sees of a withdrawal")
    parser.add_argument("--successor", default="", metavar="PATH", help="the page that takes its place")
    parser.add_argument("--confirm", action="store_true", help="now, though a date is set")
    parser.add_argument("--password-stdin", action="store_true", help="read your password from standard input")


def _act(args: Namespace) -> None:
    actor = actor_of(args)
    item = item_of(args, actor)
    asked = _asked(item, args.transition)
    if "hash" in asked and not args.hash:
        raise Invalid(Problem("hash", INPUT["hash"]))
    at = parse_moment(args.at) if args.at else None
    given = {name: getattr(args, name) for name in ("comment", "hash", "lane", "mode", "successor", "confirm")}
    password = _password(args) if args.password_stdin or "reauth" in asked else ""
    taken = services.take(item, args.transition, actor, Inputs(at=at, **given), password)
    data = {"id": item.id, "transition": args.transition, "state": taken.state, "followed": list(taken.followed)}
    print_result(args, data, _said(taken))


def _asked(item: Item, transition: str) -> set[str]:
    """What a person must always give with this transition."""
    step = definition_of(item).transitions.get(transition)
    return {ask.name for ask in step.asks if not ask.optional} if step else set()


def _password(args: Namespace) -> str:
    if args.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(gettext(msg("Your password: "))) if sys.stdin.isatty() else ""


def _said(taken: services.Taken) -> str:
    definition = definition_of(taken.item)
    steps = [definition.transitions[name].title for name in (taken.transition, *taken.followed)]
    state = definition.states[taken.state].title
    values = {"id": taken.item.id, "title": taken.item.head.title, "steps": ", ".join(steps), "state": state}
    return gettext(msg("%(id)s “%(title)s”: %(steps)s. State now: %(state)s."), **values)


def _trash(args: Namespace) -> None:
    actor = actor_of(args)
    print_row(args, services_trash.trash(item_of(args, actor), actor).id, trashed=True)


def _untrash(args: Namespace) -> None:
    actor = actor_of(args)
    print_row(args, services_trash.untrash(item_of(args, actor), actor).id, trashed=False)


def _explain(args: Namespace) -> None:
    actor = actor_of(args)
    seen = standing(item_of(args, actor), actor)
    actions = [
        {"name": action.name, "allowed": action.allowed, "reasons": output.reasons(action.reasons)}
        for action in seen.actions
    ]
    lines = [f"{seen.state_title} ({seen.item.state})"]
    for action in seen.actions:
        lines.append(f"  {'+' if action.allowed else '-'} {action.name}: {action.title}")
        lines += [f"      {_line(reason)}" for reason in action.reasons]
    print_result(args, {"state": seen.item.state, "actions": actions}, "\n".join(lines))


def _line(reason: Reason) -> str:
    return output.say(reason) + (f" ({', '.join(reason.who_can)})" if reason.who_can else "")


ACTS = {"act": _act, "trash": _trash, "untrash": _untrash, "explain": _explain}
