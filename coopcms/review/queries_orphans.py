"""Lanes that nobody can sign at present, and those of them for which a person names a substitute."""

from collections.abc import Iterable

from peewee import Value, fn

from coopcms.accounts.models import Role, User
from coopcms.actor import Actor
from coopcms.content import workflows
from coopcms.content.models import Item, ItemGrant, RevisionContributor
from coopcms.content.policy import stands_in
from coopcms.content.queries import visible_to
from coopcms.network.models import NETWORK, Organisation
from coopcms.review.models import LaneRow
from coopcms.review.worklist import Waiting, unsigned_lanes


def lanes_without_signers():
    """Unsigned lanes, joined with item and centre, for which nobody active can sign."""
    signs = Role.organisation == LaneRow.organisation, Role.role.in_(workflows.signing_roles())
    able = Role.select(Value(1)).join(User).where(*signs, User.active, User.id.not_in(writers()))
    standing_in = grants().where(stands_in(), ItemGrant.user.not_in(writers()))
    return unsigned_lanes().where(~fn.EXISTS(able), ~fn.EXISTS(standing_in))


def lanes_to_mend(actor: Actor):
    """Those for which the actor names a substitute: as lead of the centre, for the network where it has no lead."""
    mine = LaneRow.organisation.in_(Organisation.select(Organisation.id).where(Organisation.slug.in_(_led(actor))))
    if actor.holds("network_editor", NETWORK):
        lead = Role.select(Value(1)).join(User).where(
            Role.organisation == LaneRow.organisation, Role.role == "centre_lead", User.active
        )  # fmt: skip
        mine |= ~fn.EXISTS(lead)
    return lanes_without_signers().where(mine, visible_to(actor))


def names_substitutes(actor: Actor) -> bool:
    """True for who may ever have to name a substitute; for all others there is nothing to count."""
    return bool(_led(actor)) or actor.holds("network_editor", NETWORK)


def without_signers(lanes: Iterable[Waiting]) -> set[tuple[int, str]]:
    """(item, centre) of those among these lanes that nobody can sign; one select."""
    items = {lane.item.id for lane in lanes}
    rows = lanes_without_signers().select(LaneRow.subject_id, Organisation.slug).where(LaneRow.subject_id.in_(items))
    return set(rows.tuples()) if items else set()


def grants():
    """All that are substitutes for a lane, for a select that has the lanes."""
    return ItemGrant.select(Value(1)).where(
        ItemGrant.item == LaneRow.subject_id, ItemGrant.organisation == LaneRow.organisation,
    )  # fmt: skip


def writers():
    """The accounts that wrote the head's words, for a select that has the items."""
    return RevisionContributor.select(RevisionContributor.user_id).where(RevisionContributor.revision == Item.head)


def _led(actor: Actor) -> list[str]:
    return sorted({slug for role, slug in actor.roles if role == "centre_lead"})
