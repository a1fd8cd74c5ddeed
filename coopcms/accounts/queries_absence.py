"""Reads of who is away, and who could stand in for whom."""

from collections.abc import Iterable
from datetime import date

from peewee import JOIN

from coopcms.accounts.models import Role, User
from coopcms.accounts.queries import Deputy
from coopcms.network.models import Organisation


def colleagues(user: User) -> list[User]:
    """The other active accounts that hold a role where the account holds one, by name; one select."""
    places = Role.select(Role.organisation).where(Role.user == user)
    holding = Role.select(Role.user).where(Role.organisation.in_(places))
    return list(User.select().where(User.id.in_(holding), User.active, User.id != user.id).order_by(User.name, User.id))


def named_as_deputy(user: User) -> list[User]:
    """The accounts whose deputy this one is."""
    return list(User.select().where(User.deputy == user).order_by(User.name, User.id))


def absences(slugs: Iterable[str] | None, day: date) -> list[User]:
    """Absences not over on `day` of active accounts, with the deputies; of who holds a role there, or of all (None)."""
    rows = _with_deputy().where(User.away_until >= day)
    return list((rows if slugs is None else rows.where(_holding(slugs))).order_by(User.away_from, User.name, User.id))


def people_of(slugs: Iterable[str]) -> list[User]:
    """The active accounts that hold a role in one of these organisations, by name."""
    return list(User.select().where(User.active, _holding(slugs)).order_by(User.name, User.id))


def with_deputy(user_id: int) -> User | None:
    """The account with its deputy; one select."""
    return _with_deputy().where(User.id == user_id).first()


def _with_deputy():
    return User.select(User, Deputy).join(Deputy, JOIN.LEFT_OUTER, on=(User.deputy == Deputy.id)).where(User.active)


def _holding(slugs: Iterable[str]):
    return User.id.in_(Role.select(Role.user).join(Organisation).where(Organisation.slug.in_(sorted(set(slugs)))))
