"""PDFs to be taken along: looked at by their bytes, kept as they are, never opened here."""

import hashlib
import secrets
from collections.abc import Mapping
from contextlib import ExitStack

from coopcms.accounts.queries import refreshed
from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.db import db, locked
from coopcms.errors import Invalid, Problem, msg
from coopcms.ledger import services as ledger
from coopcms.ledger.events import Event, emit
from coopcms.media import magic, policy, shelf
from coopcms.media.models import DOCUMENT, PdfDocument
from coopcms.media.names import clean_name
from coopcms.media.services import chunks, queue_sweep, require_size
from coopcms.media.vocabulary import ACCESSIBILITY
from coopcms.network.queries import organisation

_LONGEST = {"title": 200, "name": 200, "accessibility_note": 500}  # characters
_UNNAMED, _ENDING = "dokument.pdf", ".pdf"


def keep_document(centre: str, name: str, data: bytes, actor: Actor) -> PdfDocument:
    """Take a PDF in for the centre (slug). Raises NotAllowed, Invalid for what is none or too large, Full."""
    policy.require_keep(refreshed(actor), organisation(centre))
    name = clean_name(name, _UNNAMED)
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


def describe_document(one: PdfDocument, changes: Mapping[str, str], actor: Actor) -> PdfDocument:
    """Change what is known of a PDF; what stays the same leaves no line. Raises NotAllowed, Invalid."""
    clean = {name: _cleaned(name, value) for name, value in changes.items()}
    if problems := [problem for name, value in clean.items() if (problem := _problem(name, value))]:
        raise Invalid(*problems)
    with db.atomic():
        actor, row = refreshed(actor), locked(PdfDocument.select().where(PdfDocument.id == one.id)).get()
        policy.require_keep(actor, row.centre)
        before = {name: getattr(row, name) for name in clean}
        changed = {name: value for name, value in clean.items() if value != before[name]}
        if changed:
            PdfDocument.update(**changed, changed_at=now()).where(PdfDocument.id == row.id).execute()
            told = {name: [before[name], value] for name, value in changed.items()}
            ledger.record("described", DOCUMENT, row.id, actor, changed=told)
            ledger.raise_generation()
            if {"title", "name"} & changed.keys():
                emit(Event("document_turned", DOCUMENT, row.id, actor))
    return row.refetch()


def _cleaned(name: str, value: str) -> str:
    if name != "name":
        return " ".join(value.split())
    fit = clean_name(value.strip(), "")
    return fit if not fit or fit.lower().endswith(_ENDING) else clean_name(f"{fit}{_ENDING}", _UNNAMED)


def _problem(name: str, value: str) -> Problem | None:
    if name == "accessibility":
        return None if value in ACCESSIBILITY else Problem(name, msg("This is none of the possible answers."))
    if name == "name" and not value:
        return Problem(name, msg("Under which name shall readers save it?"))
    most = _LONGEST[name]
    return Problem(name, msg("At most %(most)s characters."), {"most": most}) if len(value) > most else None


def _begin(row: PdfDocument, centre: str, actor: Actor) -> None:
    with db.atomic():
        actor, keeper = refreshed(actor), organisation(centre)
        policy.require_keep(actor, keeper)
        row.centre, row.uploaded_by_id, row.uploaded_by_name = keeper, actor.id, actor.name
        row.save(force_insert=True)
        ledger.record("uploaded", DOCUMENT, row.id, actor, name=row.name, centre=centre, digest=row.digest)
        queue_sweep()
