"""A press text becomes a draft, its pictures and its report beside it, in one transaction."""

from coopcms.actor import Actor
from coopcms.clock import now
from coopcms.content import services as content
from coopcms.content.models import Item
from coopcms.db import db
from coopcms.exchange.models import ImportReport, KeptPicture
from coopcms.exchange.press_text import PressText
from coopcms.exchange.queries import names_of_network
from coopcms.exchange.report import report_on

_NAME = 200


def bring_in(text: PressText, kind: str, centre: str, actor: Actor, *, name: str = "") -> Item:
    """Start an item of `kind` for the centre (slug) with these words; `name` is the file's.

    Raises NotAllowed, Invalid, Unknown; then nothing of it is kept.
    """
    with db.atomic():
        item = content.create(kind, centre, text.content, actor, "imported")
        facts = report_on(text, names_of_network())
        ImportReport.create(item=item, name=name[-_NAME:], facts=facts, created_at=now())
        for number, picture in enumerate(text.pictures, 1):
            KeptPicture.create(
                item=item, number=number, name=picture.name[-_NAME:], media_type=picture.media_type, alt=picture.alt,
                size=len(picture.data), data=picture.data, created_at=now(),
            )  # fmt: skip
    return item
