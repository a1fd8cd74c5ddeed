"""The page about one person: their roles, and what these let them do; with ?item=<number>, what that means there."""

from dataclasses import dataclass, replace

from flask import request
from flask_admin import expose
from peewee import JOIN

from coopcms.accounts.models import Role, User
from coopcms.accounts.policy import CONTENT
from coopcms.actor import Actor
from coopcms.admin.base import DeskView
from coopcms.admin.people_near import may_read
from coopcms.admin.person_may import StateRow, Verdict, by_state, permissions_here
from coopcms.admin.role_words import role_words
from coopcms.admin.says import Said, names_of, said
from coopcms.content import policy, workflows
from coopcms.content.models import Item, ItemGrant, Revision
from coopcms.content.queries import item_by_id, visible_to
from coopcms.errors import Unknown, msg
from coopcms.network.models import NETWORK, Organisation
from coopcms.review.queries import standing
from coopcms.workflow import engine
from coopcms.workflow.engine import Action
from coopcms.workflow.facts import Person
from coopcms.workflow.reasons import Reason

_OTHERS = {
    ("guard", "who"): msg("None of this person's roles allows “%(step)s” here."),
    ("guard", "four_eyes"): msg("This person has contributed to this text. Somebody else has to take this step."),
}


@dataclass(frozen=True, slots=True)
class Held:
    """An account with its roles as (role, slug), and the names of their places."""

    user: User
    roles: frozenset[tuple[str, str]]
    places: dict[str, str]


@dataclass(frozen=True, slots=True)
class Here:
    """What the person may do with one item: `visible` is False where it does not exist for them."""

    item: Item
    visible: bool
    permissions: tuple[Verdict, ...]
    steps: tuple[tuple[Action, tuple[Said, ...]], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The items of one centre: for each workflow its title, whether several may own, and its states."""

    name: str
    flows: tuple[tuple[str, bool, tuple[StateRow, ...]], ...]


class PersonRights(DeskView):
    """GET /admin/wer/<number of an account>."""

    @expose("/<int(max=2147483647):user_id>")
    def person(self, user_id: int):
        """Raises Unknown also where the actor may not know: nobody finds out who has an account."""
        held = _held_by(user_id)
        if held is None or not may_read(self.actor, user_id, held.roles):
            raise Unknown(msg("There is no such account."))
        wanted, here = request.args.get("item", ""), None
        if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
            here = _here(item_by_id(int(wanted)), held, self.actor)
        return self.render(
            "admin/person_rights.html", row=held.user, here=here,
            roles=[role_words(role, slug, held.places) for role, slug in sorted(held.roles)],
            places=() if here else _places(held), grants=() if here else _grants(held.user, self.actor),
        )  # fmt: skip


def _held_by(user_id: int) -> Held | None:
    """The account with its roles; one select."""
    rows = list(
        User.select(User, Role.role, Organisation.slug, Organisation.name.alias("place"))
        .join(Role, JOIN.LEFT_OUTER)
        .join(Organisation, JOIN.LEFT_OUTER)
        .where(User.id == user_id)
        .objects()
    )
    held = [(row.role, row.slug, row.place) for row in rows if row.role]
    return Held(rows[0], frozenset(pair[:2] for pair in held), {slug: name for _, slug, name in held}) if rows else None


def _here(item: Item, held: Held, reader: Actor) -> Here:
    """Raises Unknown where the reader may not see the item."""
    seen = standing(item, Actor(held.user.id, held.user.name, _roles(held)))
    definition, names = policy.definition_of(item), names_of(seen.owners)
    if not engine.may(definition, seen.facts, policy.person_of(reader, item), "view"):
        raise policy.unknown_item()
    permissions = permissions_here(definition, seen.facts, seen.person)
    own = held.user.id == reader.id
    told = tuple(
        (step, tuple(said(reason if own else _of_another(reason), names, item.kind) for reason in step.reasons))
        for step in seen.actions
    )
    return Here(item, "view" in seen.may, permissions, told)


def _of_another(reason: Reason) -> Reason:
    """The same about somebody who is not the reader."""
    return replace(reason, message=_OTHERS.get((reason.kind, reason.name), reason.message))


def _roles(held: Held) -> frozenset[tuple[str, str]]:
    """A deactivated account acts with none."""
    return held.roles if held.user.active else frozenset()


def _places(held: Held) -> list[Place]:
    """One centre after the other; for who has a role in the network only, any centre."""
    slugs = sorted({slug for role, slug in held.roles if role in CONTENT and slug != NETWORK})
    if not slugs and any(role in CONTENT for role, _slug in held.roles):
        slugs = [""]
    who = Person(-1, _roles(held))
    flows = workflows.in_force().values()
    return [
        Place(held.places.get(slug, ""), tuple((f.title, bool(f.when), by_state(f, who, slug)) for f in flows))
        for slug in slugs
    ]


def _grants(user: User, actor: Actor) -> list[ItemGrant]:
    """The lanes the person stands in for, on items the reader may see; one select."""
    rows = (
        ItemGrant.select(ItemGrant, Item, Revision, Organisation)
        .join(Item)
        .join(Revision, on=(Item.head == Revision.id))
        .switch(ItemGrant)
        .join(Organisation)
        .where(ItemGrant.user == user.id, ItemGrant.role == "substitute", visible_to(actor))
    )
    return list(rows.order_by(ItemGrant.id))


def views() -> list:
    """What desk.py hangs up."""
    return [PersonRights("person_rights", "/admin/wer")]
