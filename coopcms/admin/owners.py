"""Who owns an item: invited, accepted, declined, leaving. Nobody is removed against their will."""

from dataclasses import dataclass

from flask import flash, redirect, request
from flask_admin import expose
from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.item_desk import ItemDesk, address_of
from coopcms.admin.item_page import owner_views
from coopcms.admin.says import names_of, who_can
from coopcms.admin.seen import ITEM, Seen, seen
from coopcms.content import policy, services_owners
from coopcms.content.models import Item, ItemOwner
from coopcms.content.queries import item_by_id
from coopcms.errors import msg
from coopcms.network.queries import centres, organisation
from coopcms.workflow import engine

ACTS = {
    "einladen": (
        services_owners.invite,
        msg("%(centre)s is invited. Its lead answers; until then nothing is approved."),
    ),
    "annehmen": (services_owners.accept, msg("%(centre)s owns the text too: from now on it signs as well.")),
    "entfernen": (services_owners.remove, msg("%(centre)s does not own the text any more, or is no longer invited.")),
}
_WAITS = msg("Noted. %(centre)s leaves as soon as the other side says so too.")


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One centre: `role` and `since` for reading; `acts` are (end of the address, msgid of the button)."""

    row: ItemOwner
    acts: tuple[tuple[str, str], ...]


class Owners(ItemDesk):
    """At …/eigentum; a working copy shows those of its original."""

    @expose(f"{ITEM}/eigentum")
    def index(self, item_id: int):
        """All owners and open invitations, each with what this person can do about it; of a copy at its original."""
        found = seen(self.actor, item_id)
        rows, may = policy.owners_of(found.item), "owners" in found.may and not found.item.is_copy
        have, names = {row.organisation_id for row in rows}, names_of(rows)
        able = engine.who_may(found.definition, policy.facts_of(found.item, rows), "owners")
        inviter = may or services_owners.leads(self.actor, rows)
        acts = [
            () if found.item.is_copy else acts_on(row, self.actor, found, may if row.accepted_at else inviter)
            for row in rows
        ]
        return self.page(
            found, "/eigentum", "admin/item/owners.html", owners=owner_views(rows),
            rows=[OwnerRow(row, its) for row, its in zip(rows, acts, strict=True)],
            invitable=[place for place in centres() if place.id not in have] if may else [],
            able=who_can(able, names), fixed=_fixed(found),
        )  # fmt: skip

    @expose(f"{ITEM}/eigentum/<any({', '.join(ACTS)}):act>", methods=["POST"])
    def change(self, item_id: int, act: str):
        """One act of the owners' service."""
        found, centre = seen(self.actor, item_id), request.form.get("centre", "")
        service, message = ACTS[act]
        row = service(found.item, centre, self.actor)
        waits = act == "entfernen" and row is not None
        flash(_(_WAITS if waits else message, centre=organisation(centre).name))
        return redirect(_next(self.actor, item_by_id(item_id)), 303)


def acts_on(row: ItemOwner, actor: Actor, found: Seen, may: bool) -> tuple[tuple[str, str], ...]:
    """What the actor can do about one owner; `may`: as lead centre, about owners or this invitation."""
    own = actor.holds("centre_lead", row.organisation.slug)
    if row.role == "lead":
        return ()
    if row.accepted_at is None:
        answers = (("annehmen", msg("Accept")), ("entfernen", msg("Decline"))) if own else ()
        return answers or ((("entfernen", msg("Take the invitation back")),) if may else ())
    if _fixed(found) or not (own or may):
        return ()
    if own and not row.leave_own:
        return (("entfernen", msg("Agree: we leave")),) if row.leave_lead else (("entfernen", msg("Leave")),)
    if may and not row.leave_lead:
        return (("entfernen", msg("Agree that it leaves") if row.leave_own else msg("Propose that it leaves")),)
    return ()


def _fixed(found: Seen) -> bool:
    """True where the workflow lets nobody change owners, as in `approved`."""
    return not found.state.allow.get("owners") or found.item.trashed_at is not None


def _next(actor: Actor, item: Item) -> str:
    return address_of(item.id, "/eigentum") if policy.may(actor, item, "view") else "/admin/"


def views() -> list:
    """What desk.py hangs up."""
    return [Owners("owners", "/admin/item")]
