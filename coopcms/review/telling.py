"""Whom a transition is told to: the audiences of its file, the authors its outcome concerns, and who watches."""

from coopcms.accounts.models import Role, User
from coopcms.clock import NEVER
from coopcms.content.models import SUBJECT, ItemGrant, ItemOwner
from coopcms.content.policy import governed_by, owners_of, stands_in
from coopcms.content.queries import contributors_of_revision
from coopcms.ledger import events
from coopcms.network.models import NETWORK, Organisation
from coopcms.review.act import Act
from coopcms.review.queries_watch import watchers
from coopcms.workflow.lanes import open_lanes

_ROLES = {
    "reviewers": ("reviewer", "centre_lead"),
    "publishers": ("publisher", "centre_lead"),
    "owners": ("centre_lead",),
}
# what became of a text reaches those who wrote it, whatever its workflow file says
OUTCOMES = frozenset({"request_changes", "approve", "publish", "withdraw", "break_glass"})
# where the news of an event leads, below the item's own page
_PLACES = {
    **dict.fromkeys(
        ("submit", "handed_over", "given_back", "substitute_granted", "due_changed", "reminder"), "/pruefung"
    ),
    **dict.fromkeys(("commented", "mentioned", "comment_resolved"), "/kommentare"),
    **dict.fromkeys(("approval_answered", "words_vanished"), "/freigaben"),
}


def tell(act: Act) -> None:
    """Raise one `told` event for an act; each person is told once, for the first reason that fits."""
    named = [effect.removeprefix("notify_") for effect in act.outcome.effects if effect.startswith("notify_")]
    if act.name in OUTCOMES:
        named = ["authors", *named]
    why: dict[int, str] = {}
    for audience in dict.fromkeys(named):
        for user in _people(act, audience):
            why.setdefault(user, audience)
    for user in watchers(act.item):
        why.setdefault(user, "watching")
    facts = {"comment": act.inputs.comment, "lane": act.outcome.lane, "at": _moment(act)}
    tell_people(act.item, act.actor, act.name, set(why), why=why, **facts)


def tell_people(item, actor, event: str, people: set[int], **facts) -> None:
    """Tell these people (user ids) what happened to an item; whoever may not view it is left out below.

    Facts every sentence may use: lane, centre, name, due, at, comment; `url_path` where the news leads elsewhere than
    its kind does; `why` the reason for each person.
    """
    if people - {actor.id}:
        told = {"event": event, "title": item.head.title, "url_path": _address(item, event)} | facts
        events.emit(events.Event("told", SUBJECT, item.id, actor, tuple(sorted(people)), told))


def leads_of(item) -> set[int]:
    """The active centre_leads and publishers of the lead centre."""
    lead = ItemOwner.select(Organisation.slug).join(Organisation)
    lead = lead.where(ItemOwner.item == governed_by(item).id, ItemOwner.role == "lead")
    return _holders(("centre_lead", "publisher"), [slug for (slug,) in lead.tuples()])


def releasing(item) -> dict[int, str]:
    """Active publishers and leads of every centre that owns the item, each with the reason to be told."""
    slugs = [row.organisation.slug for row in owners_of(item) if row.accepted_at and row.role != "shown"]
    leads, publishers = (_holders((role,), slugs) for role in ("centre_lead", "publisher"))
    return {**dict.fromkeys(leads, "owners"), **dict.fromkeys(publishers, "publishers")}


def _address(item, event: str) -> str:
    """A released working copy is closed: its news lead to the item that carries its words now."""
    released = item.is_copy and event in ("publish", "break_glass")
    return f"/admin/item/{item.source_id if released else item.id}{_PLACES.get(event, '')}"


def _moment(act: Act) -> str:
    """The date a person gave along; taking one back is none."""
    at = act.inputs.at
    return at.isoformat() if at and at != NEVER else ""


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
    return (found | _substitutes(act.item, owners)) - act.facts.contributors if audience == "reviewers" else found


def _substitutes(item, slugs: list[str]) -> set[int]:
    rows = ItemGrant.select(ItemGrant.user).join(Organisation)
    return {
        user for (user,) in rows.where(ItemGrant.item == item.id, Organisation.slug.in_(slugs), stands_in()).tuples()
    }


def _holders(roles: tuple[str, ...], slugs: list[str]) -> set[int]:
    rows = Role.select(Role.user).join(Organisation).switch(Role).join(User)
    return {user for (user,) in rows.where(Role.role.in_(roles), Organisation.slug.in_(slugs), User.active).tuples()}
