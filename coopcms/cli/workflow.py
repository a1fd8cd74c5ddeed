"""`coopcms workflow`: check a file, list and show what is in force, bring items along when states are renamed."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from coopcms import config, resources
from coopcms.actor import SYSTEM, Actor
from coopcms.cli import output
from coopcms.cli.output import add_format, gettext, print_result
from coopcms.cli.session import open_instance, os_user
from coopcms.errors import Invalid, Problem, Unknown, msg
from coopcms.review import services_migrate
from coopcms.workflow import loader
from coopcms.workflow.definition import Definition
from coopcms.workflow.drawing import as_text
from coopcms.workflow.drawing_mermaid import as_mermaid
from coopcms.workflow.drawing_svg import standing_alone
from coopcms.workflow.report import Contradiction

_DRAWN = {"svg": standing_alone, "mermaid": as_mermaid}


def add(parser: ArgumentParser) -> None:
    """check, list, show, migrate"""
    acts = parser.add_subparsers(dest="act", required=True)
    check = acts.add_parser("check", help="exit 1 if the file contradicts itself, and say where")
    check.add_argument("file", metavar="FILE", help="a workflow file (TOML)")
    add_format(check)
    add_format(acts.add_parser("list", help="the workflows in force"))
    show = acts.add_parser("show", help="one workflow: its states, who may what, its ways; to read or drawn")
    show.add_argument("name", metavar="NAME", help="as `workflow list` prints it")
    add_format(show, "svg", "mermaid")
    migrate = acts.add_parser("migrate", help="move items out of states that a workflow file has renamed")
    migrate.add_argument("name", metavar="NAME", help="as `workflow list` prints it")
    migrate.add_argument(
        "--map", action="extend", nargs="+", required=True, metavar="OLD=NEW", help="the state's old and new name"
    )
    add_format(migrate)


def run(args: Namespace) -> int:
    """Do what was asked; only `migrate` needs a database."""
    return {"check": _check, "list": _list, "show": _show, "migrate": _migrate}[args.act](args)


def _check(args: Namespace) -> int:
    file = Path(args.file)
    try:
        found = loader.check(loader.read(file), file.stem)
    except Contradiction as why:
        values = {"file": args.file, "why": output.say(why)}
        raise Invalid(Problem("file", msg("%(file)s: %(why)s"), values)) from why
    data = {"file": args.file, "contradictions": [_told(contradiction) for contradiction in found]}
    lines = [": ".join(filter(None, entry.values())) for entry in data["contradictions"]]
    print_result(args, data, "\n".join(lines) or gettext(msg("%(file)s has no contradiction."), file=args.file))
    return 1 if found else 0


def _told(contradiction: Contradiction) -> dict:
    return {"file": contradiction.file, "key": contradiction.key, "reason": output.say(contradiction)}


def _in_force() -> dict[str, Definition]:
    try:
        return loader.load_folder(resources.workflows(), config.load().instance / "workflows")
    except Contradiction as why:
        values = {"file": why.file, "key": why.key, "why": output.say(why)}
        raise Invalid(Problem("workflow", msg("%(file)s contradicts itself. %(key)s: %(why)s"), values)) from why


def _named(name: str) -> Definition:
    flows = _in_force()
    if name not in flows:
        values = {"name": name, "known": ", ".join(flows)}
        raise Unknown(msg("There is no workflow “%(name)s”, only %(known)s."), field="name", **values)
    return flows[name]


def _list(args: Namespace) -> int:
    data = [
        {"name": flow.name, "title": flow.title, "kinds": list(flow.kinds), "when": flow.when, "digest": flow.digest,
         "states": list(flow.states), "transitions": list(flow.transitions)}
        for flow in _in_force().values()
    ]  # fmt: skip
    print_result(args, data, "\n".join(f"{entry['name']:12} {entry['title']}" for entry in data))
    return 0


def _show(args: Namespace) -> int:
    flow = _named(args.name)
    if args.format in _DRAWN:
        print(_DRAWN[args.format](flow, gettext).rstrip())
        return 0
    data = {"name": flow.name, "title": flow.title, "digest": flow.digest, "text": as_text(flow)}
    print_result(args, data, data["text"].rstrip())
    return 0


def _migrate(args: Namespace) -> int:
    open_instance()
    names = dict(_pair(text) for text in args.map)
    moved = services_migrate.migrate(
        _named(args.name).name, names, Actor(SYSTEM.id, SYSTEM.name, via="cli", os_user=os_user())
    )
    lost = services_migrate.lost(args.name)
    rows = [{"id": item, "from": old, "to": new} for item, (old, new) in moved.items()]
    print_result(args, {"workflow": args.name, "moved": rows, "lost": lost}, _moved(len(rows)))
    if lost:
        text = msg("Items are still in states that the workflow does not know: %(states)s.")
        print(gettext(text, states=", ".join(lost)), file=sys.stderr)
    return 0


def _moved(count: int) -> str:
    return gettext(msg("Items moved: %(count)s."), count=count)


def _pair(text: str) -> tuple[str, str]:
    old, sign, new = text.partition("=")
    if not (old and sign and new):
        raise Invalid(Problem("map", msg("“%(text)s” is not OLD=NEW."), {"text": text[:80]}))
    return old, new
