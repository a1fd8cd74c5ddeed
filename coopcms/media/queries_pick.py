"""Pictures and PDFs to choose from: those that everybody may see, by a few words."""

from peewee import Expression, fn

from coopcms.media.models import PdfDocument, Picture
from coopcms.media.queries import is_public
from coopcms.network.models import Organisation

MOST = 12
_WORDS = 6  # of what was typed


def to_choose(text: str, most: int = MOST) -> list[Picture]:
    """The newest pictures whose title, description or author holds every word typed, all where none is; one select."""
    rows = Picture.select(Picture, Organisation).join(Organisation).where(is_public())
    told = fn.LOWER(Picture.title.concat(" ").concat(Picture.name).concat(" ").concat(Picture.alt).concat(" "))
    told = told.concat(fn.LOWER(Picture.author))
    return list(rows.where(*_holding(told, text)).order_by(Picture.id.desc()).limit(most))


def documents_to_choose(text: str, most: int = MOST) -> list[PdfDocument]:
    """The newest PDFs whose title or name holds every word typed, all where none is; one select."""
    told = fn.LOWER(PdfDocument.title.concat(" ").concat(PdfDocument.name))
    return list(_documents().where(*_holding(told, text)).order_by(PdfDocument.id.desc()).limit(most))


def document_to_choose(number: int) -> list[PdfDocument]:
    """The PDF of this number alone, none where it cannot be chosen; one select."""
    return list(_documents().where(PdfDocument.id == number))


def _documents():
    return PdfDocument.select(PdfDocument, Organisation).join(Organisation).where(PdfDocument.trashed_at.is_null())


def _holding(told: Expression, text: str) -> list[Expression]:
    return [told.contains(word.lower()) for word in text.split()[:_WORDS]]
