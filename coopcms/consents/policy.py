"""Who asks people outside and notes what they say: those who write the text; a no may be noted by all who read it."""

from collections.abc import Collection
from dataclasses import replace

from coopcms.accounts.models import User
from coopcms.actor import Actor
from coopcms.consents.models import Party
from coopcms.content import policy
from coopcms.content.models import Item
from coopcms.errors import NotAllowed, NotNow, Unknown, msg
from coopcms.network.models import NETWORK, Organisation
from coopcms.workflow import engine

KEEPERS = ("author", "reviewer", "publisher", "centre_lead")  # of a centre's entries of people and firms

DECIDING = ("reviewer", "publisher", "centre_lead")
_HANDED_IN = msg(
    "Nobody need be asked any more: that is for those to decide who sign or publish, once the text is handed in."
)


def may_ask(actor: Actor, item: Item) -> bool:
    """True for who may edit the item where it stands, or would where its way begins: answers come at any time."""
    if policy.may(actor, item, "edit"):
        return True
    definition, facts = policy.definition_of(item), policy.facts_of(item)
    begun = replace(facts, state=definition.initial)
    writes = engine.may(definition, begun, policy.person_of(actor, item), "edit")
    return writes and policy.may(actor, item, "view")


def require_ask(actor: Actor, item: Item) -> None:
    """Raise Unknown if the actor may not see the item, NotAllowed unless they may ask people about it."""
    policy.require_view(actor, item)
    if not may_ask(actor, item):
        definition = policy.definition_of(item)
        who = engine.who_may(definition, replace(policy.facts_of(item), state=definition.initial), "edit")
        raise NotAllowed(msg("Only those who write this text ask people about it."), who_can=who)


def require_exempt(actor: Actor, item: Item) -> None:
    """Raise as `require_ask` while the text is at the beginning of its way; later the signers would not hear of it.

    So then it is for those who review or publish for an owning centre. Raises Unknown, NotAllowed.
    """
    if item.state == policy.definition_of(item).initial:
        require_ask(actor, item)
        return
    policy.require_view(actor, item)
    owning = [row.organisation.slug for row in policy.owners_of(item) if row.accepted_at]
    who = tuple(f"{role}@{slug}" for slug in owning for role in DECIDING)
    if not actor.is_system and not any(actor.holds(role, slug) for slug in owning for role in DECIDING):
        raise NotAllowed(_HANDED_IN, who_can=who)


def require_withdraw(actor: Actor, item: Item) -> None:
    """Raise Unknown if the actor may not see the item: a no protects somebody, so all who read it may note one."""
    policy.require_view(actor, item)


def may_keep(actor: Actor, centre: Organisation) -> bool:
    """True if the actor may write entries of people and firms of that centre."""
    network = actor.holds("network_editor", NETWORK)
    return actor.is_system or network or any(actor.holds(role, centre.slug) for role in KEEPERS)


def require_another(party: Party, actor: Actor) -> Party:
    """The party; raises NotNow where its address is the asking account's own: a yes to oneself proves nothing."""
    own = User.get_or_none(User.id == actor.id) if party.email else None
    if own and own.email.strip().casefold() == party.email.strip().casefold():
        raise NotNow(msg("This address is your own. Enter theirs, or let somebody else ask: nobody asks themselves."))
    return party


def require_known(actor: Actor, parties: Collection[int], centres: Collection[int]) -> None:
    """Raise Unknown unless these entries exist and belong to one of these centres, or to one whose entries they keep.

    What another centre knows of people outside is told to nobody by trying numbers.
    """
    rows = Party.select(Party, Organisation).join(Organisation).where(Party.id.in_(list(parties))) if parties else []
    known = {row.id for row in rows if row.centre_id in centres or may_keep(actor, row.centre)}
    if known != set(parties):
        raise Unknown(msg("There is no such person or firm."))


def require_keep(actor: Actor, centre: Organisation) -> None:
    """Raise NotAllowed unless the actor may write entries of people and firms of that centre."""
    if not may_keep(actor, centre):
        who = tuple(f"{role}@{centre.slug}" for role in KEEPERS)
        message = msg("Only people of %(centre)s write its entries of people and firms.")
        raise NotAllowed(message, who_can=who, centre=centre.name)
