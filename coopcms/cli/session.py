"""What a command needs before it acts: the instance, its database, and the account it acts for."""

import getpass
from pathlib import Path

from coopcms import app, config
from coopcms.accounts.queries import actor_for, user_by_email
from coopcms.actor import Actor
from coopcms.cli.output import say
from coopcms.config import Settings
from coopcms.db import db, open_database
from coopcms.errors import Invalid, Problem, msg
from coopcms.migrations import runner
from coopcms.workflow.report import Contradiction


def open_instance() -> Settings:
    """Open the migrated database of the instance, ready for services. Raises Invalid naming `coopcms db upgrade`."""
    settings = config.load()
    place = settings.database_url.removeprefix("sqlite:///")
    if place != settings.database_url and not Path(place).is_file():
        raise _refused(msg("There is no database at %(place)s yet. First run: coopcms db upgrade"), place)
    open_database(settings.database_url)
    db.connect(reuse_if_open=True)
    if runner.pending():
        raise _refused(msg("The database is older than this program. First run: coopcms db upgrade"), place)
    try:
        app.join_rooms(settings)
    except Contradiction as why:
        values = {"file": why.file, "key": why.key, "why": say(why)}
        raise Invalid(Problem("workflow", msg("%(file)s contradicts itself. %(key)s: %(why)s"), values)) from why
    return settings


def actor_from(mail: str) -> Actor:
    """The active account of that address as actor, with the operating-system user beside it. Raises Invalid."""
    user = user_by_email(mail)
    if user is None or not user.active:
        raise Invalid(Problem("actor", msg("There is no active account with the address %(email)s."), {"email": mail}))
    return actor_for(user, "cli", os_user=os_user())


def os_user() -> str:
    """Who typed the command; a number where the machine has no name for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _refused(message: str, place: str) -> Invalid:
    return Invalid(Problem("database", message, {"place": place}))
