"""The `coopcms` command: a table of commands, each in a module that is imported only when it is asked for."""

import argparse
import importlib
import sys
from importlib.metadata import version

from peewee import PeeweeException

from coopcms.cli import output
from coopcms.errors import Invalid, Problem, Refused, msg

COMMANDS = {
    "demo": ("coopcms.cli.demo", "load the demo network and serve it"),
    "init": ("coopcms.cli.init", "make an empty instance with its first administrator"),
    "run": ("coopcms.cli.run", "serve site and desk and do due jobs"),
    "db": ("coopcms.cli.db", "bring the database to the newest schema, or check it"),
    "user": ("coopcms.cli.user", "accounts, passwords and roles"),
    "import": ("coopcms.cli.import_", "read press texts into drafts, or a whole archive"),
    "item": ("coopcms.cli.item", "list, show, edit and act on items"),
    "workflow": ("coopcms.cli.workflow", "check and show workflow files"),
    "language": ("coopcms.cli.language", "check and convert inclusive German"),
    "jobs": ("coopcms.cli.jobs", "do or list what waits to be done"),
}


class Parser(argparse.ArgumentParser):
    """Answers bad use with status 2, as JSON where JSON was asked for."""

    def error(self, message: str):
        """Print what is wrong with the command and end."""
        self.exit(output.bad_use(message, self.format_usage()))


def main(argv: list[str] | None = None) -> int:
    """Run one command; its exit status: 0 done, 1 a check found something, 2 bad use or input, 3 denied."""
    argv = sys.argv[1:] if argv is None else argv
    output.format_wished(argv)
    try:
        with output.unread(sys.stdout):
            return _run(argv)
        return 0
    except Refused as refusal:
        return output.fail(refusal)
    except PeeweeException as why:
        values = {"why": str(why).strip()}
        return output.fail(Invalid(Problem("database", msg("The database does not answer: %(why)s"), values)))
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:
        return end.code or 0


def _run(argv: list[str]) -> int:
    top = Parser(prog="coopcms", description="A content management system in which every owner signs.", add_help=False)
    top.add_argument("-h", "--help", action="store_true", help="show this message")
    top.add_argument("--version", action="version", version=f"coopcms {version('coopcms')}")
    top.add_argument("command", nargs="?", choices=COMMANDS, metavar="COMMAND")
    args = top.parse_args(argv[:1])
    if args.command is None:
        print(_overview())
        return 0 if args.help else 2
    module, summary = COMMANDS[args.command]
    command = importlib.import_module(module)
    parser = Parser(prog=f"coopcms {args.command}", description=summary)
    command.add(parser)
    return command.run(parser.parse_args(argv[1:]))


def _overview() -> str:
    lines = [f"  {name:10} {summary}" for name, (_, summary) in COMMANDS.items()]
    return "\n".join(["usage: coopcms COMMAND …   (coopcms COMMAND --help says more)", "", *lines])


if __name__ == "__main__":
    sys.exit(main())
