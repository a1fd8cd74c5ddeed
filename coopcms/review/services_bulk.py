"""One step over many items: each in a transaction of its own, so that a refusal of one stops no other."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import policy
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import item_by_id
from coopcms.db import db, locked
from coopcms.errors import Invalid, NotNow, Problem, Refused, Unknown, msg
from coopcms.review.models import BulkResult
from coopcms.review.queries_bulk import TRASH, UNTRASH, UNWATCH, WATCH, needs_reading, reasons_of, would_change_nothing
from coopcms.review.services import take
from coopcms.review.services_trash import trash, untrash
from coopcms.review.services_watch import unwatch, watch
from coopcms.workflow.facts import Inputs
from coopcms.workflow.reasons import Reason

MOST = 500  # items of one run
_KEPT = timedelta(days=30)
_PLAIN: dict[str, Callable[[Item, Actor], object]] = {
    TRASH: trash, UNTRASH: untrash, WATCH: watch, UNWATCH: unwatch,
}  # fmt: skip
_READ_FIRST = msg("“%(step)s” is not done for many items at once: it stands for words that somebody has read.")


@dataclass(frozen=True, slots=True)
class Result:
    """What the step came to for one item; without a state where the actor may not see it."""

    done: bool
    reasons: tuple[Reason, ...] = ()
    state: str = ""


def begin(run: str, step: str, item_ids: Iterable[int], actor: Actor) -> None:
    """Write down what is to be done to which items; a run that has begun stays as it is. Raises Invalid above MOST."""
    ids = list(dict.fromkeys(item_ids))
    if len(ids) > MOST:
        raise Invalid(Problem("items", msg("At most %(most)s items are taken at once."), {"most": MOST}))
    rows = [{"user": actor.id, "run": run, "step": step, "subject_id": number, "at": now()} for number in ids]
    mine = (BulkResult.user == actor.id) & (BulkResult.subject_kind == SUBJECT)
    with db.atomic():
        BulkResult.delete().where(mine, BulkResult.at < now() - _KEPT).execute()
        if rows and not BulkResult.select().where(mine, BulkResult.run == run).exists():
            BulkResult.insert_many(rows).on_conflict_ignore().execute()


def finish(run: str, inputs: Inputs, actor: Actor) -> None:
    """Do what is left of a run; each result commits with the step it tells of."""
    mine = BulkResult.select().where(BulkResult.user == actor.id, BulkResult.run == run, BulkResult.done.is_null())
    for row in list(mine.order_by(BulkResult.id)):
        with db.atomic():
            if locked(mine.where(BulkResult.id == row.id)).first():
                _write(row, _one(row.subject_id, row.step, inputs, actor))


def _write(row: BulkResult, result: Result) -> None:
    row.done, row.state, row.at = result.done, result.state, now()
    row.reasons = [asdict(reason) for reason in result.reasons]
    row.save(only=[BulkResult.done, BulkResult.state, BulkResult.reasons, BulkResult.at])


def _one(number: int, step: str, inputs: Inputs, actor: Actor) -> Result:
    item = None
    try:
        with db.atomic():
            item = item_by_id(number)
            state = _do(item, step, inputs, actor)
    except Unknown as refusal:
        return Result(False, reasons_of(refusal))
    except Refused as refusal:
        known = item is not None and policy.is_known(item)
        return Result(False, reasons_of(refusal), item.state if known else "")
    return Result(True, (), state)


def _do(item: Item, step: str, inputs: Inputs, actor: Actor) -> str:
    policy.require_view(actor, item)
    if step in _PLAIN:
        _PLAIN[step](item, actor)
        return item.state
    declared = policy.definition_of(item).transitions.get(step)
    if declared and needs_reading(declared):
        raise NotNow(_READ_FIRST, step=declared.title)
    if why := would_change_nothing(item, step):
        raise NotNow(why)
    return take(item, step, actor, inputs).state
