"""`coopcms init`: an empty instance with its first administrator."""

from argparse import ArgumentParser, Namespace

from coopcms.accounts import services
from coopcms.accounts.models import User
from coopcms.accounts.passwords import require_strong
from coopcms.actor import SYSTEM, Actor
from coopcms.cli.db import upgrade
from coopcms.cli.output import add_format, gettext, print_result
from coopcms.cli.session import open_instance, os_user
from coopcms.cli.user import add_password, new_password
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.network.models import NETWORK
from coopcms.network.queries import organisation
from coopcms.network.services import create_organisation


def add(parser: ArgumentParser) -> None:
    """--email --name [--network] [--password-stdin]"""
    parser.add_argument("--email", required=True, help="address of the first administrator")
    parser.add_argument("--name", required=True, help="name of the first administrator")
    parser.add_argument("--network", default="", metavar="NAME", help="name of the network")
    add_password(parser)
    add_format(parser)


def run(args: Namespace) -> int:
    """Make folder, database, network organisation and administrator; refuse where there are accounts already."""
    upgrade()
    settings = open_instance()
    password, made = new_password(args)
    require_strong(password, args.name, args.email.split("@")[0])
    user = _fill(args, password, Actor(0, SYSTEM.name, via="cli", os_user=os_user()))
    data = {"instance": str(settings.instance), "id": user.id, "email": user.email}
    text = gettext(msg("The instance %(place)s is ready for %(email)s."), place=data["instance"], email=user.email)
    if made:
        data["password"] = password
        text += "\n" + gettext(msg("Password, shown this once: %(password)s"), password=password)
    print_result(args, data, text)
    return 0


def _fill(args: Namespace, password: str, actor: Actor) -> User:
    with db.atomic():
        if User.select().exists():
            raise Invalid(Problem("instance", msg("This instance has accounts already. Nothing was changed.")))
        name = args.network or gettext(msg("The network"))
        create_organisation(NETWORK, name, actor, kind="network")
        user = services.create_user(args.email, args.name, password, actor)
        services.grant_role(user, "administrator", organisation(NETWORK), actor)
    return user
