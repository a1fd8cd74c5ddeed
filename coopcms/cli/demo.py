"""`coopcms demo`: the demo network in an instance of its own, then site and desk."""

import os
import secrets
import sys
from argparse import ArgumentParser, Namespace

from coopcms import config
from coopcms.actor import SYSTEM, Actor
from coopcms.app import job_handlers
from coopcms.cli.db import upgrade
from coopcms.cli.output import add_format, gettext, print_result
from coopcms.cli.run import add_address, serve
from coopcms.cli.session import open_instance, os_user
from coopcms.db import db, open_database
from coopcms.demo import services, texts
from coopcms.demo.queries import Filling, filling
from coopcms.errors import msg

PASSWORD = "COOPCMS_DEMO_PASSWORD"


def add(parser: ArgumentParser) -> None:
    """--no-serve --host --port"""
    parser.add_argument("--no-serve", action="store_true", help="load only; `coopcms run` serves later")
    add_address(parser)
    add_format(parser)


def run(args: Namespace) -> int:
    """Load the demo where it is not there yet, print who may log in, and serve it."""
    settings = _refuse_other_work()
    upgrade()
    open_instance()
    actor = Actor(SYSTEM.id, SYSTEM.name, via="cli", os_user=os_user())
    wished = os.environ.get(PASSWORD, "")
    password = wished or secrets.token_urlsafe(12)
    loaded = services.load(password, actor)
    if wished and not loaded:
        services.set_passwords(wished, actor)
    _tell(args, settings, {"loaded": loaded, "password": password if loaded and not wished else None})
    return 0 if args.no_serve else serve(args.host, args.port, 1, job_handlers)


def _refuse_other_work() -> config.Settings:
    """Look before anything is written: not even a migration touches somebody's own work."""
    settings = config.load()
    settings.instance.mkdir(parents=True, exist_ok=True)
    open_database(settings.database_url)
    db.connect(reuse_if_open=True)
    if filling() is Filling.OTHER:
        raise services.foreign()
    return settings


def _tell(args: Namespace, settings: config.Settings, data: dict) -> None:
    base = os.environ.get("COOPCMS_BASE_URL") or f"http://{args.host}:{args.port}"
    data |= {"instance": str(settings.instance), "site": f"{base}/", "desk": f"{base}/admin/"}
    data["accounts"] = texts.network()["accounts"]
    print_result(args, data, "\n".join(_lines(data)))
    sys.stdout.flush()


def _lines(data: dict) -> list[str]:
    found = (
        msg("The demo network is loaded in %(place)s.") if data["loaded"] else msg("The demo network is in %(place)s.")
    )
    lines = [gettext(found, place=data["instance"]), "", *map(_account, data["accounts"]), ""]
    if data["password"]:
        lines.append(gettext(msg("Password of all these accounts, shown this once: %(password)s"), **data))
    elif os.environ.get(PASSWORD):
        lines.append(gettext(msg("Password of all these accounts: as set in %(name)s"), name=PASSWORD))
    else:
        lines.append(gettext(msg("Password: as printed at the first start; %(name)s sets another one."), name=PASSWORD))
    return [*lines, gettext(msg("Site: %(site)s"), **data), gettext(msg("Desk: %(desk)s"), **data)]


def _account(account: dict) -> str:
    return f"  {account['email']:28} {account['name']:32} {', '.join(account['roles'])}"
