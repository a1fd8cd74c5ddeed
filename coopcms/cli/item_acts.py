"""`coopcms item act`, `trash`, `untrash` and `explain`: what may be done with an item, and doing it."""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from coopcms.actor import Actor
from coopcms.cli import item_diff, output
from coopcms.cli.item_named import actor_of, item_of, print_row, writing
from coopcms.cli.output import gettext, print_result
from coopcms.clock import parse_moment
from coopcms.content.models import Item, Revision
from coopcms.content.policy import definition_of, may
from coopcms.content.queries import item_by_id
from coopcms.errors import Invalid, Problem, TransitionDenied, msg
from coopcms.review import services, services_trash
from coopcms.review.facts import facts_for
from coopcms.review.queries import standing
from coopcms.workflow.facts import Failure, Inputs
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


def _act(args: Namespace) -> int:
    actor = actor_of(args)
    item = item_of(args, actor)
    asked = _asked(item, args.transition)
    if "hash" in asked and not args.hash:
        raise Invalid(Problem("hash", INPUT["hash"]))
    at = parse_moment(args.at) if args.at else None
    given = {name: getattr(args, name) for name in ("comment", "hash", "lane", "mode", "successor", "confirm")}
    password = _password(args) if args.password_stdin or "reauth" in asked else ""
    warnings = _warnings(item, args.transition)
    try:
        taken = services.take(item, args.transition, actor, Inputs(at=at, **given), password)
    except TransitionDenied as denied:
        return _denied(denied, item, actor, args.hash)
    for warning in warnings:
        print(output.say(warning), file=sys.stderr)
    data = {"id": item.id, "transition": args.transition, "state": taken.state, "followed": list(taken.followed)}
    print_result(args, data | {"warnings": _warned(warnings)}, _said(taken))
    return 0


def _warnings(item: Item, transition: str) -> list[Failure]:
    """What the step warns of without being stopped by it, as things stand before it."""
    step = definition_of(item).transitions.get(transition)
    failures = facts_for(item, step=transition).failures if step and step.warns else {}
    return [failures[name] for name in step.warns if name in failures] if failures else []


def _warned(warnings: Iterable[Failure]) -> list[dict]:
    return [{"check": warning.check, "message": output.say(warning)} for warning in warnings]


def _denied(denied: TransitionDenied, item: Item, actor: Actor, seen: str) -> int:
    """Where the text is not the one that was read, what differs is shown to who may read the history."""
    item = item_by_id(item.id)
    asked = seen and any(reason.name == "hash" and reason.kind == "guard" for reason in denied.reasons)
    read = Revision.get_or_none(Revision.item == item, Revision.hash == seen) if asked else None
    if read is None or not may(actor, item, "history"):
        return output.fail(denied)
    fields = item_diff.differences(item.kind, read, item.head)
    return output.fail(denied, item_diff.as_text(item.kind, fields), difference=fields)


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
        {
            "name": action.name,
            "allowed": action.allowed,
            "reasons": output.reasons(action.reasons),
            "warnings": _warned(action.warnings),
        }
        for action in seen.actions
    ]
    lines = [f"{seen.state_title} ({seen.item.state})"]
    for action in seen.actions:
        lines.append(f"  {'+' if action.allowed else '-'} {action.name}: {action.title}")
        lines += [f"      {_line(reason)}" for reason in action.reasons]
        lines += [f"      ! {output.say(warning)}" for warning in action.warnings]
    print_result(args, {"state": seen.item.state, "actions": actions}, "\n".join(lines))


def _line(reason: Reason) -> str:
    return output.say(reason) + (f" ({', '.join(reason.who_can)})" if reason.who_can else "")


ACTS = {"act": _act, "trash": _trash, "untrash": _untrash, "explain": _explain}
