"""`coopcms item copy`, `copy-out`, `update-from-live` and `restore`: words that come from elsewhere."""

import sys
from argparse import Namespace

from coopcms.blocks.text import plain
from coopcms.cli import output
from coopcms.cli.item_named import actor_of, item_of, print_row, writing
from coopcms.cli.item_words import add_words, words_of
from coopcms.content import services, services_copies
from coopcms.content.models import Revision
from coopcms.errors import Invalid, Problem, msg

SIDES = ("mine", "live")


def add(acts) -> None:
    """copy, copy-out, update-from-live, restore"""
    twin = writing(acts, "copy", "start a new draft with the same words")
    twin.add_argument("--centre", required=True, metavar="SLUG", help="the lead centre of the new draft")
    writing(acts, "copy-out", "open a working copy of an approved or live item")
    update = writing(acts, "update-from-live", "merge what went live meanwhile into a working copy")
    update.add_argument(
        "--keep",
        action="extend",
        nargs="+",
        default=[],
        metavar="FIELD=mine|live",
        help="whose words stay in a conflict",
    )
    add_words(update)
    old = writing(acts, "restore", "bring back the words of an earlier version; of a live item in a working copy")
    old.add_argument("revision", type=int, metavar="REVISION", help="number of the version, as `item history` names it")


def _copy(args: Namespace) -> None:
    actor = actor_of(args)
    print_row(args, services.copy(item_of(args, actor), args.centre, actor).id)


def _copy_out(args: Namespace) -> None:
    actor = actor_of(args)
    print_row(args, services_copies.copy_out(item_of(args, actor), actor).id)


def _restore(args: Namespace) -> None:
    actor = actor_of(args)
    _print_revision(args, services_copies.restore(item_of(args, actor), args.revision, actor))


def _update(args: Namespace) -> int:
    actor = actor_of(args)
    item, choices = item_of(args, actor), _choices(args) | words_of(args)
    try:
        revision = services_copies.update_from_live(item, actor, choices)
    except services_copies.MergeConflict as conflict:
        return _conflict(args, conflict, item.state)
    _print_revision(args, revision)
    return 0


def _choices(args: Namespace) -> dict[str, str]:
    pairs = [text.partition("=") for text in args.keep]
    for name, _, side in pairs:
        if side not in SIDES:
            raise Invalid(Problem("keep", msg("“%(text)s” is neither FIELD=mine nor FIELD=live."), {"text": name[:80]}))
    return {name: side for name, _, side in pairs}


def _conflict(args: Namespace, conflict: services_copies.MergeConflict, state: str) -> int:
    """Both texts are shown, nothing is changed; the exit status of a failed check."""
    shown = [
        {"field": c.field, "base": _plain(c.base), "mine": _plain(c.ours),
         "live": _plain(c.theirs)}
        for c in conflict.conflicts
    ]  # fmt: skip
    reason = {"check": "merge", "message": output.say(conflict), "who_can": []}
    if args.format == "json":
        print(output.as_json({"denied": True, "state": state, "reasons": [reason], "conflicts": shown}))
    print(reason["message"], file=sys.stderr)
    for entry in shown:
        print(f"{entry['field']}\n  mine: {entry['mine']}\n  live: {entry['live']}", file=sys.stderr)
    return output.DENIED


def _plain(value) -> str:
    """A text as it is, a body or a list of words as text."""
    if not isinstance(value, list):
        return value
    return plain(value) if value and isinstance(value[0], dict) else ", ".join(value)


def _print_revision(args: Namespace, revision: Revision) -> None:
    print_row(args, revision.item_id, revision=revision.number, hash=revision.hash)


ACTS = {"copy": _copy, "copy-out": _copy_out, "update-from-live": _update, "restore": _restore}
