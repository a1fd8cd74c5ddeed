"""Pictures and PDFs that nobody needs any more lie in the trash: shown nowhere, and brought back with one act."""

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.db import db, locked
from coopcms.errors import NotNow, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.media import policy
from coopcms.media.models import DOCUMENT, PICTURE, PdfDocument, Picture

_KIND = {Picture: PICTURE, PdfDocument: DOCUMENT}


def trash(one: Picture | PdfDocument, actor: Actor) -> Picture | PdfDocument:
    """Put it into the trash; twice is once.

    Raises NotAllowed, NotNow for a picture that was withdrawn or, as content says, stands in texts.
    """
    return _turned(one, actor, "trashed")


def untrash(one: Picture | PdfDocument, actor: Actor) -> Picture | PdfDocument:
    """Take it out again; twice is once. Raises NotAllowed."""
    return _turned(one, actor, "untrashed")


def _turned(one: Picture | PdfDocument, actor: Actor, verb: str) -> Picture | PdfDocument:
    model = type(one)
    with db.atomic():
        actor, row = refreshed(actor), locked(model.select().where(model.id == one.id)).get()
        policy.require_keep(actor, row.centre)
        if (row.trashed_at is None) == (verb == "trashed"):
            if model is Picture and verb == "trashed":
                _may_go(row, actor)
            row.trashed_at, row.changed_at = now() if verb == "trashed" else None, now()
            row.save(only=[model.trashed_at, model.changed_at])
            ledger.record(verb, _KIND[model], row.id, actor)
            ledger.raise_generation()
            if model is Picture:
                emit(Event("picture_turned", PICTURE, row.id, actor))
            else:
                emit(Event("document_turned", DOCUMENT, row.id, actor))
    return row


def _may_go(row: Picture, actor: Actor) -> None:
    if row.withdrawn_at:
        raise NotNow(msg("This picture is withdrawn: what is known of it stays in the library as a proof."))
    emit(Event("picture_trashing", PICTURE, row.id, actor))
