"""What must hold after every act, whoever does what in whatever order (editorial.md §2)."""

from peewee import fn

from coopcms.content.models import Item, Revision, RevisionContributor
from coopcms.content.policy import definition_of, owners_of, person_of
from coopcms.content.workflows import in_force
from coopcms.ledger.models import HistoryLine
from coopcms.ledger.queries import broken_chain
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.publishing.queries import resolve
from coopcms.review.facts import facts_for
from coopcms.review.models import LaneRow
from coopcms.search.models import Document
from coopcms.workflow import engine

WITHOUT_LANES = {"einfach"}


def safe(item: Item) -> None:
    """A text is public only if the record of its release meets that definition's quorum, needs none, or is marked."""
    records = Publication.select().where(Publication.item == item).order_by(Publication.id.desc())
    if item.public == "none":
        assert not records.exists()
        return
    record = records.get()
    assert (record.revision_id, record.hash) == (item.live_id, Revision.get_by_id(item.live_id).hash)
    signed = record.signed_item_id
    broken = HistoryLine.select().where(HistoryLine.subject_id == signed, HistoryLine.verb == "break_glass").count()
    marked = Publication.select().where(Publication.signed_item == signed, Publication.mark != "")
    assert [row.mark for row in marked] == ["break_glass"] * broken
    if record.mark or record.workflow in WITHOUT_LANES:
        return
    assert record.lanes, "released without a lane"
    for lane in record.lanes:
        signed = [act for act in record.sign_offs if act["lane"] == lane]
        assert signed, f"{lane} has not signed"
        for act in signed:
            assert (act["hash"], act["cycle"]) == (record.hash, record.cycle)
            assert act["user"] not in _wrote(record), "a contributor signed"


def _wrote(record: Publication) -> set[int]:
    """Who is stored as a contributor, and whoever is seen to have changed the words that were signed."""
    rows = RevisionContributor.select(RevisionContributor.user_id)
    stored = {user for (user,) in rows.where(RevisionContributor.revision == record.revision_id).tuples()}
    before = Publication.select(fn.MAX(Publication.revision)).where(
        Publication.item == record.item_id, Publication.revision < record.revision_id
    )
    signed = record.signed_item
    since = 0 if signed.is_copy else before.scalar() or 0
    written = Revision.select().where(Revision.item == signed, Revision.id > since, Revision.id <= record.revision_id)
    opened = ("merged", "checked_in", "copied" if signed.is_copy else "")
    return stored | {
        row.author_id
        for row in written
        if row.origin not in opened and (row.base is None or row.base.hash != row.hash) and row.author_id
    }


def consistent(item: Item) -> None:
    """State, date, address, lists and search agree about one item."""
    assert item.state in in_force()[item.workflow].states
    assert item.publish_at is None or item.state == "approved"
    assert item.expire_at is None or item.state == "published"
    paths = list(Path.select().where(Path.item == item))
    assert len([path for path in paths if path.state == "canonical"]) == (1 if item.live_id else 0)
    for path in paths:
        answer = resolve(path.path)
        redirected = path.state == "redirect" and item.public != "gone"
        assert (answer.item.id, answer.state) == (item.id, "redirect" if redirected else item.public)
    live = item.public == "live"
    assert Listing.select().where(Listing.item == item).exists() == live
    assert Document.select().where(Document.item == item).exists() == live
    assert broken_chain("item", item.id) is None
    assert not item.is_copy or (not paths and item.live_id is None)


def in_lanes(item: Item) -> None:
    """Lanes are open for accepted owners, where signatures count or may count again in this cycle, and nowhere else."""
    rows = LaneRow.select().where(LaneRow.subject_id == item.id, LaneRow.closed_at.is_null())
    owners = {row.organisation_id for row in owners_of(item) if row.accepted_at}
    definition = definition_of(item)
    for row in rows:
        assert (row.cycle, item.closed, item.trashed_at) == (item.cycle, False, None)
        assert row.organisation_id in owners
        assert definition.states[item.state].lanes or (item.state == definition.initial and row.claimed_by is None)
    if definition.states[item.state].lanes and not item.closed and not item.trashed_at:
        assert {row.organisation_id for row in rows} == owners


def open_ended(item: Item, cast: dict) -> None:
    """There is something that somebody can do: no item is stuck."""
    if item.closed or item.trashed_at:
        return
    definition, facts = definition_of(item), facts_for(item)
    for actor in cast.values():
        if any(action.allowed for action in engine.actions(definition, facts, person_of(actor, item))):
            return
    raise AssertionError(f"nobody can do anything with {item.id} in {item.state} of {item.workflow}")


class Memory:
    """What has been seen once may never change or vanish: history, revisions, releases, live texts."""

    def __init__(self):
        self.rows: dict[str, dict] = {}
        self.live: dict[int, tuple] = {}

    def check(self) -> None:
        """Compare with what was seen before, and learn the rest."""
        known = set(self.rows.get("Publication", ()))
        for model in (HistoryLine, Publication):
            self._kept(model.__name__, {row[0]: row for row in model.select().order_by(model.id).tuples()})
        for record in Publication.select().where(Publication.id.not_in(known)):
            self._all_owners_signed(record)
        kept = Revision.select(Revision.id, Revision.item, Revision.hash, Revision.content, Revision.placement)
        self._kept("Revision", {row[0]: repr(row) for row in kept.tuples()})
        for item in Item.select().where(Item.live.is_null(False)):
            seen = (item.live_id, Publication.select().where(Publication.item == item).count())
            before = self.live.get(item.id, (None, 0))
            assert seen[0] == before[0] or seen[1] > before[1], "the live text changed without a release"
            self.live[item.id] = seen

    def _all_owners_signed(self, record: Publication) -> None:
        """A record names a lane for each owner at that time: asked at once, since owners may change later."""
        owners = {row.organisation.slug for row in owners_of(record.item) if row.accepted_at}
        assert record.mark or record.workflow in WITHOUT_LANES or set(record.lanes) == owners

    def _kept(self, name: str, now: dict) -> None:
        for key, row in self.rows.get(name, {}).items():
            assert now.get(key) == row, f"{name} {key} was changed or lost"
        self.rows[name] = now
