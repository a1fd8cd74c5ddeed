"""Whom a transition is told to: the audiences of the workflow file as people, never the one who acted."""

from coopcms.accounts.models import Role, User
from coopcms.content.models import SUBJECT, ItemOwner
from coopcms.content.policy import governed_by
from coopcms.content.queries import contributors_of_revision
from coopcms.ledger import events
from coopcms.network.models import NETWORK, Organisation
from coopcms.review.act import Act
from coopcms.workflow.lanes import open_lanes

_ROLES = {
    "reviewers": ("reviewer", "centre_lead"),
    "publishers": ("publisher", "centre_lead"),
    "owners": ("centre_lead",),
}


def tell(act: Act) -> None:
    """Raise one `told` event for an act whose file names somebody to notify."""
    named = [effect.removeprefix("notify_") for effect in act.outcome.effects if effect.startswith("notify_")]
    people = {user for audience in named for user in _people(act, audience)} - {act.actor.id}
    if people:
        tell_people(act.item, act.actor, act.name, people, comment=act.inputs.comment, lane=act.outcome.lane)


def tell_people(item, actor, event: str, people: set[int], **facts) -> None:
    """Tell these people (user ids) what happened to an item."""
    told = {"event": event, "title": item.head.title, "url_path": f"/admin/item/{item.id}", **facts}
    events.emit(events.Event("told", SUBJECT, item.id, actor, tuple(sorted(people)), told))


def leads_of(item) -> set[int]:
    """The active centre_leads and publishers of the lead centre."""
    lead = ItemOwner.select(Organisation.slug).join(Organisation)
    lead = lead.where(ItemOwner.item == governed_by(item).id, ItemOwner.role == "lead")
    return _holders(("centre_lead", "publisher"), [slug for (slug,) in lead.tuples()])


def _people(act: Act, audience: str) -> set[int]:
    if audience == "authors":
        return contributors_of_revision(act.item.head)
    if audience == "network":
        return _holders(("network_editor",), [NETWORK])
    owners = [owner.slug for owner in act.facts.owners]
    if audience == "publishers":
        owners = [owner.slug for owner in act.facts.owners if owner.lead]
    if audience == "reviewers":
        owners = list(open_lanes(act.facts)) or owners
    found = _holders(_ROLES[audience], owners)
    return found - act.facts.contributors if audience == "reviewers" else found


def _holders(roles: tuple[str, ...], slugs: list[str]) -> set[int]:
    rows = Role.select(Role.user).join(Organisation).switch(Role).join(User)
    return {user for (user,) in rows.where(Role.role.in_(roles), Organisation.slug.in_(slugs), User.active).tuples()}
