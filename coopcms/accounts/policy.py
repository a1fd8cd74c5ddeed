"""Who holds which role where, and who may manage accounts."""

from coopcms.actor import Actor
from coopcms.errors import NotAllowed, msg
from coopcms.network.models import NETWORK

DESK = ("author", "reviewer", "publisher", "centre_lead")  # roles with work at a centre's desk
CONTENT = (*DESK, "network_editor")
ROLE_TITLES = {
    "author": msg("Author"),
    "reviewer": msg("Reviewer"),
    "publisher": msg("Publisher"),
    "centre_lead": msg("Centre lead"),
    "network_editor": msg("Network editor"),
    "administrator": msg("Administrator"),
    "substitute": msg("Substitute"),
}
ACCOUNTS = f"administrator@{NETWORK}"


def require_role(actor: Actor, role: str, slug: str) -> None:
    """Raise NotAllowed unless the actor holds `role` in the organisation `slug`."""
    if not actor.is_system and not actor.holds(role, slug):
        raise NotAllowed(msg("This needs the role %(role)s."), who_can=(f"{role}@{slug}",), role=f"{role}@{slug}")


def is_administrator(actor: Actor) -> bool:
    """True for who manages accounts: administrators of the network, and automatic work."""
    return actor.is_system or actor.holds("administrator", NETWORK)


def require_administrator(actor: Actor) -> None:
    """Raise NotAllowed unless the actor manages accounts."""
    if not is_administrator(actor):
        raise NotAllowed(msg("Only administrators manage accounts and roles."), who_can=(ACCOUNTS,))


def desk_centres(actor: Actor) -> tuple[str, ...]:
    """The slugs of all organisations at whose desk the actor works, sorted."""
    return tuple(sorted({slug for role, slug in actor.roles if role in DESK}))
