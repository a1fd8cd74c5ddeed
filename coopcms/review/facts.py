"""Everything the engine decides from, read for one item: lanes, sign-offs, change requests and checks."""

from dataclasses import dataclass, replace

from peewee import Value

from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item, ItemOwner, RevisionContributor
from coopcms.network.models import Organisation
from coopcms.review import checks
from coopcms.review.models import ChangeRequest, LaneRow, SignOff
from coopcms.workflow import facts as flow
from coopcms.workflow.facts import Facts, Inputs

_ACT = ("id", "subject_id", "organisation", "revision_id", "hash", "cycle", "order", "user_id", "user_name", "at")


@dataclass(frozen=True, slots=True)
class Rows:
    """Owners, and what the present cycle has come to: lanes in the order they were opened, acts the oldest first."""

    owners: list[ItemOwner]
    lanes: list[LaneRow]
    sign_offs: list[SignOff]
    change_requests: list[ChangeRequest]
    contributors: frozenset[int] | None = None  # read when somebody asks, unless they are known


def facts_for(item: Item, inputs: Inputs | None = None, step: str = "") -> Facts:
    """All facts of an item; checks that look at inputs are answered for these and this step. At most 8 selects."""
    return facts_from(item, rows_of(item), inputs, step)


def rows_of(item: Item) -> Rows:
    """Owners, lanes and acts of the item; where no lane was opened, nobody can have acted in one."""
    owners, lanes = policy.owners_of(item), lane_rows(item)
    if not lanes:
        return Rows(owners, [], [], [])
    since = {row.organisation_id: row.counts_from for row in lanes}
    told = _told(item, {row.organisation_id: row.organisation for row in lanes})
    acts = sorted((act for act in told if not isinstance(act, int)), key=lambda act: act.order)
    acts = [act for act in acts if act.order >= since[act.organisation_id]]
    sign_offs, requests = ([act for act in acts if isinstance(act, model)] for model in (SignOff, ChangeRequest))
    return Rows(owners, lanes, sign_offs, requests, frozenset(act for act in told if isinstance(act, int)))


def _told(item: Item, centres: dict[int, Organisation]) -> list[SignOff | ChangeRequest | int]:
    """What was said in these lanes in the present cycle, and who wrote the head's words; one select."""
    signed, asked = (
        model.select(*(getattr(model, name) for name in _ACT), *more).where(
            model.subject_kind == SUBJECT, model.subject_id == item.id, model.cycle == item.cycle,
            model.organisation.in_(list(centres)),
        )
        for model, more in (
            (SignOff, (SignOff.as_substitute, Value(None))),
            (ChangeRequest, (Value(None), ChangeRequest.comment)),
        )
    )  # fmt: skip
    person = (RevisionContributor.user_id if name == "user_id" else Value(None) for name in _ACT)
    wrote = RevisionContributor.select(*person, Value(None), Value(None))
    wrote = wrote.where(RevisionContributor.revision == item.head_id)
    return [_one(row, centres) for row in signed.union_all(asked).union_all(wrote).tuples()]


def _one(row: tuple, centres: dict[int, Organisation]) -> SignOff | ChangeRequest | int:
    *shared, substitute, comment = row
    facts = dict(zip(_ACT, shared, strict=True))
    if facts["id"] is None:
        return facts["user_id"]
    facts["organisation"] = centres[facts["organisation"]]
    return SignOff(**facts, as_substitute=substitute) if comment is None else ChangeRequest(**facts, comment=comment)


def facts_from(item: Item, rows: Rows, inputs: Inputs | None = None, step: str = "") -> Facts:
    """The same from rows that are read already; a check is made when something asks for it."""
    facts = replace(
        policy.facts_of(item, rows.owners, rows.contributors),
        lanes=tuple(flow.Lane(row.organisation.slug, row.closed_at is not None, row.claimed_by) for row in rows.lanes),
        sign_offs=tuple(_act(flow.SignOff, row) for row in rows.sign_offs),
        change_requests=tuple(_act(flow.ChangeRequest, row) for row in rows.change_requests),
    )
    return replace(facts, failures=checks.failures(item, facts, inputs or Inputs(), step))


def lane_rows(item: Item) -> list[LaneRow]:
    """The lanes of the item's present cycle with their centres, in the order they were opened."""
    return list(
        LaneRow.select(LaneRow, Organisation)
        .join(Organisation)
        .where(LaneRow.subject_kind == SUBJECT, LaneRow.subject_id == item.id, LaneRow.cycle == item.cycle)
        .order_by(LaneRow.id)
    )


def _act(shape, row):
    return shape(row.organisation.slug, row.user_id, row.hash, row.cycle, row.order)
