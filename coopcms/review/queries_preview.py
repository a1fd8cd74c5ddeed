"""Reads of the links for previews: what one opens now, and how those of an item stand."""

import re
from dataclasses import dataclass

from peewee import JOIN

from coopcms.accounts.models import User
from coopcms.accounts.queries import actor_for, roles_by_user
from coopcms.accounts.tokens import digest
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.content.queries import Source
from coopcms.errors import Unknown, msg
from coopcms.review.candidates import grants_on
from coopcms.review.models_preview import PreviewLink
from coopcms.review.policy_preview import keeps_from_sharing, public_home
from coopcms.workflow import engine
from coopcms.workflow.facts import Facts, Person

NEEDED = ("view", "preview")  # what its maker has to hold for a link to open something
PATH = "/vorschau/"  # where the public site reads tokens
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link shows: the item with its head, all rows of its owners; `home` where its words are public already."""

    link: PreviewLink
    item: Item
    owners: list[ItemOwner]
    home: Item | None


@dataclass(frozen=True, slots=True)
class Followed:
    """A link at the desk: `ended` says in a msgid why it shows nothing now, is empty while it does.

    `is_over`: it never will again.
    """

    link: PreviewLink
    ended: str
    is_over: bool


def opened(token: str) -> Opened:
    """What is behind the token at this moment; four selects at most, five for a substitute's link.

    Raises Unknown, in the same words whatever is wrong: nobody learns by trying which links there are or were.
    """
    link = _with_token(token)
    if link is None or link.item.trashed_at or not policy.is_known(link.item):
        raise link_gone()
    owners = policy.owners_of(link.item)
    if not _may_show(link, owners):
        raise link_gone()
    return Opened(link, link.item, owners, public_home(link.item))


def address_at(site: str, token: str) -> str:
    """The whole address of a link on a site given by scheme and host."""
    return f"{site}{PATH}{token}"


def link_gone() -> Unknown:
    """The one answer for links that have run out, were taken back, rest, or never were."""
    return Unknown(msg("It may have run out or been taken back, or it was copied in part. Ask whoever sent it to you."))


def links_of(item: Item, facts: Facts) -> list[Followed]:
    """All links of an item that are kept, the newest first; `facts` are what permissions on it come from.

    One select, two where some are open, three where a maker may be a substitute.
    """
    links = list(
        PreviewLink.select(PreviewLink, User).join(User).where(PreviewLink.item == item.id).order_by(-PreviewLink.id)
    )
    able = _able(item, facts, {link.user_id for link in links if not _over(link)})
    return [Followed(link, _ended(item, link, able), _over(link)) for link in links]


def _with_token(token: str) -> PreviewLink | None:
    """The link that is neither over nor its maker's account closed, with all that has to be asked about it."""
    if not _TOKEN.fullmatch(token):
        return None
    return (
        PreviewLink.select(PreviewLink, Item, Revision, Source, User)
        .join(Item)
        .join(Revision, on=(Item.head == Revision.id))
        .switch(Item)
        .join(Source, JOIN.LEFT_OUTER, on=(Item.source == Source.id), attr="source")
        .join_from(PreviewLink, User)
        .where(
            PreviewLink.key == digest(token), PreviewLink.revoked_at.is_null(), PreviewLink.expires_at > now(),
            User.active,
        )
        .first()
    )  # fmt: skip


def _may_show(link: PreviewLink, owners: list[ItemOwner]) -> bool:
    """True if its maker may preview the item now, by a role or, which costs one select more, as a substitute."""
    maker, facts = actor_for(link.user, "link"), policy.facts_of(link.item, owners, frozenset())
    if _holds(link.item, facts, Person(maker.id, maker.roles)):
        return True
    return _holds(link.item, facts, policy.person_of(maker, link.item))


def _holds(item: Item, facts: Facts, person: Person) -> bool:
    definition = policy.definition_of(item)
    return all(engine.may(definition, facts, person, permission) for permission in NEEDED)


def _able(item: Item, facts: Facts, makers: set[int]) -> set[int]:
    """Those of the makers who may preview the item now."""
    roles = roles_by_user(makers) if makers else {}
    people = [Person(maker, frozenset(roles.get(maker, ()))) for maker in makers]
    able = {person.id for person in people if _holds(item, facts, person)}
    if able == makers:
        return able
    lanes = [(grant.user, grant.lane) for grant in grants_on(item)]
    others = [Person(maker, frozenset(), frozenset(lane for who, lane in lanes if who == maker)) for maker in makers]
    return able | {person.id for person in others if _holds(item, facts, person)}


def _over(link: PreviewLink) -> bool:
    return link.revoked_at is not None or link.expires_at <= now()


def _ended(item: Item, link: PreviewLink, able: set[int]) -> str:
    if link.revoked_at:
        return msg("taken back")
    if link.expires_at <= now():
        return msg("has run out")
    if not link.user.active or link.user_id not in able:
        return msg("rests: whoever made it may not preview the text any more")
    return msg("leads to the public page") if keeps_from_sharing(item) else ""
