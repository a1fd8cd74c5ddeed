"""Owners: invited, accepted, declined, taken back; leaving takes two acts, in either order."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item, ItemOwner
from coopcms.content.queries import locked_item
from coopcms.content.services import facts_changed
from coopcms.db import db
from coopcms.errors import NotAllowed, NotNow, Taken, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.network import queries as network


def invite(item: Item, centre: str, actor: Actor) -> ItemOwner:
    """Invite a centre to own the item too; while the invitation is open, nothing is approved. Raises Taken."""
    with db.atomic():
        actor, item = refreshed(actor), _original(item)
        policy.require(actor, item, "owners")
        organisation = network.organisation(centre)
        rows = policy.owners_of(item)
        if any(row.organisation_id == organisation.id for row in rows):
            raise Taken(msg("%(centre)s is an owner or invited already."), field="centre", centre=organisation.name)
        row = ItemOwner.create(
            item=item, organisation=organisation, position=max(r.position for r in rows) + 1,
            invited_at=now(), invited_by=actor.id,
        )  # fmt: skip
        _written("owner_invited", item, actor, row)
    return row


def accept(item: Item, centre: str, actor: Actor) -> ItemOwner:
    """Join as an owner; only the joining centre's lead can. A lane opens if the item is in review."""
    with db.atomic():
        actor, item = refreshed(actor), _original(item)
        policy.require_view(actor, item)
        row = _row(item, centre)
        _require_lead_of(actor, centre)
        if row.accepted_at:
            raise Taken(msg("%(centre)s is an owner already."), field="centre", centre=row.organisation.name)
        _refuse_where_fixed(item)
        row.accepted_at = now()
        row.save(only=[ItemOwner.accepted_at])
        _written("owner_accepted", item, actor, row)
    return row


def remove(item: Item, centre: str, actor: Actor) -> ItemOwner | None:
    """Decline or take back an open invitation, or ask for or agree to a centre's leaving; None once it is gone.

    Nobody is removed against their will: both the leaving centre's lead and the lead centre's lead must have said so.
    """
    with db.atomic():
        actor, item = refreshed(actor), _original(item)
        policy.require_view(actor, item)
        row = _row(item, centre)
        own, lead = actor.holds("centre_lead", centre), policy.may(actor, item, "owners")
        if row.accepted_at is None:
            if not (own or lead or leads(actor, policy.owners_of(item)) or actor.is_system):
                raise _not_your_invitation(item, centre)
            row.delete_instance()
            _written("owner_declined" if own else "invitation_taken_back", item, actor, row)
            return None
        if not (own or lead or actor.is_system):
            raise _not_yours(item, centre)
        return _leave(item, row, own, lead, actor)


def leads(actor: Actor, rows: list[ItemOwner]) -> bool:
    """True for the lead centre's lead, who takes an invitation back in every state, also of what is withdrawn."""
    return any(row.role == "lead" and actor.holds("centre_lead", row.organisation.slug) for row in rows)


def _leave(item: Item, row: ItemOwner, own: bool, lead: bool, actor: Actor) -> ItemOwner | None:
    if row.role == "lead":
        raise NotNow(msg("The lead centre cannot leave: every item has one."), field="centre")
    _refuse_where_fixed(item)
    first = own and not (row.leave_own or row.leave_lead)  # who leads both centres says so twice
    row.leave_own = row.leave_own or (now() if own else None)
    row.leave_lead = row.leave_lead or (now() if lead and not first else None)
    if row.leave_own and row.leave_lead:
        row.delete_instance()
        _written("owner_left", item, actor, row)
        return None
    row.save(only=[ItemOwner.leave_own, ItemOwner.leave_lead])
    _written("leave_asked" if own else "leave_agreed", item, actor, row)
    return row


def _original(item: Item) -> Item:
    """Owners are the original's: a copy's are changed there."""
    return locked_item(item.source_id if item.is_copy else item.id)


def _row(item: Item, centre: str) -> ItemOwner:
    organisation = network.organisation(centre)
    found = next((row for row in policy.owners_of(item) if row.organisation_id == organisation.id), None)
    if found is None:
        message = msg("%(centre)s neither owns this item nor is it invited.")
        raise NotNow(message, field="centre", centre=organisation.name)
    return found


def _require_lead_of(actor: Actor, centre: str) -> None:
    if not (actor.is_system or actor.holds("centre_lead", centre)):
        message = msg("Only the lead of the invited centre accepts the invitation.")
        raise NotAllowed(message, who_can=(f"centre_lead@{centre}",), field="centre")


def _not_yours(item: Item, centre: str) -> NotAllowed:
    who = (f"centre_lead@{centre}", *(who for who in policy.denied(item, "owners").who_can))
    return NotAllowed(msg("Only the leads of this centre and of the lead centre decide on its leaving."), who_can=who)


def _not_your_invitation(item: Item, centre: str) -> NotAllowed:
    lead = next(row.organisation.slug for row in policy.owners_of(item) if row.role == "lead")
    who = (f"centre_lead@{centre}", f"centre_lead@{lead}")
    return NotAllowed(
        msg("Only the leads of the invited centre and of the lead centre end an invitation."), who_can=who
    )


def _refuse_where_fixed(item: Item) -> None:
    """Owners stand still where the workflow lets nobody change them, as in `approved`: reopen first."""
    state = policy.definition_of(item).states[item.state]
    if not state.allow.get("owners") or item.trashed_at:
        message = msg("The owners cannot change in the state “%(state)s”. Reopen the item first.")
        raise NotNow(message, field="centre", state=state.title)


def _written(verb: str, item: Item, actor: Actor, row: ItemOwner) -> None:
    centre = row.organisation.slug
    ledger.record(verb, SUBJECT, item.id, actor, centre=centre)
    facts_changed(item, actor, verb)
    if audience := _audience(verb, item, row):
        page = f"/admin/item/{item.id}/eigentum"
        told = {"event": verb, "title": item.head.title, "centre": centre, "url_path": page}
        emit(Event("told", SUBJECT, item.id, actor, audience, told))


def _audience(verb: str, item: Item, row: ItemOwner) -> tuple:
    """Who has to answer, or waited for the answer; who is no longer invited could not even look."""
    if verb in ("owner_invited", "leave_agreed"):
        return (f"centre_lead@{row.organisation.slug}",)
    if verb == "invitation_taken_back":
        return ()
    owners = [owner for owner in policy.owners_of(item) if owner.role == "lead" or owner.accepted_at]
    told = [owner for owner in owners if owner.role == "lead" or verb in ("owner_accepted", "owner_left")]
    inviter = (row.invited_by,) if row.invited_by and verb in ("owner_accepted", "owner_declined") else ()
    return tuple(f"centre_lead@{owner.organisation.slug}" for owner in told) + inviter
