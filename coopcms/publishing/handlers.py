"""What publishing does when consents or the library change, in the same transaction: search follows at once."""

from coopcms.ledger.events import Event
from coopcms.publishing.services_words import live_with_document, live_with_picture, reword


def item_answered(event: Event) -> None:
    """Somebody has said something about a quote or fact of something live."""
    reword([event.subject])


def picture_changed(event: Event) -> None:
    """A picture may be shown no more, or again: so may its caption."""
    reword(live_with_picture(event.subject))


def document_changed(event: Event) -> None:
    """A document is called otherwise, or offered no more, or again."""
    reword(live_with_document(event.subject))
