"""Reads of links that ask about a picture: those that ask about it by itself, and all that are open."""

from peewee import ModelSelect

from coopcms.clock import now
from coopcms.consents.models import ASKING, PICTURE, ApprovalAsk, ApprovalLink, Party
from coopcms.errors import Unknown, msg


def open_links(picture: int) -> list[tuple[ApprovalLink, bool]]:
    """Open links that ask about it, the newest first, each with whether it does so by itself; one select."""
    rows = ApprovalAsk.select(ApprovalAsk, ApprovalLink, Party).join(ApprovalLink).join(Party)
    rows = rows.where(_about(picture), _is_open()).order_by(ApprovalLink.id.desc())
    return [(row.link, row.item_id is None) for row in rows]


def alone(picture: int) -> ModelSelect:
    """Open links that ask about it by itself."""
    return ApprovalLink.select().join(ApprovalAsk).where(_about(picture), _is_open(), ApprovalAsk.item.is_null())


def link_about(picture: int, number: int) -> ApprovalLink:
    """A link that asks about this picture by itself, open or not; raises Unknown."""
    here = _about(picture) & ApprovalAsk.item.is_null() & (ApprovalLink.purpose == ASKING)
    found = ApprovalLink.select().join(ApprovalAsk).where(ApprovalLink.id == number, here).first()
    if found is None:
        raise Unknown(msg("There is no such link."))
    return found


def _about(picture: int):
    return (ApprovalAsk.subject_kind == PICTURE) & (ApprovalAsk.subject_id == picture)


def _is_open():
    unused = ApprovalLink.answered_at.is_null() & ApprovalLink.revoked_at.is_null()
    return (ApprovalLink.purpose == ASKING) & unused & (ApprovalLink.expires_at > now())
