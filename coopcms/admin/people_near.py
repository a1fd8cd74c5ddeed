"""The people around an item: who holds which role in its centres, stands in, is away, watches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import JOIN

from coopcms.accounts.models import Role, User
from coopcms.accounts.policy import is_administrator
from coopcms.actor import Actor
from coopcms.clock import berlin, now
from coopcms.content.models import SUBJECT, Item, ItemGrant
from coopcms.network.models import NETWORK, Organisation
from coopcms.review.models import Watch

Deputy, Place = User.alias("deputy_user"), Organisation.alias("granted_place")


@dataclass(frozen=True, slots=True)
class Someone:
    """An account with the roles it holds, as a substitute too; `away_until` is None for who is here today."""

    id: int
    name: str
    active: bool
    roles: frozenset[tuple[str, str]]
    away_until: date | None
    deputy: str
    watches: bool

    def holds(self, roles: Iterable[str], slug: str) -> bool:
        """True for an active account with one of these roles there."""
        return self.active and any((role, slug) in self.roles for role in roles)


def people_near(item: Item, slugs: Iterable[str] = (), ids: Iterable[int] = ()) -> dict[int, Someone]:
    """By name: who has a role in these centres, these accounts, and the item's substitutes. One select."""
    there = Role.select(Role.user).join(Organisation).where(Organisation.slug.in_(list(slugs)))
    near = (User.active & User.id.in_(there)) | User.id.in_(list(ids)) | ItemGrant.id.is_null(False)
    return _found(_rows(item).where(near))


def everybody(item: Item) -> dict[int, Someone]:
    """The same of all active accounts, for who chooses among them. One select."""
    return _found(_rows(item).where(User.active))


def may_read(actor: Actor, user_id: int, roles: Iterable[tuple[str, str]]) -> bool:
    """True for who may know what a person may: themselves, leads of their centres, the network, administrators."""
    own = actor.id == user_id or is_administrator(actor) or actor.holds("network_editor", NETWORK)
    return own or any(actor.holds("centre_lead", slug) for _role, slug in roles)


def _rows(item: Item):
    granted = (ItemGrant.user == User.id) & (ItemGrant.item == item.id) & (ItemGrant.role == "substitute")
    watched = (Watch.user == User.id) & (Watch.subject_kind == SUBJECT) & (Watch.subject_id == item.id)
    return (
        User.select(
            User.id, User.name, User.active, User.away_from, User.away_until, Deputy.name, Watch.id,
            Role.role, Organisation.slug, Place.slug,
        )
        .join(Role, JOIN.LEFT_OUTER)
        .join(Organisation, JOIN.LEFT_OUTER)
        .join_from(User, Deputy, JOIN.LEFT_OUTER, on=(User.deputy == Deputy.id))
        .join_from(User, ItemGrant, JOIN.LEFT_OUTER, on=granted)
        .join(Place, JOIN.LEFT_OUTER, on=(ItemGrant.organisation == Place.id))
        .join_from(User, Watch, JOIN.LEFT_OUTER, on=watched)
        .order_by(User.name, User.id)
    )  # fmt: skip


def _found(rows) -> dict[int, Someone]:
    found: dict[int, tuple] = {}
    for user, name, active, first, last, deputy, watch, role, slug, lane in rows.tuples():
        rest = (_away(first, last), deputy or "", watch is not None)
        held = found.setdefault(user, ((user, name, active), set(), rest))[1]
        held |= {(role, slug)} if role else set()
        held |= {("substitute", lane)} if lane else set()
    return {key: Someone(*who, frozenset(held), *rest) for key, (who, held, rest) in found.items()}


def _away(first: date | None, last: date | None) -> date | None:
    today = berlin(now()).date()
    return last if first and last and first <= today <= last else None
