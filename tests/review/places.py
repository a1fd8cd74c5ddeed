"""Items and accounts as values for the second reader of the workflow files, straight from the tables."""

from collections.abc import Container, Iterable

from coopcms.accounts.models import Role, User
from coopcms.content.models import Item, ItemGrant, ItemOwner, RevisionContributor
from coopcms.network.models import Organisation
from coopcms.review.models import ChangeRequest, LaneRow, SignOff
from tests.review.evaluation import Place, Somebody


def place_of(item_id: int, failing: frozenset[str] = frozenset()) -> Place:
    """The item of this number; a working copy has the owners and the workflow of its original."""
    item = Item.get_by_id(item_id)
    original = item.source if item.relation == "working_copy" else item
    owners = list(ItemOwner.select().where(ItemOwner.item == original).order_by(ItemOwner.position))
    wrote = RevisionContributor.select().where(RevisionContributor.revision == item.head)
    grants = _grants(item.id)
    writers = frozenset(row.user_id for row in wrote)
    lanes = {row.organisation.slug: row for row in _rows(LaneRow, item) if row.closed_at is None}
    signed, stopped = _acts(item, lanes, writers)
    return Place(
        original.workflow, item.state, next(row.organisation.slug for row in owners if row.role == "lead"),
        tuple(row.organisation.slug for row in owners if row.accepted_at and row.role != "shown"),
        tuple(row.organisation.slug for row in owners if not row.accepted_at and row.role == "co"),
        tuple(lanes), signed, stopped, _claims(lanes), writers,
        frozenset(row.organisation.slug for row in grants), failing,
        item.trashed_at is not None, item.closed, original is not item, item.public,
        original.public == "live" and original.trashed_at is None,
    )  # fmt: skip


def somebody(user_id: int, item_id: int) -> Somebody:
    """The account as it meets this item."""
    roles = Role.select(Role.role, Organisation.slug).join(Organisation).where(Role.user == user_id)
    grants = [row for row in _grants(item_id) if row.user_id == user_id]
    return Somebody(user_id, frozenset(roles.tuples()), frozenset(row.organisation.slug for row in grants))


def able_accounts(entries: Iterable[str], item_id: int, but: Container[int] = ()) -> set[int]:
    """The active accounts that hold one of these `role@centre` for this item, some left out."""
    found: set[int] = set()
    for role, _at, slug in (entry.partition("@") for entry in entries):
        if role == "substitute":
            found |= {row.user_id for row in _grants(item_id) if row.organisation.slug == slug}
            continue
        rows = Role.select(Role.user).join(Organisation).switch(Role).join(User)
        found |= {u for (u,) in rows.where(Role.role == role, Organisation.slug == slug, User.active).tuples()}
    return {user for user in found if user not in but}


def _grants(item_id: int) -> list[ItemGrant]:
    """Substitutes who can be some: an account that is closed or manages accounts signs nothing."""
    administrators = Role.select(Role.user).where(Role.role == "administrator")
    rows = ItemGrant.select().join(User).where(ItemGrant.item == item_id, User.active)
    return list(rows.where(User.id.not_in(administrators)))


def _claims(lanes: dict[str, LaneRow]) -> frozenset[tuple[str, int]]:
    return frozenset((slug, row.claimed_by) for slug, row in lanes.items() if row.claimed_by)


def _acts(item: Item, lanes: dict[str, LaneRow], writers: frozenset[int]) -> tuple[frozenset[str], frozenset[str]]:
    """(lanes whose signature counts, lanes that ask for changes): of each open lane the last act decides."""
    signed, stopped = set(), set()
    for slug, lane in lanes.items():
        no = [row for row in _rows(ChangeRequest, item) if row.organisation_id == lane.organisation_id]
        yes = [row for row in _rows(SignOff, item) if row.organisation_id == lane.organisation_id]
        last_yes = max((row.order for row in yes), default=0)
        last_no = max((row.order for row in no if row.order >= lane.counts_from), default=0)
        counts = [row for row in yes if row.hash == item.head.hash and row.user_id not in writers]
        if any(row.order > max(last_no, lane.counts_from - 1) for row in counts):
            signed.add(slug)
        if any(row.hash == item.head.hash and row.order > last_yes and row.order >= lane.counts_from for row in no):
            stopped.add(slug)
    return frozenset(signed), frozenset(stopped)


def _rows(model, item: Item) -> list:
    return list(model.select().where(model.subject_id == item.id, model.cycle == item.cycle).order_by(model.id))
