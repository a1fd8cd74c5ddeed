"""Pictures to choose from: those that everybody may see, by a few words."""

from peewee import fn

from coopcms.media.models import Picture
from coopcms.media.queries import is_public
from coopcms.network.models import Organisation

MOST = 12
_WORDS = 6  # of what was typed


def to_choose(text: str, most: int = MOST) -> list[Picture]:
    """The newest pictures whose title, description or author holds every word typed, all where none is; one select."""
    rows = Picture.select(Picture, Organisation).join(Organisation).where(is_public())
    told = fn.LOWER(Picture.title.concat(" ").concat(Picture.name).concat(" ").concat(Picture.alt).concat(" "))
    told = told.concat(fn.LOWER(Picture.author))
    for word in text.split()[:_WORDS]:
        rows = rows.where(told.contains(word.lower()))
    return list(rows.order_by(Picture.id.desc()).limit(most))
