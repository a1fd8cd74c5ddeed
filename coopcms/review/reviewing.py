"""What a person compares the newest words with: what they or their centre judged last, or what is public."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN, fn

from coopcms.actor import Actor
from coopcms.content.models import SUBJECT, Item, Revision
from coopcms.content.policy import governed_by
from coopcms.network.models import Organisation
from coopcms.review.models import SignOff
from coopcms.review.queries import Standing

MINE, ASKED, LANE, LIVE = "mine", "asked", "lane", "live"


@dataclass(frozen=True, slots=True)
class Basis:
    """An earlier text: `name` says why it is one to compare with; `at`, `by` and `centre` whose act made it so."""

    name: str
    revision: Revision
    at: datetime | None = None
    by: str = ""
    centre: str = ""


def bases(standing: Standing, actor: Actor) -> dict[str, Basis]:
    """All there are for this actor, the most natural one first; one select."""
    return {basis.name: basis for basis in _bases(standing, actor)}


def _bases(standing: Standing, actor: Actor) -> Iterator[Basis]:
    item, live = standing.item, governed_by(standing.item).live_id
    asked = next((request for request in standing.requests if request.user_id == actor.id), None)
    signed, known = _known(standing, actor, {live, asked.revision_id if asked else None} - {None})
    mine = next((sign for sign in signed if sign.user_id == actor.id), None)
    if mine:
        yield Basis(MINE, known[mine.revision_id], mine.at, mine.user_name, mine.organisation.name)
    if asked and asked.revision_id in known:
        yield Basis(ASKED, known[asked.revision_id], asked.at, asked.user_name, asked.organisation.name)
    lane = next((sign for sign in signed if sign is not mine), None)
    if lane and (mine is None or lane.revision_id != mine.revision_id):
        yield Basis(LANE, known[lane.revision_id], lane.at, lane.user_name, lane.organisation.name)
    if live in known:
        yield Basis(LIVE, known[live], governed_by(item).released_at)


def _known(standing: Standing, actor: Actor, wanted: set[int]) -> tuple[list[SignOff], dict[int, Revision]]:
    """The last sign-offs of the actor and of their centres, the newest first, and the revisions by number."""
    item = standing.item
    mine = SignOff.select(fn.MAX(SignOff.id)).where(_about(item), SignOff.user_id == actor.id)
    centres = sorted({owner.organisation_id for owner in standing.owners if _works_for(standing, actor, owner)})
    lane = SignOff.select(fn.MAX(SignOff.id)).where(_about(item), SignOff.organisation.in_(centres))
    counted = (SignOff.id.in_(mine)) | (SignOff.id.in_(lane))
    rows = list(
        Revision.select(Revision, SignOff, Organisation)
        .join(SignOff, JOIN.LEFT_OUTER, on=((SignOff.revision_id == Revision.id) & counted), attr="signature")
        .join(Organisation, JOIN.LEFT_OUTER)
        .where(Revision.item.in_({item.id, governed_by(item).id}))
        .where(SignOff.id.is_null(False) | Revision.id.in_(wanted))
    )
    signed = [row.signature for row in rows if getattr(row, "signature", None) and row.signature.id]
    return sorted(signed, key=lambda sign: -sign.id), {row.id: row for row in rows}


def _works_for(standing: Standing, actor: Actor, owner) -> bool:
    slug = owner.organisation.slug
    return slug in standing.person.substitute_for or any(place == slug for _role, place in actor.roles)


def _about(item: Item):
    return (SignOff.subject_kind == SUBJECT) & (SignOff.subject_id == item.id)
