"""The facts of many items at once: the same as `facts`, from one select for each kind of row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from peewee import Value

from coopcms.actor import Actor
from coopcms.content.models import SUBJECT, Item, ItemGrant, ItemOwner, RevisionContributor
from coopcms.content.policy import governed_by, stands_in
from coopcms.network.models import Organisation
from coopcms.publishing.queries import taken_slugs, wished_slug
from coopcms.review.checks import Failures, Look
from coopcms.review.facts import Rows, facts_from
from coopcms.review.models import ChangeRequest, LaneRow, SignOff
from coopcms.workflow.facts import Facts, Inputs, Person


@dataclass(frozen=True, slots=True)
class ManyRows:
    """Rows by item; owners by the item that is governed by them. `free`: items whose wished address is nobody's."""

    owners: dict[int, list[ItemOwner]]
    lanes: dict[int, list[LaneRow]]
    acts: dict[int, list[SignOff | ChangeRequest]]
    contributors: dict[int, frozenset[int]]
    grants: dict[int, list[tuple[str, int]]]
    free: frozenset[int]

    def person(self, item: Item, actor: Actor) -> Person:
        """The actor as the engine sees them on this item."""
        lanes = frozenset(lane for lane, user in self.grants.get(item.id, ()) if user == actor.id)
        return Person(actor.id, actor.roles, lanes)

    def facts(self, item: Item) -> Facts:
        """All facts of one of the items; no select but for checks that are rarely asked."""
        lanes = self.lanes.get(item.id, [])
        since = {row.organisation_id: row.counts_from for row in lanes}
        acts = [act for act in self.acts.get(item.id, ()) if act.order >= since.get(act.organisation_id, act.order + 1)]
        signed, asked = ([act for act in acts if isinstance(act, model)] for model in (SignOff, ChangeRequest))
        owners, wrote = self.owners.get(governed_by(item).id, []), self.contributors.get(item.head_id, frozenset())
        facts = facts_from(item, Rows(owners, lanes, signed, asked, wrote))
        known = {"path_free": None} if item.id in self.free else {}
        substitutes = frozenset(lane for lane, _user in self.grants.get(item.id, ()))
        return replace(facts, substitutes=substitutes, failures=Failures(_look(item, facts), known))

    def names(self, item: Item) -> dict[str, str]:
        """The names of the item's owners by slug."""
        return {row.organisation.slug: row.organisation.name for row in self.owners.get(governed_by(item).id, ())}


def with_known(item: Item, facts: Facts, inputs: Inputs, step: str) -> Facts:
    """The same facts, the checks that look at inputs answered for these and this step."""
    known = {"path_free": None} if "path_free" not in facts.failures else {}
    return replace(facts, failures=Failures(_look(item, facts, inputs, step), known))


def rows_of_each(items: list[Item]) -> ManyRows:
    """Everything about these items; five selects."""
    return ManyRows(_owners(items), _lanes(items), _acts(items), *_people(items), _free(items))


def _look(item: Item, facts: Facts, inputs: Inputs | None = None, step: str = "") -> Look:
    return Look(item, facts, inputs or Inputs(), step)


def _owners(items: list[Item]) -> dict[int, list[ItemOwner]]:
    governed = {governed_by(item).id for item in items}
    rows = ItemOwner.select(ItemOwner, Organisation).join(Organisation).where(ItemOwner.item.in_(governed))
    return _by("item_id", rows.order_by(ItemOwner.position, ItemOwner.id) if items else ())


def _lanes(items: list[Item]) -> dict[int, list[LaneRow]]:
    rows = LaneRow.select(LaneRow, Organisation).join(Organisation).where(LaneRow.subject_kind == SUBJECT)
    rows = rows.join_from(LaneRow, Item, on=_now(LaneRow)).where(Item.id.in_(_ids(items)))
    return _by("subject_id", rows.order_by(LaneRow.id) if items else ())


def _acts(items: list[Item]) -> dict[int, list[SignOff | ChangeRequest]]:
    """What was said in the present cycle, the oldest first; both kinds in one select."""
    found, places = [], {}
    signed, asked = (_said(model, items, mark) for model, mark in ((SignOff, 1), (ChangeRequest, 0)))
    for mark, slug, organisation, *shared in signed.union_all(asked).tuples() if items else ():
        place = places.setdefault(organisation, Organisation(id=organisation, slug=slug))
        item, user, hash, cycle, order = shared
        act = SignOff if mark else ChangeRequest
        found.append(act(subject_id=item, organisation=place, user_id=user, hash=hash, cycle=cycle, order=order))
    return _by("subject_id", sorted(found, key=lambda act: act.order))


def _said(model, items: list[Item], mark: int):
    columns = model.subject_id, model.user_id, model.hash, model.cycle, model.order
    rows = model.select(Value(mark), Organisation.slug, model.organisation, *columns).join(Organisation)
    rows = rows.join_from(model, Item, on=_now(model))
    return rows.where(model.subject_kind == SUBJECT, Item.id.in_(_ids(items)))


def _people(items: list[Item]) -> tuple[dict[int, frozenset[int]], dict[int, list[tuple[str, int]]]]:
    """Who wrote each head, and (lane, account) of everybody active who stands in on each item; one select."""
    heads, wrote, grants = [item.head_id for item in items if item.head_id], defaultdict(set), defaultdict(list)
    writers = RevisionContributor.select(Value(""), RevisionContributor.revision, RevisionContributor.user_id)
    standing_in = (
        ItemGrant.select(Organisation.slug, ItemGrant.item, ItemGrant.user)
        .join(Organisation)
        .where(ItemGrant.item.in_(_ids(items)), stands_in())
    )
    both = writers.where(RevisionContributor.revision.in_(heads)).union_all(standing_in)
    for lane, key, user in both.tuples() if items else ():
        if lane:
            grants[key].append((lane, user))
        else:
            wrote[key].add(user)
    return {revision: frozenset(users) for revision, users in wrote.items()}, grants


def _free(items: list[Item]) -> frozenset[int]:
    wishes = [(governed_by(item).id, item.kind, wished_slug(item)) for item in items]
    taken = taken_slugs(wishes)
    return frozenset(item.id for item, wish in zip(items, wishes, strict=True) if wish not in taken)


def _now(model):
    """The item of the row, in the cycle the row belongs to."""
    return (model.subject_id == Item.id) & (model.cycle == Item.cycle)


def _ids(items: list[Item]) -> list[int]:
    return [item.id for item in items]


def _by(name: str, rows: Iterable) -> dict:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
