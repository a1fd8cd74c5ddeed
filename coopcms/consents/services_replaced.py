"""Asked again: no old link goes on asking beside the new one, and nothing it asked about is forgotten."""

from collections.abc import Mapping

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.consents.models import ASKING, FACTS, ApprovalAsk, ApprovalLink, Party
from coopcms.consents.queries import original_id
from coopcms.consents.queries_things import About, Thing, thing_of
from coopcms.content.models import SUBJECT, Item
from coopcms.errors import Invalid, Problem, Unknown, msg
from coopcms.ledger import services as ledger

MOST = 30  # things of one link


def replaced(item: Item, party: Party, things: Mapping[About, Thing], actor: Actor) -> dict[About, Thing]:
    """Take back the party's open links about any of these things, in the caller's transaction.

    Gives the things and what those links asked besides, as far as it stands in the item and names the party.
    """
    rows = ApprovalAsk.select(ApprovalAsk.link, ApprovalAsk.subject_kind, ApprovalAsk.subject_id).join(ApprovalLink)
    rows = rows.where(ApprovalLink.party == party, _is_asking(), ApprovalAsk.item.in_((item.id, original_id(item))))
    asked: dict[int, list[About]] = {}
    for link, kind, subject in rows.order_by(ApprovalAsk.id).tuples():
        asked.setdefault(link, []).append(About(kind, subject))
    found = dict(things)
    for link, abouts in asked.items():
        if things.keys().isdisjoint(abouts):
            continue
        ApprovalLink.update(revoked_at=now()).where(ApprovalLink.id == link).execute()
        ledger.record("approval_replaced", SUBJECT, item.id, actor, link=link, party=party.id)
        found |= {about: thing for about in abouts if about not in found and (thing := _standing(item, about, party))}
    return found


def require_few(things: Mapping[About, Thing]) -> None:
    """Raise Invalid where one link would ask about too much: nothing is left out silently."""
    if len(things) > MOST:
        raise Invalid(Problem("about", msg("One link asks about at most %(most)s things."), {"most": MOST}))


def end_links(item: Item, party: int, about: About, actor: Actor) -> None:
    """Take back the party's open links that ask about this thing only: they are named no more, in this transaction."""
    asks = ApprovalAsk.select(ApprovalAsk.link).where(
        ApprovalAsk.subject_kind == about.kind, ApprovalAsk.subject_id == about.subject
    )
    others = ApprovalAsk.select(ApprovalAsk.link).where(
        (ApprovalAsk.subject_kind != about.kind) | (ApprovalAsk.subject_id != about.subject)
    )
    sole = ApprovalLink.id.in_(asks) & ApprovalLink.id.not_in(others)
    rows = ApprovalLink.select(ApprovalLink.id).where(ApprovalLink.party == party, _is_asking(), sole)
    for (link,) in list(rows.tuples()):
        ApprovalLink.update(revoked_at=now()).where(ApprovalLink.id == link).execute()
        ledger.record("approval_revoked", SUBJECT, item.id, actor, link=link, party=party)


def _is_asking():
    """Open now; who wants to change an answer goes on as they like."""
    unused = ApprovalLink.answered_at.is_null() & ApprovalLink.revoked_at.is_null()
    return unused & (ApprovalLink.expires_at > now()) & (ApprovalLink.purpose == ASKING)


def _standing(item: Item, about: About, party: Party) -> Thing | None:
    try:
        thing = thing_of(item, about)
    except Unknown:
        return None
    stands = thing.block or about.kind == FACTS
    return thing if stands and party.id in thing.named else None
