"""Being away for a time, and who stands in: a note that shows whom to ask, never a right."""

from datetime import date, timedelta

from coopcms.accounts.models import User
from coopcms.accounts.policy import require_looks_after
from coopcms.accounts.queries import refreshed, roles_by_user, today
from coopcms.accounts.queries_absence import colleagues, named_as_deputy
from coopcms.actor import Actor
from coopcms.db import db
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger

LONGEST = timedelta(days=731)


def set_absence(user: User, days: tuple[date | None, date | None], deputy: User | None, actor: Actor) -> User:
    """Away from the first to the last of `days`; the person, a lead of theirs or an administrator. Raises Invalid."""
    first, last = days
    if problems := _day_problems(first, last):
        raise Invalid(*problems)
    with db.atomic():
        actor = _acting_for(user, actor)
        if deputy is not None and deputy not in colleagues(user):
            raise Invalid(
                Problem("deputy", msg("Please choose an active colleague who holds a role in the same centre."))
            )
        User.update(away_from=first, away_until=last, deputy=deputy).where(User.id == user.id).execute()
        facts = {"first": str(first), "last": str(last), "deputy": deputy.id if deputy else 0}
        ledger.record("away", "user", user.id, actor, **facts)
    return user.refetch()


def end_absence(user: User, actor: Actor) -> User:
    """The person is there again, or stays; nobody stands in any more."""
    with db.atomic():
        actor = _acting_for(user, actor)
        if _clear(User.id == user.id):
            ledger.record("back", "user", user.id, actor)
    return user.refetch()


def drop_deputy(user: User, actor: Actor) -> list[User]:
    """Nobody names this account as deputy any more; who did. Part of a hand-over."""
    with db.atomic():
        people = named_as_deputy(user)
        for person in people:
            ledger.record("deputy_dropped", "user", person.id, actor, deputy=user.id)
        User.update(deputy=None).where(User.deputy == user).execute()
    return people


def _clear(who) -> int:
    gone = {"away_from": None, "away_until": None, "deputy": None}
    return User.update(gone).where(who, User.away_from.is_null(False)).execute()


def _acting_for(user: User, actor: Actor) -> Actor:
    actor = refreshed(actor)
    if actor.id != user.id:
        require_looks_after(actor, roles_by_user([user.id]).get(user.id, []))
    return actor


def _day_problems(first: date | None, last: date | None) -> list[Problem]:
    missing = msg("Please give a day, for example 24.12.2026.")
    problems = [Problem(name, missing) for name, day in (("first", first), ("last", last)) if day is None]
    if problems:
        return problems
    if last < first:
        return [Problem("last", msg("The last day lies before the first."))]
    if last < today():
        return [Problem("last", msg("This absence has passed."))]
    return [Problem("last", msg("An absence lasts two years at most."))] if last - first > LONGEST else []
