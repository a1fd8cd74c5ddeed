"""Reads of links that ask: by token, what each shows, which ones an item has."""

from collections.abc import Container
from dataclasses import dataclass

from peewee import JOIN

from coopcms.accounts.models import User
from coopcms.accounts.tokens import digest
from coopcms.blocks.pictures import block_of
from coopcms.clock import now
from coopcms.consents.models import ASKED, CHANGING, FACTS, PICTURE, QUOTE, Answer, ApprovalAsk, ApprovalLink, Party
from coopcms.consents.queries import original_id
from coopcms.consents.queries_things import About, Thing
from coopcms.consents.subjects import around, hash_about_firm, passages
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.errors import NotNow, Unknown, msg
from coopcms.media.models import READY, Picture
from coopcms.media.queries import pictures
from coopcms.network.models import Organisation

PATH = "/freigabe/"  # where the public site reads tokens
ANSWERED, REVOKED, EXPIRED, CHANGED, BUSY = "answered", "revoked", "expired", "changed", "busy"


class Over(NotNow):
    """A link that opens nothing (`busy`: nothing for now); `reason` is one of the words above, `link` that link."""

    def __init__(self, message: str, reason: str, link: ApprovalLink):
        super().__init__(message)
        self.reason, self.link = reason, link


class Gone(Unknown):
    """The link is known, what it asked about is in the trash."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks, as people outside are told: a name, the lead centre, an address that somebody reads."""

    name: str
    centre: str
    email: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a link asks about: the words shown, what stands around them, and whether they stand there still.

    `context` is the paragraph of a quote, or the caption of a picture, without the words of quotes that the link does
    not ask about: they are somebody else's, and nobody has agreed to show them.
    `item` is the text it was asked in, or its original where that was a working copy that is checked in; 0 for a
    picture that is asked about by itself.
    """

    id: int
    item: int
    revision: int | None
    title: str
    thing: Thing
    context: str
    is_current: bool


def link_by(token: str) -> ApprovalLink:
    """The link with its party; raises Unknown."""
    rows = ApprovalLink.select(ApprovalLink, Party).join(Party).where(ApprovalLink.key == digest(token))
    found = rows.first()
    if found is None:
        raise Unknown(msg("This link opens nothing."))
    return found


def require_open(link: ApprovalLink) -> None:
    """Raise Over with why the link is over."""
    if link.answered_at:
        raise Over(msg("This link was answered already. Thank you!"), ANSWERED, link)
    if link.revoked_at:
        raise Over(msg("This link was taken back by those who sent it."), REVOKED, link)
    if link.expires_at <= now():
        raise Over(msg("This link has run out. Ask those who sent it for another one."), EXPIRED, link)


def asked_of(link: ApprovalLink) -> tuple[Asked, ...]:
    """What it asks about, in its order, without what is in the trash; one select, one more for each text shown.

    And one where pictures are asked about.
    """
    rows = (
        ApprovalAsk.select(ApprovalAsk, Item, Revision)
        .join(Item, JOIN.LEFT_OUTER)
        .switch(ApprovalAsk)
        .join(Revision, JOIN.LEFT_OUTER)
        .where(ApprovalAsk.link == link, ApprovalAsk.item.is_null() | Item.trashed_at.is_null())
        .order_by(ApprovalAsk.id)
    )
    asks, heads = list(rows), {}
    files = pictures(row.subject_id for row in asks if row.subject_kind == PICTURE)
    shown = {row.hash for row in asks if row.subject_kind == QUOTE}
    found = (_asked(row, heads, files, shown) if row.item_id else _alone(row, files) for row in asks)
    return tuple(one for one in found if one is not None)


def there(link: ApprovalLink) -> tuple[Asked, ...]:
    """What it asks about, as far as that is there: nobody says yes to a picture that is put away or another by now."""
    asked = asked_of(link)
    if link.purpose == CHANGING:
        return asked
    return tuple(one for one in asked if one.is_current or one.thing.about.kind != PICTURE)


def sender_of(link: ApprovalLink) -> Sender:
    """Whoever made the link; the address of the text's or picture's centre where that account is closed."""
    centre = contact_of(link)
    person = User.get_or_none(User.id == link.made_by, User.active)
    return Sender(link.made_name, centre.name, (person and person.email) or centre.email)


def offers_change(link: ApprovalLink) -> bool:
    """True if the party has answered by it, or was about to change what they had answered by another one."""
    return bool(link.answered_at) or link.purpose == CHANGING


def contact_of(link: ApprovalLink) -> Organisation:
    """The centre of what it asks about first, in the trash or not; that of the party's entry where it asks nothing."""
    rows = ApprovalAsk.select(ApprovalAsk, Item).join(Item, JOIN.LEFT_OUTER).where(ApprovalAsk.link == link)
    row = rows.order_by(ApprovalAsk.id).first()
    if row is None:
        return link.party.centre
    if row.item_id is None:
        return Organisation.select().join(Picture).where(Picture.id == row.subject_id).get()
    owners = Organisation.select().join(ItemOwner).where(ItemOwner.item == original_id(row.item))
    return owners.where(ItemOwner.role == "lead").get()


def note_of(link: ApprovalLink) -> str:
    """The words that were sent along with the question."""
    rows = Answer.select(Answer.note).where(Answer.link == link, Answer.state == ASKED).order_by(Answer.id)
    return next((note for (note,) in rows.limit(1).tuples()), "")


def _asked(row: ApprovalAsk, heads: dict[int, Item], files: dict[int, Picture], shown: Container[str]) -> Asked | None:
    number = row.item.source_id if row.item.closed and row.item.is_copy else row.item_id
    if number not in heads:
        heads[number] = Item.select(Item, Revision).join(Revision, on=Item.head).where(Item.id == number).first()
    item = heads[number]
    if item is None or item.trashed_at:
        return None
    block, context, is_current = _place(row, item.head.content, shown)
    if row.revision_id:
        context = _place(row, row.revision.content, shown)[1]
    if row.subject_kind == PICTURE:
        is_current = row.subject_id in files and is_same(files[row.subject_id], row.hash)
    thing = Thing(About(row.subject_kind, row.subject_id), row.hash, row.text, frozenset(), block)
    return Asked(row.id, number, row.revision_id, item.head.title, thing, context, is_current)


def _alone(row: ApprovalAsk, files: dict[int, Picture]) -> Asked | None:
    picture = files.get(row.subject_id)
    if picture is None:
        return None
    thing = Thing(About(row.subject_kind, row.subject_id), row.hash, row.text, frozenset())
    return Asked(row.id, 0, None, picture.title or picture.name, thing, "", is_same(picture, row.hash))


def is_same(picture: Picture, hash_: str) -> bool:
    """True if it is the very file that was asked about, and nobody has taken it away."""
    there = picture.state == READY and not picture.withdrawn_at and not picture.trashed_at
    return there and picture.digest == hash_


def _place(row: ApprovalAsk, content: dict, shown: Container[str]) -> tuple[str, str, bool]:
    """(block, context, whether it stands in these words)."""
    body = content.get("body") or []
    if row.subject_kind == QUOTE:
        found = (one for one in passages(body, shown) if one.hash == row.hash)
        one = next(found, None)
        return (one.block, one.context, True) if one else ("", "", False)
    if row.subject_kind == FACTS:
        return "", "", hash_about_firm(content) == row.hash
    use = block_of(body, row.subject_id)
    return "", around(use, shown) if use else "", True


def link_numbered(item: Item, number: int) -> ApprovalLink:
    """A link that asks about something in this text or its original; raises Unknown."""
    here = ApprovalAsk.item.in_((item.id, original_id(item))) & (ApprovalLink.purpose != CHANGING)
    found = ApprovalLink.select().join(ApprovalAsk).where(ApprovalLink.id == number, here).first()
    if found is None:
        raise Unknown(msg("There is no such link."))
    return found
