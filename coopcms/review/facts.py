"""Everything the engine decides from, read for one item: lanes, sign-offs, change requests and checks."""

from dataclasses import replace

from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item
from coopcms.network.models import Organisation
from coopcms.review import checks
from coopcms.review.models import ChangeRequest, LaneRow, SignOff
from coopcms.workflow import facts as flow
from coopcms.workflow.facts import Facts, Inputs


def facts_for(item: Item, inputs: Inputs | None = None, step: str = "") -> Facts:
    """All facts of an item; checks that look at inputs are answered for these and this step. At most 8 selects."""
    facts = replace(
        policy.facts_of(item),
        lanes=tuple(
            flow.Lane(row.organisation.slug, row.closed_at is not None, row.claimed_by) for row in lane_rows(item)
        ),
        sign_offs=tuple(_act(flow.SignOff, row) for row in acts_of(SignOff, item)),
        change_requests=tuple(_act(flow.ChangeRequest, row) for row in acts_of(ChangeRequest, item)),
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


def acts_of(model: type[SignOff] | type[ChangeRequest], item: Item) -> list:
    """All sign-offs or change requests of the item's present cycle with their centres, the oldest first."""
    return list(
        model.select(model, Organisation)
        .join(Organisation)
        .where(model.subject_kind == SUBJECT, model.subject_id == item.id, model.cycle == item.cycle)
        .order_by(model.order)
    )


def _act(shape, row):
    return shape(row.organisation.slug, row.user_id, row.hash, row.cycle, row.order)
