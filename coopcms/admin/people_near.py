"""The people around an item: who holds which role in its centres, who is away, who has written in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import JOIN

from coopcms.accounts.models import Role, User
from coopcms.accounts.policy import is_administrator
from coopcms.actor import Actor
from coopcms.clock import berlin, now
from coopcms.network.models import NETWORK, Organisation


@dataclass(frozen=True, slots=True)
class Someone:
    """An account with the roles it holds in the centres asked for; `away_until` is None for who is here today."""

    id: int
    name: str
    active: bool
    roles: frozenset[tuple[str, str]]
    away_until: date | None

    def holds(self, roles: Iterable[str], slug: str) -> bool:
        """True for an active account with one of these roles there."""
        return self.active and any((role, slug) in self.roles for role in roles)


def people_near(slugs: Iterable[str], ids: Iterable[int] = ()) -> dict[int, Someone]:
    """Everybody with a role in these centres, and these accounts; by name. One select."""
    places, named = list(slugs), list(ids)
    rows = (
        User.select(User.id, User.name, User.active, User.away_from, User.away_until, Role.role, Organisation.slug)
        .join(Role, JOIN.LEFT_OUTER)
        .join(Organisation, JOIN.LEFT_OUTER)
        .where((User.active & Organisation.slug.in_(places)) | User.id.in_(named))
        .order_by(User.name, User.id)
    )
    found: dict[int, tuple] = {}
    for user, name, active, first, last, role, slug in rows.tuples():
        held = found.setdefault(user, ((user, name, active), _away(first, last), set()))[2]
        if slug in places:
            held.add((role, slug))
    return {key: Someone(*who, frozenset(held), away) for key, (who, away, held) in found.items()}


def _away(first: date | None, last: date | None) -> date | None:
    today = berlin(now()).date()
    return last if first and last and first <= today <= last else None


def may_read(actor: Actor, user_id: int, roles: Iterable[tuple[str, str]]) -> bool:
    """True for who may know what a person may: themselves, leads of their centres, the network, administrators."""
    own = actor.id == user_id or is_administrator(actor) or actor.holds("network_editor", NETWORK)
    return own or any(actor.holds("centre_lead", slug) for _role, slug in roles)
