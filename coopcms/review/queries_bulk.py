"""Many items as one person meets them: what each could do now, from the same engine calls, in few selects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peewee import JOIN, Value, fn

from coopcms.actor import Actor
from coopcms.content import policy
from coopcms.content.models import COPY, SUBJECT, Item, Revision
from coopcms.content.queries import Source
from coopcms.errors import NotNow, Refused, TransitionDenied, msg
from coopcms.review.facts_bulk import rows_of_each, with_known
from coopcms.review.models import BulkResult, Watch
from coopcms.review.policy import keeps_from_trash, keeps_in_trash
from coopcms.workflow import engine
from coopcms.workflow.definition import Definition, Transition
from coopcms.workflow.facts import Facts, Inputs, Person
from coopcms.workflow.reasons import Reason

# what is no transition, by its address
TRASH, UNTRASH, WATCH, UNWATCH = "papierkorb", "zurueckholen", "beobachten", "nicht-beobachten"
PLAIN = (TRASH, UNTRASH, WATCH, UNWATCH)
_READ = ("hash", "reauth")  # who gives these has read the words, or stands in for those who have
_IDLE = {  # steps that would change nothing without this date, and what is said then
    "unschedule": ("publish_at", msg("No date is set that could be taken back.")),
    "lift_embargo": ("embargo", msg("There is no embargo that could be lifted.")),
}
_WATCHED, _UNWATCHED = msg("You watch it already."), msg("You do not watch it.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One item with all that decides about it; `names` are its owners' by slug."""

    item: Item
    definition: Definition
    facts: Facts
    person: Person
    names: dict[str, str]

    @property
    def steps(self) -> tuple[Transition, ...]:
        """What a person can choose in this state, possible or not."""
        exits = self.definition.exits(self.item.state)
        return tuple(step for step in exits if "user" in step.trigger)

    def lanes(self, step: str) -> tuple[str, ...]:
        """The lanes for which the person could take the step."""
        return engine.lanes_for(self.definition, self.facts, self.person, step)

    def obstacles(self, step: str, inputs: Inputs | None = None) -> tuple[Reason, ...]:
        """Why the step cannot be taken; without `inputs`, whatever would be given."""
        if step in PLAIN:
            return _plain(self, step)
        facts = with_known(self.item, self.facts, inputs, step) if inputs else self.facts
        found = engine.decide(self.definition, facts, self.person, step, inputs or Inputs())
        found = tuple(reason for reason in found if inputs or reason.kind != "input")
        return found or ((Reason("state", "idle", why, {}),) if (why := would_change_nothing(self.item, step)) else ())


def needs_reading(step: Transition) -> bool:
    """True for a step that names the words somebody has read: it is never taken over many items at once."""
    return any(step.asks_for(name) for name in _READ)


def would_change_nothing(item: Item, step: str) -> str:
    """Why the step, though allowed, is not taken along with others, as a msgid; empty if it does something."""
    column, why = _IDLE.get(step, ("", ""))
    return why if column and getattr(item, column) is None else ""


def candidates(ids: Sequence[int], actor: Actor) -> list[Candidate]:
    """Those of the items that the actor may see, in the order of `ids`; six selects, however many there are."""
    items = [item for item in _items(ids, actor) if policy.is_known(item)]
    rows, found = rows_of_each(items), {}
    for item in items:
        person, facts = rows.person(item, actor), rows.facts(item)
        if engine.may(policy.definition_of(item), facts, person, "view"):
            found[item.id] = Candidate(item, policy.definition_of(item), facts, person, rows.names(item))
    return [found[number] for number in dict.fromkeys(ids) if number in found]


def reasons_of(refusal: Refused) -> tuple[Reason, ...]:
    """Any refusal in the shape of the engine's reasons."""
    if isinstance(refusal, TransitionDenied):
        return refusal.reasons
    kind = "state" if isinstance(refusal, NotNow) else "guard"
    return (Reason(kind, refusal.field, refusal.message, refusal.values, refusal.who_can),)


def results_of(actor: Actor, run: str) -> list[BulkResult]:
    """What a run of this person has come to, in the order of the items; one select."""
    rows = BulkResult.select().where(BulkResult.user == actor.id, BulkResult.run == run)
    return list(rows.order_by(BulkResult.id))


def _items(ids: Sequence[int], actor: Actor) -> Iterable[Item]:
    copy = Item.alias("open_copy")
    copies = copy.select(Value(1)).where(
        copy.source == Item.id, copy.relation == COPY, ~copy.closed, copy.trashed_at.is_null()
    )
    mine = Watch.select(Value(1)).where(
        Watch.user == actor.id, Watch.subject_kind == SUBJECT, Watch.subject_id == Item.id
    )
    marks = fn.EXISTS(copies).alias("copied"), fn.EXISTS(mine).alias("watched")
    return (
        Item.select(Item, Revision, Source, *marks)
        .join(Revision, JOIN.LEFT_OUTER, on=(Item.head == Revision.id))
        .switch(Item)
        .join(Source, JOIN.LEFT_OUTER, on=(Item.source == Source.id), attr="source")
        .where(Item.id.in_(list(ids)))
        if ids
        else ()
    )


def _plain(one: Candidate, step: str) -> tuple[Reason, ...]:
    if step in (TRASH, UNTRASH):
        if not engine.may(one.definition, one.facts, one.person, "trash"):
            return reasons_of(policy.denied(one.item, "trash", one.facts))
        copied = bool(one.item.copied)
        why = keeps_from_trash(one.item, copied=copied) if step == TRASH else keeps_in_trash(one.item)
    else:
        watched = bool(one.item.watched)
        why = "" if watched == (step == UNWATCH) else _WATCHED if watched else _UNWATCHED
    return (Reason("state", step, why, {}),) if why else ()
