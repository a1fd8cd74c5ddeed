"""The list of accounts: what was asked for, and a page of those that fit."""

from dataclasses import dataclass

from peewee import Expression

from coopcms.accounts.models import Role, User
from coopcms.network.models import Organisation

SIZE = 50
STATES = ("active", "waiting", "closed")  # waiting: nobody can log in yet, no password is set


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters and page; an empty one does not filter, an unknown word finds nothing."""

    text: str = ""
    role: str = ""
    centre: str = ""
    state: str = ""
    page: int = 1

    @property
    def filtered(self) -> bool:
        """True where the list does not show everybody."""
        return any((self.text, self.role, self.centre, self.state))


def accounts(asked: Asked) -> tuple[int, list[User]]:
    """(how many fit, those of the page) in the order people look for them; two selects."""
    rows = User.select().where(_fits(asked))
    return rows.count(), list(rows.order_by(User.name, User.id).paginate(asked.page, SIZE))


def _fits(asked: Asked) -> Expression:
    fits = User.id > 0
    if asked.text:
        fits &= User.name.contains(asked.text) | User.email.contains(asked.text)
    if asked.state:
        fits &= _in_state(asked.state)
    if not (asked.role or asked.centre):
        return fits
    held = Role.select(Role.user).join(Organisation)
    held = held.where(Role.role == asked.role) if asked.role else held
    held = held.where(Organisation.slug == asked.centre) if asked.centre else held
    return fits & User.id.in_(held)


def _in_state(state: str) -> Expression:
    states = {"active": User.active, "closed": ~User.active, "waiting": User.active & (User.password == "")}
    return states.get(state, User.id == 0)
