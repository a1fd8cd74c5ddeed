"""PDFs to be taken along: looked at by their bytes, kept as they are, never opened here."""

import hashlib
import secrets
from contextlib import ExitStack

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.db import db, locked
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.media import magic, policy, shelf
from coopcms.media.models import DOCUMENT, PdfDocument
from coopcms.media.names import clean_name
from coopcms.media.services import chunks, queue_sweep, require_size
from coopcms.media.vocabulary import ACCESSIBILITY
from coopcms.network.queries import organisation

_NOTE = 500  # characters


def keep_document(centre: str, name: str, data: bytes, actor: Actor) -> PdfDocument:
    """Take a PDF in for the centre (slug). Raises NotAllowed, Invalid for what is none or too large, Full."""
    policy.require_keep(refreshed(actor), organisation(centre))
    name = clean_name(name, "dokument.pdf")
    require_size(data)
    magic.require_document(name, data)
    row = PdfDocument(name=name, key=f"documents/{secrets.token_hex(16)}.pdf", size=len(data))
    row.digest = hashlib.sha256(data).hexdigest()
    shelf.storage().put(row.key, chunks(data))
    with ExitStack() as failed:
        failed.callback(shelf.storage().delete, row.key)
        _begin(row, centre, actor)
        failed.pop_all()
    return row


def state_accessibility(one: PdfDocument, state: str, note: str, actor: Actor) -> PdfDocument:
    """Say what was found out about reading it aloud. Raises NotAllowed, Invalid."""
    note = " ".join(note.split())
    if state not in ACCESSIBILITY:
        raise Invalid(Problem("accessibility", msg("This is none of the possible answers.")))
    if len(note) > _NOTE:
        raise Invalid(Problem("accessibility_note", msg("At most %(most)s characters."), {"most": _NOTE}))
    with db.atomic():
        row = locked(PdfDocument.select().where(PdfDocument.id == one.id)).get()
        actor = refreshed(actor)
        policy.require_keep(actor, row.centre)
        told = {"accessibility": [row.accessibility, state], "accessibility_note": [row.accessibility_note, note]}
        row.accessibility, row.accessibility_note, row.changed_at = state, note, now()
        row.save()
        ledger.record("described", DOCUMENT, row.id, actor, changed=told)
    return row


def _begin(row: PdfDocument, centre: str, actor: Actor) -> None:
    with db.atomic():
        actor, keeper = refreshed(actor), organisation(centre)
        policy.require_keep(actor, keeper)
        row.centre, row.uploaded_by_id, row.uploaded_by_name = keeper, actor.id, actor.name
        row.save(force_insert=True)
        ledger.record("uploaded", DOCUMENT, row.id, actor, name=row.name, centre=centre, digest=row.digest)
        queue_sweep()
