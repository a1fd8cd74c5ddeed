"""`coopcms import`: press texts into drafts, one file each; with --jsonl a whole archive (shell only)."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from coopcms.actor import Actor
from coopcms.cli import import_archive, import_report, output
from coopcms.cli.output import add_format, print_result
from coopcms.cli.session import actor_from, open_instance
from coopcms.cli.unread import why_unread
from coopcms.content.kinds.registry import KINDS, kind_named
from coopcms.content.policy import require_creator
from coopcms.errors import Invalid, Problem, msg
from coopcms.exchange.press import LARGEST_FILE, Unreadable, read_press
from coopcms.exchange.queries import report_of
from coopcms.exchange.services import bring_in
from coopcms.network.queries import organisation


def add(parser: ArgumentParser) -> None:
    """Files, or --jsonl."""
    parser.add_argument(
        "file", nargs="*", metavar="FILE", help="press texts: .docx .odt .eml .md .html or plain, a draft each"
    )
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
    text = "\n".join(_file_lines(entry) for entry in found if entry["error"] is None)
    print_result(args, [{name: value for name, value in entry.items() if name != "told"} for entry in found], text)
    for entry in found:
        if entry["error"]:
            print(_file_lines(entry), file=sys.stderr)
    return output.BAD if any(entry["error"] for entry in found) else 0


def _file(name: str, args: Namespace, actor: Actor) -> dict:
    try:
        with open(name, "rb") as file:
            text = read_press(file.read(LARGEST_FILE + 1), name)
        item = bring_in(text, args.kind, args.centre, actor, name=Path(name).name)
    except OSError as why:
        return _refused(name, why_unread(why))
    except (Unreadable, Invalid) as refusal:
        return _refused(name, output.say(refusal))
    report = report_of(item.id).facts
    return {"file": name, "id": item.id, "error": None, "report": import_report.data(report), "told": report}


def _refused(name: str, why: str) -> dict:
    return {"file": name, "id": None, "error": why, "report": None}


def _file_lines(entry: dict) -> str:
    head = f"{entry['file']}: {entry['error'] or entry['id']}"
    return "\n".join([head, *(import_report.lines(entry["told"]) if entry.get("told") else ())])
