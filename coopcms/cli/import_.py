"""`coopcms import`: press texts into drafts, one file each; with --jsonl a whole archive (shell only)."""

import sys
from argparse import ArgumentParser, Namespace

from coopcms.actor import Actor
from coopcms.cli import import_archive, output
from coopcms.cli.output import add_format, print_result
from coopcms.cli.session import actor_from, open_instance
from coopcms.cli.unread import why_unread
from coopcms.content import services as content
from coopcms.content.kinds.registry import KINDS, kind_named
from coopcms.content.policy import require_creator
from coopcms.errors import Invalid, Problem, msg
from coopcms.exchange.press import Unreadable, read_press
from coopcms.network.queries import organisation

LARGEST = 2_000_001  # bytes read of one press text: one more than may be


def add(parser: ArgumentParser) -> None:
    """Files, or --jsonl."""
    parser.add_argument("file", nargs="*", metavar="FILE", help="press texts, plain (UTF-8) or HTML: a draft each")
    parser.add_argument("--kind", choices=KINDS, metavar="KIND", help=f"of the drafts: {', '.join(KINDS)}")
    parser.add_argument("--centre", metavar="SLUG", help="the lead centre of the drafts")
    parser.add_argument("--actor", metavar="MAIL", help="the account that imports; it cannot sign these texts")
    parser.add_argument("--jsonl", metavar="FILE", help="an archive, one item a line; - is standard input")
    parser.add_argument("--create-centres", action="store_true", help="make centres that only the archive knows")
    add_format(parser)


def run(args: Namespace) -> int:
    """Import; 2 if anything could not be taken, the rest is taken nevertheless."""
    _refuse_bad_use(args)
    open_instance()
    return import_archive.run(args) if args.jsonl else _files(args)


def _refuse_bad_use(args: Namespace) -> None:
    if bool(args.jsonl) == bool(args.file):
        raise Invalid(Problem("file", msg("Name either files or --jsonl with an archive.")))
    for name in ("kind", "centre", "actor") if args.file else ():
        if not getattr(args, name):
            raise Invalid(Problem(name, msg("--%(name)s is missing."), {"name": name}))


def _files(args: Namespace) -> int:
    actor = actor_from(args.actor)
    kind_named(args.kind)
    require_creator(actor, organisation(args.centre))
    found = [_file(name, args, actor) for name in args.file]
    print_result(args, found, "\n".join(_file_line(entry) for entry in found if entry["error"] is None))
    for entry in found:
        if entry["error"]:
            print(_file_line(entry), file=sys.stderr)
    return output.BAD if any(entry["error"] for entry in found) else 0


def _file(name: str, args: Namespace, actor: Actor) -> dict:
    try:
        with open(name, "rb") as file:
            text = read_press(file.read(LARGEST), name)
        item = content.create(args.kind, args.centre, text.content, actor, "imported")
    except OSError as why:
        return {"file": name, "id": None, "error": why_unread(why)}
    except (Unreadable, Invalid) as refusal:
        return {"file": name, "id": None, "error": output.say(refusal)}
    return {"file": name, "id": item.id, "error": None}


def _file_line(entry: dict) -> str:
    return f"{entry['file']}: {entry['error'] or entry['id']}"
