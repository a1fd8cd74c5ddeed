"""Who may do what with an item: the workflow file answers, from state, owners, roles and grants."""

from collections.abc import Container
from dataclasses import replace

from peewee import Expression

from coopcms.accounts.models import Role, User
from coopcms.actor import Actor
from coopcms.content import workflows
from coopcms.content.models import Item, ItemGrant, ItemOwner, RevisionContributor
from coopcms.errors import NotAllowed, NotNow, Unknown, msg
from coopcms.network.models import Organisation
from coopcms.workflow import engine
from coopcms.workflow.definition import Definition
from coopcms.workflow.facts import Facts, Owner, Person

CREATORS = ("author", "centre_lead")
Substitute, Held = User.alias("substitute"), Role.alias("substitutes_role")


def governed_by(item: Item) -> Item:
    """The item whose owners and workflow count: a working copy reads them from its original."""
    return item.source if item.is_copy else item


def definition_of(item: Item) -> Definition:
    """The workflow the item follows."""
    return workflows.definition_named(governed_by(item).workflow)


def owners_of(item: Item) -> list[ItemOwner]:
    """All rows of owners, invited ones and "shown on" too, the lead centre first; one select with the centres."""
    return list(
        ItemOwner.select(ItemOwner, Organisation)
        .join(Organisation)
        .where(ItemOwner.item == governed_by(item).id)
        .order_by(ItemOwner.position, ItemOwner.id)
    )


def contributors_of(item: Item) -> frozenset[int]:
    """Everyone who may not sign the head: whose saves made its words out of the last live revision before it."""
    rows = RevisionContributor.select(RevisionContributor.user_id)
    return frozenset(user for (user,) in rows.where(RevisionContributor.revision == item.head_id).tuples())


def facts_of(item: Item, rows: list[ItemOwner] | None = None, contributors: frozenset[int] | None = None) -> Facts:
    """What the workflow needs to know to answer permissions; owners and contributors may be read already."""
    rows = owners_of(item) if rows is None else rows
    accepted = [row for row in rows if row.role != "shown" and row.accepted_at]
    return Facts(
        state=item.state,
        cycle=item.cycle,
        hash=item.head.hash if item.head_id else "",
        owners=tuple(Owner(row.organisation.slug, row.role == "lead") for row in accepted),
        contributors=contributors_of(item) if contributors is None else contributors,
        open_invitations=tuple(row.organisation.slug for row in rows if row.role == "co" and not row.accepted_at),
        scheduled=item.publish_at is not None,
        is_copy=item.is_copy,
        closed=item.closed,
        trashed=item.trashed_at is not None,
        substitutes=_Substitutes(item),
    )


class _Substitutes(Container):
    """The centres for whose lane a grant on the item exists; read when somebody is told who could."""

    def __init__(self, item: Item):
        self._item, self._slugs = item, None

    def __contains__(self, slug: object) -> bool:
        if self._slugs is None:
            self._slugs = {slug for (slug,) in _grants(self._item).tuples()}
        return slug in self._slugs


def stands_in() -> Expression:
    """A condition on ItemGrant: it is worth something, being that of an active account that manages no accounts."""
    administers = Held.select(Held.user).where(Held.role == "administrator")
    people = Substitute.select(Substitute.id).where(Substitute.active, Substitute.id.not_in(administers))
    return (ItemGrant.role == "substitute") & ItemGrant.user.in_(people)


def _grants(item: Item):
    """The substitutes of the item's own lanes: a working copy has its lanes, so it has its substitutes too."""
    return ItemGrant.select(Organisation.slug).join(Organisation).where(ItemGrant.item == item.id, stands_in())


def person_of(actor: Actor, item: Item) -> Person:
    """The actor as the engine sees them: roles, and the lanes they may sign as a substitute."""
    grants = _grants(item).where(ItemGrant.user == actor.id)
    return Person(actor.id, actor.roles, frozenset(slug for (slug,) in grants.tuples()))


def is_known(item: Item) -> bool:
    """True if the stored state is one of the workflow's; where it is not, nobody guesses and nothing happens."""
    return item.state in definition_of(item).states


def require_known(item: Item) -> None:
    """Raise NotNow for an item in a state that its workflow file does not know (any more)."""
    if not is_known(item):
        message = msg("The workflow “%(workflow)s” has no state “%(state)s”. Administrators mend it: workflow migrate.")
        raise NotNow(message, workflow=definition_of(item).name, state=item.state)


def require_known_to(actor: Actor, item: Item) -> None:
    """The same; whoever would not see the item in every state of its workflow gets Unknown."""
    if not (actor.is_system or is_known(item)):
        definition, facts, person = definition_of(item), facts_of(item), person_of(actor, item)
        places = (replace(facts, state=state) for state in definition.states)
        if not all(engine.may(definition, place, person, "view") for place in places):
            raise unknown_item()
    require_known(item)


def may(actor: Actor, item: Item, permission: str) -> bool:
    """True if the actor holds the permission on the item where it stands; automatic work holds all.

    Where the file does not know the state, raises NotNow, or Unknown for those who may not know of the item.
    """
    require_known_to(actor, item)
    return actor.is_system or engine.may(definition_of(item), facts_of(item), person_of(actor, item), permission)


def require_view(actor: Actor, item: Item) -> None:
    """Raise Unknown unless the actor may see the item: who may not is not told that it exists."""
    if not may(actor, item, "view"):
        raise unknown_item()


def require(actor: Actor, item: Item, permission: str) -> None:
    """Raise Unknown if the actor may not see the item, NotAllowed with who could if they may not do this."""
    require_known_to(actor, item)
    if actor.is_system:
        return
    definition, facts, person = definition_of(item), facts_of(item), person_of(actor, item)
    if not engine.may(definition, facts, person, "view"):
        raise unknown_item()
    if not engine.may(definition, facts, person, permission):
        raise denied(item, permission, facts)


def denied(item: Item, permission: str, facts: Facts | None = None) -> NotAllowed:
    """The refusal of one permission, with the state and everybody who holds it there."""
    definition, facts = definition_of(item), facts or facts_of(item)
    title = definition.states[item.state].title
    who = engine.who_may(definition, facts, permission)
    return NotAllowed(_DENIED.get(permission, _DENIED[""]), who_can=who, field=permission, state=title)


def require_creator(actor: Actor, centre: Organisation) -> None:
    """Raise NotAllowed unless the actor writes for the centre."""
    if actor.is_system or any(actor.holds(role, centre.slug) for role in CREATORS):
        return
    who = tuple(f"{role}@{centre.slug}" for role in CREATORS)
    raise NotAllowed(msg("Only authors of %(centre)s start texts there."), who_can=who, centre=centre.name)


def unknown_item() -> Unknown:
    """The one answer for items that do not exist and items one may not see."""
    return Unknown(msg("There is no such item."))


_DENIED = {
    "": msg("You may not do this while the item is in the state “%(state)s”."),
    "edit": msg("You may not edit this item while it is in the state “%(state)s”."),
    "comment": msg("You may not comment on this item while it is in the state “%(state)s”."),
    "trash": msg("You may not move this item to the trash while it is in the state “%(state)s”."),
    "owners": msg("You may not change the owners of this item while it is in the state “%(state)s”."),
    "copy_out": msg("You may not open a working copy of this item while it is in the state “%(state)s”."),
    "history": msg("You may not read the history of this item."),
}
