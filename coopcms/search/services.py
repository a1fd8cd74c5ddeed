"""What is found: called by publishing inside the transaction that changes what is live."""

from collections.abc import Iterable
from datetime import datetime

from coopcms.db import is_postgres
from coopcms.search import fts5
from coopcms.search.models import Document
from coopcms.search.normalise import normalise

HEAD, BODY = 20_000, 200_000  # letters of normalised text; a tsvector over 1 MB is an error


def index(item_id: int, kind: str, head_text: str, body_text: str, at: datetime) -> None:
    """Make an item found by these words; earlier ones no longer find it. Texts are plain, without tags."""
    remove(item_id)
    row = _row(item_id, kind, head_text, body_text, at)
    Document.insert(row).execute()
    if not is_postgres():
        fts5.enter(item_id, row["head"], row["body"])


def index_new(documents: Iterable[tuple[int, str, str, str, datetime]]) -> None:
    """`index` for many items (id, kind, head, body, at), none of which is found yet."""
    rows = [_row(*document) for document in documents]
    if not rows:
        return
    Document.insert_many(rows).execute()
    if not is_postgres():
        fts5.enter_many([(row["item"], row["head"], row["body"]) for row in rows])


def refresh(item_id: int, head_text: str, body_text: str) -> bool:
    """Make a found item found by what the present rules make of its words; whether that is something else."""
    old = Document.get_or_none(Document.item == item_id)
    if old is None or (old.head, old.body) == indexed(head_text, body_text):
        return False
    index(item_id, old.kind, head_text, body_text, old.at)
    return True


def remove(item_id: int) -> None:
    """Make an item not found any more; one that is not found already stays so."""
    old = Document.get_or_none(Document.item == item_id)
    if old is None:
        return
    if not is_postgres():
        fts5.forget(item_id, old.head, old.body)
    Document.delete().where(Document.item == item_id).execute()


def indexed(head_text: str, body_text: str) -> tuple[str, str]:
    """The words of head and body as they are kept."""
    return normalise(head_text)[:HEAD], normalise(body_text)[:BODY]


def _row(item_id: int, kind: str, head_text: str, body_text: str, at: datetime) -> dict:
    head, body = indexed(head_text, body_text)
    return {"item": item_id, "kind": kind, "head": head, "body": body, "at": at}
