"""Pictures and PDFs of the small network, kept by its lead centre."""

from datetime import timedelta

from coopcms.clock import now
from coopcms.consents.models import PICTURE, ApprovalAsk, ApprovalLink, Depicted, Party
from coopcms.content.models import Item
from coopcms.content.models_documents import DocumentUse
from coopcms.content.models_pictures import PictureUse
from coopcms.media import shelf
from coopcms.media.models import READY, PdfDocument, Picture
from coopcms.network.models import Organisation

_KEY, _PDF = "pictures/0a/0a/400.webp", "documents/0a.pdf"
_NOBODY = "Niemand (Beispiel)"


def library(lead: str) -> dict[str, int]:
    """A picture with somebody in it, who is asked, and a successor; one that texts can show, one gone, two PDFs."""
    centre = Organisation.get(Organisation.slug == lead)
    about = {"centre": centre, "size": 4, "uploaded_by_id": 1, "uploaded_by_name": _NOBODY}
    small = {"width": 400, "height": 300, "format": "webp", "key": _KEY, "size": 4}
    made = about | {"name": "halle.jpg", "state": READY, "digest": "1", "upload_digest": "1", "renditions": [small]}
    after = Picture.create(place="0b", **made)
    away = Picture.create(place="0c", trashed_at=now(), **made)
    one = Picture.create(place="0a", replaced_by=after, people_stated=True, **made)
    party = Party.create(name="Anna Beispiel", centre=centre, created_by=1, created_name=_NOBODY)
    Depicted.create(picture=one, party=party, basis="contract", noted_by=1, noted_name=_NOBODY)
    ends, asked = now() + timedelta(days=7), {"subject_kind": PICTURE, "subject_id": one.id, "hash": "1"}
    link = ApprovalLink.create(party=party, key="0", expires_at=ends, made_by=1, made_name=_NOBODY)
    ApprovalAsk.create(link=link, **asked)
    pdf, old = (
        PdfDocument.create(name="plan.pdf", key=_PDF, digest="2", trashed_at=gone, **about) for gone in (None, now())
    )
    for key in (_KEY, _PDF):
        shelf.storage().put(key, [b"data"])
    shown = Picture.create(place="0d", people_stated=True, **made)
    numbers = {"picture": one.id, "shown": shown.id, "put_away": away.id, "somebody": party.id}
    return numbers | {"document": pdf.id, "old_document": old.id, "picture_link": link.id}


def show(picture: int, document: int) -> None:
    """The newest words of every text show the picture and offer the PDF, without a word in them."""
    heads = {head for (head,) in Item.select(Item.head).tuples()}
    PictureUse.insert_many([{"revision": head, "picture": picture} for head in heads]).execute()
    DocumentUse.insert_many([{"revision": head, "document": document} for head in heads]).execute()
