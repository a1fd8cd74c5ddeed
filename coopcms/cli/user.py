"""`coopcms user`: accounts, passwords and roles."""

import secrets
import sys
from argparse import ArgumentParser, Namespace

from coopcms.accounts import queries, services
from coopcms.accounts.models import ROLES, User
from coopcms.cli import user_people
from coopcms.cli.output import add_format, gettext, print_result
from coopcms.cli.session import actor_from, open_instance
from coopcms.cli.user_people import known
from coopcms.errors import msg
from coopcms.network.queries import organisation


def add(parser: ArgumentParser) -> None:
    """add, invite, list, password, role add, role remove, away, handover, deactivate, reactivate"""
    acts = parser.add_subparsers(dest="act", required=True)
    new = _about_one(acts.add_parser("add", help="make an account"))
    new.add_argument("--name", required=True, help="the person's name as histories show it")
    add_password(new)
    add_format(acts.add_parser("list", help="all accounts with their roles"))
    add_password(_about_one(acts.add_parser("password", help="set a password; open sessions end")))
    _about_one(acts.add_parser("deactivate", help="close an account; its name stays in the history"))
    _about_one(acts.add_parser("reactivate", help="activate a deactivated account again"))
    user_people.add(acts, _about_one)
    roles = acts.add_parser("role", help="give a role or take it away").add_subparsers(dest="way", required=True)
    for way in ("add", "remove"):
        one = _about_one(roles.add_parser(way))
        one.add_argument("role", choices=ROLES)
        one.add_argument("centre", help="slug of the organisation in which it holds; netz is the network")


def add_password(parser: ArgumentParser) -> None:
    """Where a new password comes from: standard input, else it is made and printed once."""
    parser.add_argument("--password-stdin", action="store_true", help="read it from standard input, else make one")


def new_password(args: Namespace) -> tuple[str, bool]:
    """The password to set, and whether it was made here and has to be shown."""
    if args.password_stdin:
        return sys.stdin.readline().rstrip("\r\n"), False
    return secrets.token_urlsafe(12), True


def run(args: Namespace) -> int:
    """Do what was asked as the administrator named by --actor."""
    open_instance()
    name = args.act if args.act != "role" else f"role_{args.way}"
    ACTS[name](args)
    return 0


def _about_one(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("email", help="the account's address")
    parser.add_argument("--actor", required=True, metavar="MAIL", help="the account that does this")
    add_format(parser)
    return parser


def _add(args: Namespace) -> None:
    actor, (password, made) = actor_from(args.actor), new_password(args)
    user = services.create_user(args.email, args.name, password, actor)
    _print(args, user, password if made else "")


def _password(args: Namespace) -> None:
    actor, user, (password, made) = actor_from(args.actor), known(args.email), new_password(args)
    services.set_password(user, password, actor)
    _print(args, user, password if made else "")


def _deactivate(args: Namespace) -> None:
    actor, user = actor_from(args.actor), known(args.email)
    services.deactivate(user, actor)
    _print(args, user.refetch())


def _reactivate(args: Namespace) -> None:
    actor, user = actor_from(args.actor), known(args.email)
    services.reactivate(user, actor)
    _print(args, user.refetch())


def _role_add(args: Namespace) -> None:
    actor, user = actor_from(args.actor), known(args.email)
    services.grant_role(user, args.role, organisation(args.centre), actor)
    _print(args, user)


def _role_remove(args: Namespace) -> None:
    actor, user = actor_from(args.actor), known(args.email)
    services.revoke_role(user, args.role, organisation(args.centre), actor)
    _print(args, user)


def _list(args: Namespace) -> None:
    found = list(queries.users())
    roles = queries.roles_by_user(user.id for user in found)
    data = [_data(user, roles.get(user.id, [])) for user in found]
    print_result(args, data, "\n".join(_line(entry) for entry in data))


def _print(args: Namespace, user: User, password: str = "") -> None:
    data = _data(user, queries.roles_by_user([user.id]).get(user.id, []))
    text = _line(data)
    if password:
        data["password"] = password
        text += "\n" + gettext(msg("Password, shown this once: %(password)s"), password=password)
    print_result(args, data, text)


def _data(user: User, roles: list[tuple[str, str]]) -> dict:
    held = [f"{role}@{slug}" for role, slug in roles]
    return {"id": user.id, "email": user.email, "name": user.name, "active": user.active, "roles": held}


def _line(data: dict) -> str:
    closed = "" if data["active"] else f" ({gettext(msg('deactivated'))})"
    return f"{data['id']:4}  {data['email']}  {data['name']}{closed}  {' '.join(data['roles'])}".rstrip()


ACTS = {
    **user_people.ACTS,
    "add": _add,
    "list": _list,
    "password": _password,
    "deactivate": _deactivate,
    "reactivate": _reactivate,
    "role_add": _role_add,
    "role_remove": _role_remove,
}
