"""Who is told of an event in the end: active people who may see the item, deputies of those away, never who acted."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopcms.accounts.models import User
from coopcms.accounts.queries import deputies_for, holders, roles_by_user
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item, ItemGrant
from coopcms.content.queries import item_by_id
from coopcms.errors import Unknown
from coopcms.ledger.events import Event
from coopcms.network.models import Organisation
from coopcms.workflow import engine
from coopcms.workflow.facts import Person


@dataclass(frozen=True, slots=True)
class Told:
    """One person to be told; `deputised` names whom they stand in for, if that is why."""

    user: User
    deputised: str = ""


def audience_of(event: Event) -> list[Told]:
    """Everybody to be told, each once, in the order of their accounts; nine selects, however many they are."""
    people = _active(_named(event) - {event.actor.id})
    deputies = _deputies(people, event)
    may_view = _viewers(event, people.keys() | {deputy.id for deputy in deputies.values()})
    told = {user.id: Told(user) for user in people.values() if user.id in may_view}
    for away, deputy in deputies.items():
        if {away, deputy.id} <= may_view:
            told.setdefault(deputy.id, Told(deputy, people[away].name))
    return [told[key] for key in sorted(told)]


def _deputies(people: dict[int, User], event: Event) -> dict[int, User]:
    """Who stands in for whom; news about somebody's own account are nobody else's."""
    found = deputies_for(people) if event.kind == SUBJECT else {}
    return {away: deputy for away, deputy in found.items() if deputy.id != event.actor.id}


def viewers(item: Item, ids: Iterable[int]) -> set[int]:
    """Those of these accounts who may view the item now, as its workflow file says; four selects for all of them."""
    ids = set(ids)
    if not ids or not policy.is_known(item):
        return set()
    definition, facts = policy.definition_of(item), policy.facts_of(item)
    roles, lanes = roles_by_user(ids), _substitutes(item, ids)
    people = [Person(one, frozenset(roles.get(one, ())), frozenset(lanes.get(one, ()))) for one in ids]
    return {person.id for person in people if engine.may(definition, facts, person, "view")}


def _viewers(event: Event, ids: set[int]) -> set[int]:
    if event.kind != SUBJECT:
        return set(ids)
    try:
        return viewers(item_by_id(event.subject), ids)
    except Unknown:
        return set()


def _named(event: Event) -> set[int]:
    ids = {one for one in event.audience if isinstance(one, int)}
    for entry in event.audience:
        if isinstance(entry, str):
            role, _, slug = entry.partition("@")
            ids |= {user.id for user in holders(role, slug)}
    return ids


def _active(ids: set[int]) -> dict[int, User]:
    rows = User.select().where(User.id.in_(ids), User.active) if ids else ()
    return {user.id: user for user in rows}


def _substitutes(item: Item, ids: set[int]) -> dict[int, set[str]]:
    """The centres in whose lane each of these people may stand in."""
    rows = ItemGrant.select(ItemGrant.user, Organisation.slug).join(Organisation)
    rows = rows.where(ItemGrant.item == item.id, policy.stands_in())
    found: dict[int, set[str]] = {}
    for user, slug in rows.where(ItemGrant.user.in_(ids)).tuples():
        found.setdefault(user, set()).add(slug)
    return found
