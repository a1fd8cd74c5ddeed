"""Who may change what all centres share (M19)."""

from coopcms.actor import Actor
from coopcms.errors import NotAllowed, msg
from coopcms.network.models import NETWORK, Organisation

SHARED = ("network_editor", "administrator")
SHARED_AT = tuple(f"{role}@{NETWORK}" for role in SHARED)
OWN_WORDS = frozenset({"description", "email", "website"})  # what a centre says of itself


def may_change_shared_data(actor: Actor) -> bool:
    """True for the network's editors and administrators, and for automatic work."""
    return actor.is_system or any(actor.holds(role, NETWORK) for role in SHARED)


def may_change_own_words(actor: Actor, organisation: Organisation) -> bool:
    """True also for the lead of that centre."""
    return may_change_shared_data(actor) or actor.holds("centre_lead", organisation.slug)


def require_shared_data(actor: Actor) -> None:
    """Raise NotAllowed unless the actor edits for the network."""
    if not may_change_shared_data(actor):
        message = msg("Only the network's editors and administrators change what all centres share.")
        raise NotAllowed(message, who_can=SHARED_AT)


def require_organisation(actor: Actor, organisation: Organisation, fields: set[str]) -> None:
    """Raise NotAllowed unless the actor may change these fields of it; its lead may change OWN_WORDS."""
    if not fields <= OWN_WORDS:
        require_shared_data(actor)
    if not may_change_own_words(actor, organisation):
        message = msg("Only the lead of %(centre)s or the network changes how the centre presents itself.")
        who_can = (f"centre_lead@{organisation.slug}", *SHARED_AT)
        raise NotAllowed(message, who_can=who_can, centre=organisation.name)
