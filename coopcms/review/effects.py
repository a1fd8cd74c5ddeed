"""What a transition writes once it is allowed: a line of history, its own act, then state, lanes, cycle, live text."""

from collections.abc import Callable
from datetime import UTC

from coopcms.clock import NEVER, now
from coopcms.content.models import SUBJECT, Item
from coopcms.content.services import move, without_date
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.models import HistoryLine
from coopcms.network.queries import organisation
from coopcms.publishing import services as publishing
from coopcms.review.act import Act
from coopcms.review.going_live import go_live
from coopcms.review.lanes import close_lanes, open_lanes, pause_lanes
from coopcms.review.models import ChangeRequest, LaneRow, SignOff
from coopcms.workflow.facts import Inputs


def write(act: Act) -> None:
    """Write the whole act in the caller's transaction."""
    line = _history(act)
    _ACTS.get(act.name, _nothing)(act, line)
    item, outcome = act.item, act.outcome
    governance: dict = {"digest": act.definition.digest}
    if outcome.state != item.state:
        governance["state"] = outcome.state
    if outcome.clears_schedule:
        governance |= without_date(item, "publish")
    if outcome.live == "set":
        go_live(act, governance)
        return
    if outcome.public:
        governance |= {"public": outcome.public} | without_date(item, "expire")
    if outcome.ends_cycle:
        close_lanes(item, "withdrawn")
        governance["cycle"] = item.cycle + 1
    move(item, **governance)
    if outcome.public:
        publishing.withdraw(item)
    for effect in outcome.effects:
        _LANES.get(effect, _ignore)(item)


def _history(act: Act) -> HistoryLine:
    outcome, inputs = act.outcome, act.inputs
    facts = {
        "from": act.facts.state, "to": outcome.state, "revision": act.item.head.number, "hash": act.facts.hash,
        "comment": inputs.comment, "lane": outcome.lane, "mode": outcome.public, "successor": inputs.successor,
        "at": inputs.at.isoformat() if inputs.at else "",
    }  # fmt: skip
    told = {key: value for key, value in {**facts, **act.told}.items() if value not in ("", None)}
    return ledger.record(act.name, SUBJECT, act.item.id, act.actor, definition=act.definition.digest, **told)


def _dated(act: Act, what: str) -> dict:
    """The columns for a date a person set, and the job that waits for it; `NEVER` takes the date back."""
    cleared, at, inputs = without_date(act.item, what), act.inputs.at, act.inputs
    if at is None or at == NEVER:
        return cleared
    column, step = ("publish_at", "publish") if what == "publish" else ("expire_at", "withdraw")
    stored = {
        "by": act.actor.id, "name": act.actor.name, "at": now().isoformat(),
        "comment": inputs.comment, "mode": inputs.mode, "successor": inputs.successor,
    }  # fmt: skip
    args = {"item": act.item.id, "transition": step, "what": what, "at": at.astimezone(UTC).isoformat()}
    # the time it was set is part of the key: the same date set anew is a new job
    ledger.put_job("transition", args, at, f"item-{act.item.id}-{what}-{at.timestamp():.0f}-{now().timestamp():.6f}")
    return {column: at, "timed": {**cleared["timed"], what: stored}}


def _schedule(act: Act, line: HistoryLine) -> None:
    move(act.item, **_dated(act, "publish"))


def _unschedule(act: Act, line: HistoryLine) -> None:
    move(act.item, **without_date(act.item, "publish"))


def _expire(act: Act, line: HistoryLine) -> None:
    if act.inputs.at not in (None, NEVER):
        _require_successor(act, act.inputs)
    move(act.item, **_dated(act, "expire"))


def _embargo(act: Act, line: HistoryLine) -> None:
    move(act.item, embargo=act.inputs.at)


def _lift_embargo(act: Act, line: HistoryLine) -> None:
    move(act.item, embargo=None)


def _sign_off(act: Act, line: HistoryLine) -> None:
    substitute = not any(act.actor.holds(role, act.outcome.lane) for role in ("reviewer", "centre_lead"))
    SignOff.create(as_substitute=substitute, **_in_lane(act, line))


def _request_changes(act: Act, line: HistoryLine) -> None:
    ChangeRequest.create(comment=act.inputs.comment, **_in_lane(act, line))


def _in_lane(act: Act, line: HistoryLine) -> dict:
    return {
        "subject_id": act.item.id, "organisation": organisation(act.outcome.lane), "revision_id": act.item.head_id,
        "hash": act.facts.hash, "cycle": act.item.cycle, "order": line.id,
        "user_id": act.actor.id, "user_name": act.actor.name, "at": now(),
    }  # fmt: skip


def _claim(act: Act, line: HistoryLine) -> None:
    claim = {"claimed_by": act.actor.id, "claimed_name": act.actor.name, "claimed_at": now()}
    LaneRow.update(**claim).where(
        LaneRow.subject_kind == SUBJECT, LaneRow.subject_id == act.item.id,
        LaneRow.cycle == act.item.cycle, LaneRow.organisation == organisation(act.outcome.lane),
    ).execute()  # fmt: skip


def _withdraw(act: Act, line: HistoryLine) -> None:
    _require_successor(act, act.inputs)
    given = {"reason": act.inputs.comment, "successor": act.inputs.successor, "mode": act.outcome.public}
    move(act.item, withdrawal={**given, "at": now().isoformat()})


def _require_successor(act: Act, inputs: Inputs) -> None:
    """A page required by law is never gone without one that replaces it."""
    legal = act.item.head.content.get("purpose") == "legal"
    if legal and not inputs.successor:
        raise Invalid(
            Problem("successor", msg("This page is required by law. Name the address of the page that replaces it."))
        )
    if inputs.successor and not inputs.successor.startswith(("/", "https://")):
        raise Invalid(Problem("successor", msg("An address starts with / or https://, for example /seiten/impressum.")))


def _nothing(act: Act, line: HistoryLine) -> None:
    """Most transitions are no more than their line of history and the new state."""


def _ignore(item: Item) -> None:
    """Effects on people are told by telling.py."""


_ACTS: dict[str, Callable[[Act, HistoryLine], None]] = {
    "schedule": _schedule, "unschedule": _unschedule, "expire": _expire, "embargo": _embargo,
    "lift_embargo": _lift_embargo, "sign_off": _sign_off, "request_changes": _request_changes,
    "claim": _claim, "withdraw": _withdraw,
}  # fmt: skip
_LANES: dict[str, Callable[[Item], None]] = {"open_lanes": open_lanes, "pause_lanes": pause_lanes}
