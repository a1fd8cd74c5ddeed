"""What is live is indexed anew when the rules of search have changed: its word lists, the code that reads them, or
that which gathers the words of a text.

The rules that were applied last are the key of the job that was done last.
"""

from collections.abc import Iterable
from pathlib import Path

from coopcms.clock import now
from coopcms.consents import masking_words
from coopcms.consents.queries_public import lasting
from coopcms.content.models import Item, Revision
from coopcms.content.models_documents import DocumentUse
from coopcms.content.models_pictures import PictureUse
from coopcms.db import db, locked
from coopcms.language.normal import digest
from coopcms.ledger import services as ledger
from coopcms.publishing import services
from coopcms.publishing.services import body_words, head_words
from coopcms.search.models import Document
from coopcms.search.normalise import rules
from coopcms.search.services import refresh

REINDEX = "search_words"  # the kind of job
GATHERED = digest([Path(services.__file__), Path(masking_words.__file__)])
_BATCH = 100  # items of one transaction


def queue_reindex() -> None:
    """Have everything indexed by the present rules, unless that was done or nothing is found yet."""
    with db.atomic():
        if Document.select().exists():
            ledger.put_job(REINDEX, {}, key=f"{REINDEX}-{rules()}-{GATHERED}")


def reindex() -> int:
    """Index what other rules indexed; how many items. Running twice, or beside releases, does no harm."""
    ids = [row.item_id for row in Document.select(Document.item).order_by(Document.item)]
    changed = sum(_refreshed(ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH))
    with db.atomic():
        ledger.forget_jobs(REINDEX, now())  # whoever goes back to earlier rules needs them applied again
        if changed:
            ledger.raise_generation()
    return changed


def _refreshed(ids: list[int]) -> int:
    """How many of these changed; their rows are ours meanwhile, so that no release is overwritten."""
    with db.atomic():
        held = [row.item_id for row in locked(Document.select(Document.item).where(Document.item.in_(ids)))]
        live = Item.select(Item, Revision).join(Revision, on=Item.live).where(Item.id.in_(held))
        return _refresh(live)


def reword(ids: Iterable[int]) -> None:
    """Somebody has said yes or no to something in these live items: search finds what readers see from now on."""
    with db.atomic():
        live = Item.select(Item, Revision).join(Revision, on=Item.live).where(Item.id.in_(list(ids)))
        _refresh(live.where(Item.public == "live"))
        ledger.raise_generation()


def live_with_picture(number: int) -> list[int]:
    """The live items that show the picture."""
    rows = Item.select(Item.id).join(PictureUse, on=(Item.live == PictureUse.revision))
    return [item for (item,) in rows.where(Item.public == "live", PictureUse.picture == number).tuples()]


def live_with_document(number: int) -> list[int]:
    """The live items that offer the document."""
    rows = Item.select(Item.id).join(DocumentUse, on=(Item.live == DocumentUse.revision))
    return [item for (item,) in rows.where(Item.public == "live", DocumentUse.document == number).tuples()]


def _refresh(live: Iterable[Item]) -> int:
    """How many of these live items are found by other words now."""
    items = list(live)
    words = lasting({one.id: one.live for one in items})
    return sum(refresh(one.id, head_words(words[one.id]), body_words(one.kind, words[one.id])) for one in items)
