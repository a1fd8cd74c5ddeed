"""Who may sign in a lane now, and whom one could grant it to."""

from typing import NamedTuple

from peewee import Case, Value, fn

from coopcms.accounts.models import Role, User
from coopcms.content import policy
from coopcms.content.models import Item, ItemGrant
from coopcms.network.models import Organisation


class Grant(NamedTuple):
    """`name` (account `user`) stands in for the lane."""

    lane: str
    user: int
    name: str


def signers(item: Item, lane: str) -> list[User]:
    """Everybody active who may sign for the lane: by a role there or as its substitute, and did not write the words."""
    return list(able_to_sign(item, lane).where(User.id.not_in(policy.contributors_of(item))))


def able_to_sign(item: Item, lane: str):
    """The same and those who did write the words, as a query."""
    able = _holding(_signing_roles(item), lane) | _granted(item, lane)
    return User.select().where(User.active, able).order_by(User.name, User.id)


def substitutes(item: Item, lane: str) -> list[User]:
    """Everybody active whom one could grant the lane: no signer there yet, no contributor, no administrator.

    People of the lane's own centre come first.
    """
    administers = Role.select(Value(1)).where(Role.user == User.id, Role.role == "administrator")
    able = _holding(_signing_roles(item), lane) | _granted(item, lane)
    near = Case(None, ((_holding(None, lane), 0),), 1)
    return list(_others(item).where(~able, ~fn.EXISTS(administers)).order_by(near, User.name, User.id))


def grants_on(item: Item) -> list[Grant]:
    """Everybody active who stands in for a lane of the item; one select."""
    rows = (
        ItemGrant.select(Organisation.slug, User.id, User.name)
        .join(Organisation)
        .join_from(ItemGrant, User)
        .where(ItemGrant.item == item.id, policy.stands_in())
        .order_by(User.name, User.id)
    )
    return [Grant(*row) for row in rows.tuples()]


def _signing_roles(item: Item) -> tuple[str, ...]:
    step = policy.definition_of(item).transitions.get("sign_off")
    return tuple(who.role for who in step.who if who.scope == "lane") if step else ()


def _others(item: Item):
    """Active people who have not written the head's words."""
    return User.select().where(User.active, User.id.not_in(policy.contributors_of(item))).order_by(User.name, User.id)


def _holding(roles: tuple[str, ...] | None, lane: str):
    """A condition on User: holds one of these roles, or any, in the lane's centre."""
    rows = Role.select(Value(1)).join(Organisation).where(Role.user == User.id, Organisation.slug == lane)
    return fn.EXISTS(rows if roles is None else rows.where(Role.role.in_(roles)))


def _granted(item: Item, lane: str):
    rows = ItemGrant.select(Value(1)).join(Organisation)
    mine = (ItemGrant.item == item.id) & (ItemGrant.user == User.id) & policy.stands_in()
    return fn.EXISTS(rows.where(mine, Organisation.slug == lane))
