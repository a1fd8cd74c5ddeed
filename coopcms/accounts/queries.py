"""Reads of accounts, roles and absences. Rights come from the database at the moment of the act (edge 35)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from peewee import JOIN

from coopcms.accounts.models import Role, User
from coopcms.actor import Actor
from coopcms.clock import berlin, now
from coopcms.errors import NotAllowed, Unknown, msg
from coopcms.network.models import Organisation

Deputy = User.alias("deputy_user")


def actor_for(user: User, via: str, request: str = "", os_user: str = "") -> Actor:
    """Who acts, with the roles held now: (role, organisation slug) pairs from one select."""
    return Actor(user.id, user.name, _roles(user.id), via, request, os_user)


def refreshed(actor: Actor) -> Actor:
    """The same actor with the roles held now; SYSTEM passes. Raises NotAllowed if the account is gone or inactive."""
    if actor.is_system:
        return actor
    rows = list(
        User.select(Role.role, Organisation.slug)
        .join(Role, JOIN.LEFT_OUTER)
        .join(Organisation, JOIN.LEFT_OUTER)
        .where(User.id == actor.id, User.active)
        .tuples()
    )
    if not rows:
        raise NotAllowed(msg("Your account has been deactivated. Nothing was changed."))
    return replace(actor, roles=frozenset(pair for pair in rows if pair[0]))


def user_by_email(email: str) -> User | None:
    """The account of that address, active or not; case and surrounding space do not matter."""
    return User.get_or_none(User.email == email.strip().lower())


def user(user_id: int) -> User:
    """The account of that number; raises Unknown."""
    found = User.get_or_none(User.id == user_id)
    if found is None:
        raise Unknown(msg("There is no such account."))
    return found


def users():
    """All accounts in the order people look for them."""
    return User.select().order_by(User.name, User.id)


def holders(role: str, slug: str) -> list[User]:
    """The active accounts that hold `role` in the organisation `slug`."""
    return list(
        User.select()
        .join(Role)
        .join(Organisation)
        .where(User.active, Role.role == role, Organisation.slug == slug)
        .order_by(User.name, User.id)
    )


def roles_by_user(ids: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """The (role, organisation slug) pairs of many accounts in one select; for lists."""
    found: dict[int, list[tuple[str, str]]] = {}
    rows = Role.select(Role.user, Role.role, Organisation.slug).join(Organisation).where(Role.user.in_(list(ids)))
    for user_id, role, slug in rows.order_by(Organisation.slug, Role.id).tuples():
        found.setdefault(user_id, []).append((role, slug))
    return found


def today() -> date:
    """The day it is in Berlin."""
    return berlin(now()).date()


def is_away(user: User, first: date | None = None, last: date | None = None) -> bool:
    """True if the account is away today, or on any day from `first` to `last`."""
    first, last = first or today(), last or first or today()
    return bool(user.away_from and user.away_from <= last and user.away_until >= first)


def away_now(user_ids: Iterable[int]) -> dict[int, date]:
    """Who of these is away today, with the last day of it; one select."""
    ids, day = sorted(set(user_ids)), today()
    rows = User.select(User.id, User.away_until).where(User.id.in_(ids), User.away_from <= day, User.away_until >= day)
    return dict(rows.tuples()) if ids else {}


def deputies_for(user_ids: Iterable[int]) -> dict[int, User]:
    """Who stands in today for those of these who are away: active deputies who are there themselves; one select."""
    ids, day = sorted(set(user_ids)), today()
    there = Deputy.away_from.is_null() | (Deputy.away_from > day) | (Deputy.away_until < day)
    rows = (
        User.select(User.id, Deputy)
        .join(Deputy, on=(User.deputy == Deputy.id), attr="stands_in")
        .where(User.id.in_(ids), User.away_from <= day, User.away_until >= day, Deputy.active, there)
    )
    return {row.id: row.stands_in for row in rows} if ids else {}


def _roles(user_id: int) -> frozenset[tuple[str, str]]:
    rows = Role.select(Role.role, Organisation.slug).join(Organisation).where(Role.user == user_id)
    return frozenset(rows.tuples())
