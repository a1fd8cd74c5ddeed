"""Who may do what in the library: it is looked after by who works for the centre that keeps a picture."""

from coopcms.accounts.policy import CONTENT
from coopcms.actor import Actor
from coopcms.errors import NotAllowed, msg
from coopcms.network.models import NETWORK, Organisation

WITHDRAWING = ("publisher", "centre_lead", "network_editor")


def may_keep(actor: Actor, centre: Organisation) -> bool:
    """True for who uploads for the centre and looks after its pictures: everybody who works on its texts."""
    return _holds_any(actor, CONTENT, centre)


def may_keep_any(actor: Actor) -> bool:
    """True for who uploads for some centre."""
    return any(role in CONTENT for role, _slug in actor.roles)


def require_keep(actor: Actor, centre: Organisation) -> None:
    """Raise NotAllowed, naming who could, unless the actor looks after the pictures of the centre."""
    if not may_keep(actor, centre):
        message = msg("Pictures and documents of %(centre)s are looked after by those who work on texts there.")
        raise NotAllowed(message, who_can=_who(CONTENT, centre), centre=centre.name)


def may_withdraw(actor: Actor, centre: Organisation) -> bool:
    """True for who takes a picture of the centre from everybody's eyes, for good."""
    return _holds_any(actor, WITHDRAWING, centre)


def require_withdraw(actor: Actor, centre: Organisation) -> None:
    """Raise NotAllowed, naming who could, unless the actor may withdraw pictures of the centre."""
    if not may_withdraw(actor, centre):
        message = msg("Pictures of %(centre)s are withdrawn by those who publish there.")
        raise NotAllowed(message, who_can=_who(WITHDRAWING, centre), centre=centre.name)


def require_upload_again(actor: Actor, centre: Organisation, reason: str) -> None:
    """Raise NotAllowed unless the actor may bring back a picture of the centre that was withdrawn."""
    if not may_withdraw(actor, centre):
        message = msg("This picture was withdrawn: %(reason)s. Only those who may withdraw it upload it again.")
        raise NotAllowed(message, who_can=_who(WITHDRAWING, centre), reason=reason.rstrip(". "))


def require_state_people(actor: Actor, centre: Organisation, reason: str) -> None:
    """Raise NotAllowed unless the actor may say who is in a picture that looks like a withdrawn one of the centre."""
    if not may_withdraw(actor, centre):
        message = msg(
            "This picture looks like one that was withdrawn: %(reason)s. Who can be recognised in it is confirmed by "
            "those who may withdraw it."
        )
        raise NotAllowed(message, who_can=_who(WITHDRAWING, centre), reason=reason.rstrip(". "))


def _holds_any(actor: Actor, roles: tuple[str, ...], centre: Organisation) -> bool:
    return actor.is_system or any(actor.holds(role, centre.slug) for role in roles)


def _who(roles: tuple[str, ...], centre: Organisation) -> tuple[str, ...]:
    at_network = centre.slug == NETWORK
    return tuple(f"{role}@{centre.slug}" for role in roles if role != "network_editor" or at_network)
