"""Who holds which role where, and who may manage accounts."""

from collections.abc import Iterable

from coopcms.actor import Actor
from coopcms.errors import NotAllowed, msg
from coopcms.network.models import NETWORK

CONTENT = ("author", "reviewer", "publisher", "centre_lead", "network_editor")
ROLE_TITLES = {
    "author": msg("Author"),
    "reviewer": msg("Reviewer"),
    "publisher": msg("Publisher"),
    "centre_lead": msg("Centre lead"),
    "network_editor": msg("Network editor"),
    "administrator": msg("Administrator"),
    "substitute": msg("Substitute"),
}
PERSONS = {  # the same roles where somebody who holds one is meant
    "author": msg("an author"),
    "reviewer": msg("a reviewer"),
    "publisher": msg("a publisher"),
    "centre_lead": msg("a centre lead"),
    "network_editor": msg("a network editor"),
    "administrator": msg("an administrator"),
    "substitute": msg("a substitute"),
}
ACCOUNTS = f"administrator@{NETWORK}"


def is_administrator(actor: Actor) -> bool:
    """True for who manages accounts: administrators of the network, and automatic work."""
    return actor.is_system or actor.holds("administrator", NETWORK)


def require_administrator(actor: Actor) -> None:
    """Raise NotAllowed unless the actor manages accounts."""
    if not is_administrator(actor):
        raise NotAllowed(msg("Only administrators manage accounts and roles."), who_can=(ACCOUNTS,))


def only_administers(actor: Actor) -> bool:
    """True for administrators without any role on texts: they look after accounts, centres and settings."""
    return is_administrator(actor) and not any(role in CONTENT for role, _slug in actor.roles)


def looks_after(actor: Actor, held: Iterable[tuple[str, str]]) -> bool:
    """True for who acts for somebody away or gone who holds these roles: a lead of the same centre, administrators."""
    return is_administrator(actor) or any(actor.holds("centre_lead", slug) for _role, slug in held)


def require_looks_after(actor: Actor, held: Iterable[tuple[str, str]]) -> None:
    """Raise NotAllowed, naming who could, unless the actor looks after somebody with these roles."""
    held = list(held)
    if not looks_after(actor, held):
        leads = sorted({f"centre_lead@{slug}" for _role, slug in held})
        raise NotAllowed(
            msg("Only the leads of the person's centres do this, or administrators."), who_can=(*leads, ACCOUNTS)
        )
