"""`coopcms db`: the schema of the instance's database."""

from argparse import ArgumentParser, Namespace

from coopcms import config
from coopcms.cli.output import add_format, gettext, print_result
from coopcms.db import db, open_database
from coopcms.errors import msg
from coopcms.ledger import queries
from coopcms.ledger.models import HistoryLine
from coopcms.migrations import runner

_BROKEN = msg("The history of %(subject)s was changed: line %(line)s does not follow from the one before it.")


def add(parser: ArgumentParser) -> None:
    """upgrade, check"""
    commands = parser.add_subparsers(dest="act", required=True)
    add_format(commands.add_parser("upgrade", help="apply what is pending; make the database if there is none"))
    add_format(commands.add_parser("check", help="exit 1 if migrations are pending, tables differ, history is broken"))


def run(args: Namespace) -> int:
    """Upgrade or check."""
    return {"upgrade": _upgrade, "check": _check}[args.act](args)


def upgrade() -> list[str]:
    """Make or migrate the instance's database; the names of the migrations applied."""
    settings = config.load()
    settings.instance.mkdir(parents=True, exist_ok=True)
    open_database(settings.database_url)
    db.connect(reuse_if_open=True)
    return runner.upgrade()


def _upgrade(args: Namespace) -> int:
    applied = upgrade()
    text = "\n".join(applied) or gettext(msg("The database is up to date."))
    print_result(args, {"applied": applied}, text)
    return 0


def _check(args: Namespace) -> int:
    open_database(config.load().database_url)
    pending = runner.pending()
    drift = "" if pending else runner.drift()
    broken = [] if pending or drift else queries.broken_chains()
    told = [*pending, drift, *(gettext(_BROKEN, **values) for values in map(_place, broken))]
    text = "\n".join(told).strip() or gettext(msg("The database is up to date."))
    print_result(args, {"pending": pending, "drift": drift, "broken": [_place(line) for line in broken]}, text)
    return 1 if pending or drift or broken else 0


def _place(line: HistoryLine) -> dict:
    return {"subject": f"{line.subject_kind} {line.subject_id}", "line": line.id}
