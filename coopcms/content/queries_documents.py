"""Where documents are offered, and which of them readers may have."""

from peewee import Value, fn

from coopcms.actor import Actor
from coopcms.content.models_documents import DocumentUse
from coopcms.content.queries_pictures import Shown, items_with, shown_to_readers
from coopcms.media.models import PdfDocument


def offered_in(document: int, actor: Actor) -> list[Shown]:
    """The items of all centres that offer the document, what is public first; two selects, one where there is none."""
    return items_with(DocumentUse, DocumentUse.document == document, actor)


def asked_by_all(document: int) -> PdfDocument | None:
    """The document if readers see a text that offers it and it is not in the trash; one select."""
    return _open(document, shown_to_readers(_uses(document)))


def asked_in_preview(document: int, revision: int) -> PdfDocument | None:
    """The document if this revision offers it and it is not in the trash; one select."""
    return _open(document, _uses(document).where(DocumentUse.revision == revision))


def _uses(document: int):
    return DocumentUse.select(Value(1)).where(DocumentUse.document == document)


def _open(document: int, uses) -> PdfDocument | None:
    fits = (PdfDocument.id == document) & PdfDocument.trashed_at.is_null() & fn.EXISTS(uses)
    return PdfDocument.select().where(fits).first()
