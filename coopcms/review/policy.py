"""Who decides about a lane: who signs in it instead, when it is due, who holds it."""

from coopcms.accounts.queries import holders
from coopcms.actor import Actor
from coopcms.content import policy
from coopcms.content.models import Item
from coopcms.errors import NotAllowed, msg
from coopcms.network.models import NETWORK
from coopcms.review.candidates import signers
from coopcms.review.facts import facts_for
from coopcms.workflow import engine


def who_grants(lane: str) -> tuple[str, ...]:
    """The lane's own centre lead; the network's editors while the centre has no active lead."""
    return (f"centre_lead@{lane}",) if holders("centre_lead", lane) else (f"network_editor@{NETWORK}",)


def may_grant(actor: Actor, lane: str) -> bool:
    """True for whoever names and dismisses the lane's substitutes now."""
    return _is_one_of(actor, who_grants(lane))


def require_grant(actor: Actor, lane: str) -> None:
    """Raise NotAllowed unless the actor names the lane's substitutes."""
    if not may_grant(actor, lane):
        message = msg("Substitutes are named by the lead of the centre; by the network only while it has none.")
        raise NotAllowed(message, field="lane", who_can=who_grants(lane))


def who_dates(item: Item, lane: str) -> tuple[str, ...]:
    """The leads of the lane's centre and of the lead centre."""
    leading = [row.organisation.slug for row in policy.owners_of(item) if row.role == "lead"]
    return tuple(dict.fromkeys(f"centre_lead@{slug}" for slug in (lane, *leading)))


def require_date(actor: Actor, item: Item, lane: str) -> None:
    """Raise NotAllowed unless the actor says when the lane is due."""
    who = who_dates(item, lane)
    if not _is_one_of(actor, who):
        message = msg("Only the leads of this centre and of the lead centre say until when the review is due.")
        raise NotAllowed(message, field="due", who_can=who)


def may_hand_over(actor: Actor, item: Item, lane: str) -> bool:
    """True for whoever may take on the review for the lane, and for the centre's lead."""
    if actor.is_system or actor.holds("centre_lead", lane):
        return True
    person = policy.person_of(actor, item)
    return lane in engine.lanes_for(policy.definition_of(item), facts_for(item), person, "claim")


def require_hand_over(actor: Actor, item: Item, lane: str) -> None:
    """Raise NotAllowed unless the actor may hand the lane's review to somebody else."""
    if not may_hand_over(actor, item, lane):
        message = msg("Only those who may take on the review for this centre hand it over.")
        raise NotAllowed(message, field="lane", who_can=_who_reviews(item, lane))


def require_give_back(actor: Actor, lane: str, holder: int | None) -> None:
    """Raise NotAllowed unless the actor holds the lane's review or leads its centre."""
    if not (actor.is_system or actor.id == holder or actor.holds("centre_lead", lane)):
        message = msg("Only the person who took on the review and the lead of the centre give it back.")
        raise NotAllowed(message, field="lane", who_can=(f"centre_lead@{lane}",))


def may_sign(user_id: int, item: Item, lane: str) -> bool:
    """True for an active account that may sign for the lane as the text stands."""
    return any(user.id == user_id for user in signers(item, lane))


def keeps_from_trash(item: Item, *, copied: bool) -> str:
    """Why the item cannot be moved to the trash now, as a msgid; empty if nothing does. `copied`: copies are open."""
    if item.closed:
        return msg("This working copy has been checked in. It stays as a record.")
    if item.trashed_at:
        return msg("It lies in the trash already.")
    if item.is_live:
        return msg("It is public. Withdraw it first.")
    return msg("Working copies of it are open. Publish them or move them to the trash first.") if copied else ""


def keeps_in_trash(item: Item) -> str:
    """Why the item cannot be taken out of the trash now, as a msgid; empty if nothing does."""
    if not item.trashed_at:
        return msg("It does not lie in the trash.")
    if item.is_copy and item.source.trashed_at:
        return msg("The item it is a working copy of lies in the trash. Take that out first.")
    return ""


def _who_reviews(item: Item, lane: str) -> tuple[str, ...]:
    step = policy.definition_of(item).transitions.get("claim")
    roles = [who.role for who in step.who if who.scope == "lane" and who.role != "substitute"] if step else []
    return tuple(dict.fromkeys(f"{role}@{lane}" for role in (*roles, "centre_lead")))


def _is_one_of(actor: Actor, who: tuple[str, ...]) -> bool:
    return actor.is_system or any(f"{role}@{slug}" in who for role, slug in actor.roles)
