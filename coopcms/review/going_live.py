"""The one place where words become public: exactly the approved revision, with the approvals as counted now."""

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content.cleaning import Words
from coopcms.content.models import SUBJECT, Item, Revision
from coopcms.content.queries import contributors_of_revision
from coopcms.content.revisions import append
from coopcms.content.services import facts_changed, move
from coopcms.ledger import services as ledger
from coopcms.publishing import services as publishing
from coopcms.publishing.queries import wished_slug
from coopcms.review.act import Act
from coopcms.review.lanes import close_lanes
from coopcms.workflow.lanes import open_lanes, signed_lanes


def go_live(act: Act, governance: dict) -> None:
    """Release the head of a locked item, a working copy's through its original; ends the cycle of both."""
    item, actor, counted = act.item, act.actor, _approvals(act)
    slug = wished_slug(item)
    close_lanes(item, "released")
    if item.is_copy:
        original = item.source
        revision = _check_in(item, original, actor)
        closed = {"state": "archived", "closed": True, "cycle": item.cycle + 1}
        move(item, **{**governance, **closed})
        governance = {"cycle": original.cycle + 1}
    else:
        original, revision = item, item.head
        governance = {**governance, "cycle": item.cycle + 1, "embargo": None}
    moment = now()
    move(
        original, **governance, live=revision, public="live", slug=slug, withdrawal={},
        published_at=original.published_at or moment, released_at=moment,
    )  # fmt: skip
    publishing.release(original, revision, counted, actor)
    if item.is_copy:
        facts_changed(original, actor, "checked_in")


def _check_in(item: Item, original: Item, actor: Actor) -> Revision:
    """One revision on the original: the same words, hash and contributors as were signed on the copy."""
    wrote = contributors_of_revision(item.head)
    revision = append(original, Words(item.head.content, item.head.placement), actor, "checked_in", wrote)
    ledger.record("checked_in", SUBJECT, original.id, actor, copy=item.id, revision=revision.number, hash=revision.hash)
    return revision


def _approvals(act: Act) -> publishing.Approvals:
    facts = act.facts
    signed = signed_lanes(facts)
    acts = [act for act in facts.sign_offs if act.lane in signed and act.hash == facts.hash]
    acts = [act for act in acts if act.user not in facts.contributors]
    return publishing.Approvals(
        signed_item=act.item,
        cycle=act.item.cycle,
        workflow=act.definition.name,
        definition=act.definition.digest,
        quorum=str(act.definition.quorum or ""),
        lanes=open_lanes(facts),
        sign_offs=tuple(
            {"lane": a.lane, "user": a.user, "hash": a.hash, "cycle": a.cycle, "order": a.order} for a in acts
        ),
        mark=act.mark,
    )
