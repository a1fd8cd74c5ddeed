"""Loading the demo: all of it in one transaction, or nothing; once loaded it is left as it is."""

from coopcms.accounts.models import User
from coopcms.accounts.passwords import hashed, matches, require_strong
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.db import db
from coopcms.demo import texts
from coopcms.demo.queries import MARK, Filling, filling
from coopcms.demo.services_items import load_items
from coopcms.demo.services_network import load_network
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.network.models import Setting


def load(password: str, actor: Actor) -> bool:
    """Fill an empty instance; False where the demo is there already, which is not touched.

    `actor` is SYSTEM with the operating-system user. Raises Invalid for a weak password and for a filled instance.
    """
    require_strong(password)
    with db.atomic():
        found = filling()
        if found is Filling.OTHER:
            raise foreign()
        if found is Filling.EMPTY:
            load_network(actor)
            set_passwords(password, actor)
            load_items(actor.os_user)
            Setting.create(key=MARK, value={"loaded_at": now().isoformat()})
    return found is Filling.EMPTY


def set_passwords(password: str, actor: Actor) -> None:
    """Give all demo accounts this password, where they have another one.

    It is one for all and known to all: so its length counts, not whether it resembles one account's name.
    """
    require_strong(password)
    with db.atomic():
        users = list(User.select().where(User.email.in_([account["email"] for account in texts.network()["accounts"]])))
        others = {stored for stored in {user.password for user in users} if not matches(stored, password)}
        fresh = hashed(password) if others else ""
        for user in users:
            if user.password in others:
                User.update(password=fresh).where(User.id == user.id).execute()
                ledger.record("password_set", "user", user.id, actor)


def foreign() -> Invalid:
    """The refusal to touch an instance that holds somebody's own work."""
    message = msg("This instance holds other work than the demo. Name another folder in COOPCMS_INSTANCE.")
    return Invalid(Problem("instance", message))
