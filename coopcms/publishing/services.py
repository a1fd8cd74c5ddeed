"""What a release and a withdrawal write besides the item's own row; called by transitions, in their transaction."""

from dataclasses import dataclass

from coopcms.actor import Actor
from coopcms.blocks.documents import documents_in
from coopcms.blocks.pictures import pictures_in
from coopcms.blocks.text import plain
from coopcms.clock import now
from coopcms.consents.queries_public import lasting
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, ItemOwner, Revision
from coopcms.ledger import services as ledger
from coopcms.media.queries import open_documents
from coopcms.network.models import Topic
from coopcms.publishing.models import Listing, Path, Publication
from coopcms.publishing.queries import path_of
from coopcms.rendering.documents import title_of
from coopcms.search import services as search


@dataclass(frozen=True, slots=True)
class Approvals:
    """The approvals as counted at the publishing act; `mark` is empty, break_glass or imported."""

    signed_item: Item
    cycle: int
    workflow: str
    definition: str
    quorum: str = ""
    lanes: tuple[str, ...] = ()
    sign_offs: tuple[dict, ...] = ()
    mark: str = ""


def release(item: Item, revision: Revision, approvals: Approvals, actor: Actor) -> Publication:
    """Write the record, the address, the lists and the search words of what has just gone live (item.live)."""
    record = Publication.create(
        item=item, revision=revision, hash=revision.hash, signed_item=approvals.signed_item, cycle=approvals.cycle,
        workflow=approvals.workflow, definition=approvals.definition, quorum=approvals.quorum,
        lanes=list(approvals.lanes), sign_offs=list(approvals.sign_offs), mark=approvals.mark, at=now(),
        actor_id=actor.id, actor_name=actor.name,
    )  # fmt: skip
    _address(item)
    _list(item, revision)
    words = lasting({item.id: revision})[item.id]
    search.index(item.id, item.kind, head_words(words), body_words(item.kind, words), item.published_at)
    ledger.raise_generation()
    return record


def withdraw(item: Item) -> None:
    """Take an item out of lists and search; its address stays and answers as item.public says."""
    Listing.delete().where(Listing.item == item).execute()
    search.remove(item.id)
    ledger.raise_generation()


def head_words(revision: Revision) -> str:
    """The words search weighs most."""
    return " ".join(filter(None, (revision.content.get(name, "") for name in ("kicker", "title", "subtitle", "lead"))))


def body_words(kind: str, revision: Revision) -> str:
    """All other words a reader sees, or hears of a picture; callers give what may be kept of the revision.

    One select where it offers documents, for their titles.
    """
    own = [revision.content.get(field.name, "") for field in KINDS[kind].own if not field.choices]
    body = revision.content.get("body", [])
    offered = open_documents(use.document for use in documents_in(body)).values()
    beside = *(use.alt for use in pictures_in(body)), *map(title_of, offered)
    parts = [plain(body), *beside, revision.content.get("byline", ""), *own]
    return "\n".join(part for part in parts if part)


def _address(item: Item) -> None:
    """The path becomes canonical; what it was before redirects, so that there is never a chain."""
    path = path_of(item)
    Path.update(state="redirect").where(Path.item == item, Path.path != path).execute()
    if not Path.update(state="canonical").where(Path.item == item, Path.path == path).execute():
        Path.create(path=path, item=item, state="canonical", since=now())


def _list(item: Item, revision: Revision) -> None:
    Listing.delete().where(Listing.item == item).execute()
    centres = ItemOwner.select(ItemOwner.organisation).where(
        ItemOwner.item == item, ItemOwner.accepted_at.is_null(False)
    )
    names = revision.placement.get("topics", [])
    topics = Topic.select(Topic.id).where((Topic.slug.in_(names)) | (Topic.name.in_(names))) if names else ()
    places = (
        [(None, None)] + [(centre, None) for (centre,) in centres.tuples()] + [(None, topic.id) for topic in topics]
    )
    rows = [
        {"item": item.id, "kind": item.kind, "organisation": centre, "topic": topic, "at": item.published_at}
        for centre, topic in places
    ]
    Listing.insert_many(rows).execute()
