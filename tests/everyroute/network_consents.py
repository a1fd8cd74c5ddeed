"""People outside who are asked by links, about every item of the small network."""

from datetime import timedelta
from hashlib import sha256

from coopcms.clock import now
from coopcms.consents.models import PICTURE, QUOTE, ApprovalAsk, ApprovalLink, Party, Quote, QuoteSpeaker
from coopcms.consents.subjects import hash_of
from coopcms.content.queries import item_by_id
from coopcms.media.models import Picture
from coopcms.network.models import Organisation

WORDS = "Das sagt jemand."


class Consents:
    """One person, named for a quote of every text and asked about one picture by a link whose token is known here."""

    def __init__(self, lead: str, picture: int):
        centre = Organisation.get(Organisation.slug == lead)
        by = {"created_by": 1, "created_name": "Niemand (Beispiel)"}
        self.party = Party.create(name="Anna Beispiel", email="anna@firma.example", centre=centre, **by).id
        self.firm = Party.create(name="Beispiel AG", kind="firm", centre=centre, **by).id
        self.picture = Picture.get_by_id(picture)

    def about(self, number: int) -> dict[str, object]:
        """What addresses and forms may name of an item."""
        item = item_by_id(number)
        original, hash_ = item.source_id if item.is_copy else number, hash_of(WORDS)
        quote, is_new = Quote.get_or_create(item=original, hash=hash_, defaults={"text": WORDS, "kind": "block"})
        if is_new:
            QuoteSpeaker.create(quote=quote, party=self.party)
        ends, made = now() + timedelta(days=7), {"made_by": 1, "made_name": "Niemand (Beispiel)"}
        key = sha256(approval_token(number).encode()).hexdigest()
        link = ApprovalLink.create(party=self.party, key=key, expires_at=ends, **made)
        what = {"subject_kind": PICTURE, "subject_id": self.picture.id, "hash": self.picture.digest}
        ask = ApprovalAsk.create(link=link, item=number, revision=item.head_id, text="Die Halle", **what)
        return {
            "approval": approval_token(number), "approval_ask": ask.id, "approval_link": link.id, "quote": quote.id,
            "quote_hash": hash_, "party": self.party, "firm": self.firm, "about": f"{QUOTE}-{quote.id}",
        }  # fmt: skip


def approval_token(number: int) -> str:
    """The token by which somebody is asked about a picture in the item."""
    return f"A{number:042}"
