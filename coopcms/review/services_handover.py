"""Handing over what a leaver holds: in one transaction, as far as the heirs may take it; the rest is told with why."""

from dataclasses import dataclass, field

from coopcms.accounts.models import User
from coopcms.accounts.policy import ACCOUNTS, is_administrator, require_looks_after
from coopcms.accounts.queries import actor_for, refreshed, roles_by_user
from coopcms.accounts.services_absence import drop_deputy
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content.models import SUBJECT, Item
from coopcms.content.queries import locked_item
from coopcms.db import db
from coopcms.errors import Invalid, NotAllowed, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.review.lanes import unclaim
from coopcms.review.models import LaneRow, Watch
from coopcms.review.policy import may_sign, require_hand_over, who_grants
from coopcms.review.queries_calls import TAKEN_OVER
from coopcms.review.queries_handover import (
    CLAIM,
    CONTACT,
    DEPUTY,
    DRAFT,
    GRANT,
    HANDED,
    INVITATION,
    LAST,
    MOVED,
    TALK,
    Thing,
    named,
    seen_by,
)  # fmt: skip

NOBODY = msg("Nobody was chosen for it.")
_NO_SIGNER = msg("%(heir)s may not sign there. The review is free again for everybody who may.")
_GONE = msg("Meanwhile the person does not hold this review any more.")
_STANDS_IN = msg("The account is active and goes on standing in, unless you say that this ends too.")
_NO_VIEW = msg("%(heir)s may not see it.")
_LEFT = {  # what no heir takes over, and why
    LAST: msg("Nobody else can sign here: name a substitute, or give somebody a role."),
    GRANT: msg("Only who names substitutes may name another one."),
    CONTACT: msg("The person is asked for in the words; only editing changes words."),
    INVITATION: msg("The invitation is that of the centre: it stays open until it is answered or taken back."),
}


@dataclass(frozen=True, slots=True)
class Left:
    """What was not handed over: why (a msgid with its values), and who could do something about it."""

    thing: Thing
    why: str
    values: dict = field(default_factory=dict)
    who_can: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOver:
    """What went to an heir, what did not, and how many things the actor may not know of and so did not touch."""

    moved: tuple[Thing, ...]
    left: tuple[Left, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class _Act:
    """Who hands over what of whom to which heirs; `may_view` are the items each of these may see."""

    user: User
    heirs: dict[str, User]
    actor: Actor
    may_view: dict[str, set[int]]
    deputy_ends: bool


def hand_over(user: User, heirs: dict[str, User], actor: Actor, *, deputy_ends: bool = False) -> HandOver:
    """Give each kind to its heir; leads hand over what they see, administrators all. Raises NotAllowed, Invalid.

    A second time finds nothing more to move. Each heir is told once. Who named the leaver as deputy is asked for
    another if the account is closed, or if the caller says that it stands in no more: `deputy_ends`.
    """
    with db.atomic():
        actor = refreshed(actor)
        require_looks_after(actor, roles_by_user([user.id]).get(user.id, []))
        _refuse_wrong_heirs(user, heirs)
        things = named(user)
        mine = things if is_administrator(actor) else _seen(actor, things)
        may_view = {kind: seen_by(actor_for(heir, "desk"), mine) for kind, heir in heirs.items()}
        act = _Act(user, heirs, actor, may_view, deputy_ends or not user.refetch().active)
        left = [_handed(thing, act) for thing in mine]
        moved = tuple(thing for thing, fault in zip(mine, left, strict=True) if fault is None)
        asked = drop_deputy(user, actor) if act.deputy_ends else []
        _tell(user, {heirs[thing.kind].id for thing in moved if thing.kind in heirs}, asked, actor)
        if moved:
            to = {kind: heir.id for kind, heir in heirs.items()}
            ledger.record("handed_over", "user", user.id, actor, heirs=to, count=len(moved))
    return HandOver(moved, tuple(fault for fault in left if fault), len(things) - len(mine))


def rehearse(user: User, heirs: dict[str, User], actor: Actor, *, deputy_ends: bool = False) -> HandOver:
    """What handing over would do; nothing is done."""
    with db.atomic() as transaction:
        result = hand_over(user, heirs, actor, deputy_ends=deputy_ends)
        transaction.rollback()
    return result


def _handed(thing: Thing, act: _Act) -> Left | None:
    """Why the thing stays, or None where it has gone to the heir."""
    heir = act.heirs.get(thing.kind)
    if thing.kind == DEPUTY:
        return None if act.deputy_ends else Left(thing, _STANDS_IN)
    if thing.kind not in MOVED:
        return Left(thing, _LEFT[thing.kind], who_can=_who_mends(thing))
    if heir is None:
        return Left(thing, NOBODY)
    if thing.kind == CLAIM:
        return _claim(thing, heir, act)
    if thing.item.id not in act.may_view[thing.kind]:
        return Left(thing, _NO_VIEW, {"heir": heir.name})
    if verb := {DRAFT: HANDED, TALK: TAKEN_OVER}.get(thing.kind):
        facts = {"of": act.user.name, "leaver": str(act.user.id), "person": heir.name, "user": heir.id}
        ledger.record(verb, SUBJECT, thing.item.id, act.actor, **facts)
    else:
        mark = (Watch.user == act.user.id) & (Watch.subject_kind == SUBJECT) & (Watch.subject_id == thing.item.id)
        Watch.delete().where(mark).execute()
    row = {"user": heir.id, "subject_kind": SUBJECT, "subject_id": thing.item.id, "since": now()}
    Watch.insert(**row).on_conflict_ignore().execute()
    return None


def _claim(thing: Thing, heir: User, act: _Act) -> Left | None:
    """Claims may change until the item is ours, so they are read again under its lock."""
    item, lane = locked_item(thing.item.id), thing.place
    held = (LaneRow.claimed_by == act.user.id) & LaneRow.closed_at.is_null() & (LaneRow.subject_kind == SUBJECT)
    here = (LaneRow.subject_id == item.id) & (LaneRow.cycle == item.cycle) & (LaneRow.organisation == lane)
    row = LaneRow.get_or_none(held & here)
    if row is None:
        return Left(thing, _GONE)
    if denied := _denied(item, lane.slug, act.actor):
        return Left(thing, denied.message, denied.values, denied.who_can)
    if not may_sign(heir.id, item, lane.slug):
        unclaim(row, act.actor)
        who = (f"reviewer@{lane.slug}", f"centre_lead@{lane.slug}")
        return Left(thing, _NO_SIGNER, {"heir": heir.name}, who)
    claim = {"claimed_by": heir.id, "claimed_name": heir.name, "claimed_at": now()}
    LaneRow.update(**claim).where(LaneRow.id == row.id, held).execute()
    ledger.record("handed_over", SUBJECT, item.id, act.actor, user=heir.id, person=heir.name, lane=lane.slug)
    return None


def _denied(item: Item, lane: str, actor: Actor) -> NotAllowed | None:
    """Why this actor moves no claim of the lane; administrators move those of leavers everywhere."""
    if is_administrator(actor):
        return None
    try:
        require_hand_over(actor, item, lane)
    except NotAllowed as denied:
        return denied
    return None


def _who_mends(thing: Thing) -> tuple[str, ...]:
    if thing.kind in (LAST, GRANT):
        granting = who_grants(thing.place.slug)
        return (*granting, ACCOUNTS) if thing.kind == LAST else granting
    return ("centre_lead",) if thing.kind == INVITATION else ("author",)


def _tell(user: User, heirs: set[int], asked: list[User], actor: Actor) -> None:
    """One message to each heir, and one to who has to find another deputy."""
    for event, people, path in (
        ("leaver_handed_over", heirs, "/admin/"),
        ("deputy_left", {person.id for person in asked}, "/admin/zugang"),
    ):
        facts = {"event": event, "title": user.name, "name": user.name, "url_path": path}
        if people:
            emit(Event("told", "user", user.id, actor, tuple(sorted(people)), facts))


def _seen(actor: Actor, things: list[Thing]) -> list[Thing]:
    may = seen_by(actor, things)
    return [thing for thing in things if thing.item is None or thing.item.id in may]


def _refuse_wrong_heirs(user: User, heirs: dict[str, User]) -> None:
    problems = [
        Problem(kind, msg("Choose an active account other than the leaver's own."))
        for kind, heir in heirs.items()
        if heir.id == user.id or not heir.active
    ]
    if problems:
        raise Invalid(*problems)
