"""Files that come in at the desk: each is taken or refused by itself, with words that belong beside its name."""

import hashlib
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from coopcms.actor import Actor
from coopcms.admin.media_words import title_of
from coopcms.admin.says import names_in, sentence, who_can
from coopcms.errors import Invalid, NotAllowed, NotNow, Refused, Unknown, msg
from coopcms.media import magic
from coopcms.media.models import PdfDocument, Picture
from coopcms.media.queries import known
from coopcms.media.services import upload
from coopcms.media.services_documents import keep_document

HOME = "/admin/medien"
MOST = 200  # files at once
ACCEPTED = ",".join((*magic.PICTURES, magic.PDF))
_TOO_MANY = msg("At most %(most)s files are taken at once. Please upload this one afterwards.")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: `row` is what it is in the library, None with a `problem` in words.

    `is_known`: the very same file was there before.
    """

    name: str
    row: Picture | PdfDocument | None = None
    is_known: bool = False
    problem: str = ""

    @property
    def url(self) -> str:
        """The page of what it became."""
        if self.row is None:
            return ""
        return f"{HOME}/{'dokumente/' if isinstance(self.row, PdfDocument) else ''}{self.row.id}"

    def told(self) -> dict:
        """The same for a script."""
        title = title_of(self.row) if self.row else ""
        return {"name": self.name, "url": self.url, "title": title, "known": self.is_known, "problem": self.problem}


def take_all(files: list[FileStorage], centre: str, actor: Actor) -> list[Taken]:
    """Take these files in for the centre (slug), in their order; what is refused leaves the others alone."""
    late = [Taken(file.filename or "", problem=_(_TOO_MANY, most=MOST)) for file in files[MOST:]]
    return [take(file, centre, actor) for file in files[:MOST]] + late


def take(file: FileStorage, centre: str, actor: Actor) -> Taken:
    """Take one file in for the centre (slug); a PDF becomes a document, whatever it is called."""
    name = file.filename or ""
    with file.stream as stream:  # a large upload lies in a file of its own: give it back at once
        data = stream.read()
    digest = hashlib.sha256(data).hexdigest()
    try:
        if magic.media_type(data) == magic.PDF:
            return _document(name, data, centre, actor)
        before = known(digest)
        row = upload(centre, name, data, actor)
    except (Invalid, NotAllowed, NotNow, Unknown) as refusal:
        return Taken(name, problem=in_words(refusal))
    return Taken(name, row, before is not None and before.id == row.id)


def in_words(refusal: Refused) -> str:
    """Why a file was refused and what to do, with who could."""
    parts = refusal.problems if isinstance(refusal, Invalid) else (refusal,)
    names = names_in([*parts, refusal])
    who = who_can(refusal.who_can, names)
    told = " ".join(sentence(part, names) for part in parts)
    return _("%(told)s Who can: %(who)s.", told=told, who=who) if who else told


def _document(name: str, data: bytes, centre: str, actor: Actor) -> Taken:
    """The very same PDF is kept once, as the very same picture is."""
    same = (PdfDocument.digest == hashlib.sha256(data).hexdigest()) & PdfDocument.trashed_at.is_null()
    if before := PdfDocument.get_or_none(same):
        return Taken(name, before, is_known=True)
    return Taken(name, keep_document(centre, name, data, actor))
