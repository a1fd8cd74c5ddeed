"""A network whose texts quote people and show pictures: many of both, with everybody named, asked and answered."""

from dataclasses import dataclass, replace
from datetime import timedelta

from coopcms.blocks.html import from_html
from coopcms.clock import berlin
from coopcms.consents.models import (
    ASKED,
    BASES,
    CONSENT,
    PICTURE,
    PROPOSED,
    QUOTE,
    REFUSED,
    RELEASED,
    WITHDRAWN,
    Answer,
    ApprovalAsk,
    ApprovalLink,
    Depicted,
    Party,
    Quote,
    QuoteSpeaker,
    StoryFirm,
)
from coopcms.content.bulk import NewItem
from coopcms.content.models import Item
from coopcms.media.images import WIDTHS
from coopcms.media.models import FAILED, READY, WAITING, Picture
from coopcms.media.vocabulary import AI_MARKS, LICENCES
from tests.bench.network import Many, Size

SAID = (RELEASED, RELEASED, RELEASED, PROPOSED, REFUSED, WITHDRAWN, ASKED, "")
EVERYWHERE, OFTEN = 1, 300  # a picture that so many texts show


@dataclass(frozen=True)
class Shelf(Size):
    """How large besides: each text has one quote and shows two pictures, every tenth tells of a firm."""

    pictures: int = 0
    parties: int = 0


class Library(Many):
    """The network with its library; `busy` is somebody outside with many questions."""

    def _texts(self) -> None:
        self.busy = 1
        self._insert(Party, [self._party(number) for number in range(self.size.parties)])
        self._insert(Picture, [self._picture(number) for number in range(self.size.pictures)])
        super()._texts()
        self._speakers()
        self._depicted()
        firms = range(self.size.parties - 50, self.size.parties)
        stories = Item.select(Item.id).where(Item.kind == "story").tuples()
        self._insert(StoryFirm, [{"item": item, "party": self.chance.choice(firms)} for (item,) in stories])
        self._links()

    def _text(self, number: int, state: str) -> NewItem:
        new = super()._text(number, state)
        shown = {EVERYWHERE if number < OFTEN else 0, *self.chance.sample(range(2, self.size.pictures), 2)} - {0}
        words = " ".join(word for word, _marks in new.content["body"][0]["runs"])[:200]
        said = f"<p>Dazu sagt jemand: <q>{words} ({number})</q></p>"
        drawn = "".join(f'<figure data-picture="{one}"><img alt="Eine Halle"></figure>' for one in sorted(shown))
        content = new.content | {"body": [*new.content["body"], *from_html(said + drawn)]}
        if number % 10:
            return replace(new, content=content)
        facts = {"company": f"Firma {number} (Beispiel)", "figure_value": f"{number}", "figure_unit": "Stunden"}
        return replace(new, kind="story", content=content | facts)

    def _party(self, number: int) -> dict:
        firm = number >= self.size.parties - 50
        return {
            "kind": "firm" if firm else "person", "name": f"Person {number} (Beispiel)", "function": "Meisterin",
            "organisation": f"Firma {number % 200} (Beispiel)", "email": f"p{number}@firma.example",
            "centre": self.centres[number % len(self.centres)], "created_by": 1, "created_name": "Beispiel",
        }  # fmt: skip

    def _picture(self, number: int) -> dict:
        folder = f"pictures/{number:02}/{number:032}/"
        drawn = [
            {"width": width, "height": width * 2 // 3, "format": form, "key": f"{folder}{width}.{form}", "size": 99_999}
            for width in WIDTHS for form in ("avif", "webp", "jpeg")
        ]  # fmt: skip
        ends = (berlin(self.now) + timedelta(days=self.chance.randint(-60, 900))).date()
        return {
            "place": f"{number:032}", "name": f"halle-{number}.jpg", "title": f"Halle {number}" if number % 3 else "",
            "centre": self.centres[number % len(self.centres)], "digest": f"{number:064}",
            "state": (FAILED, WAITING)[number % 2] if number > 10 and not number % 100 else READY,
            "upload_digest": f"{number:064}", "likeness": f"{self.chance.getrandbits(64):016x}",
            "media_type": "image/jpeg", "width": 3840, "height": 2560, "size": 2_000_000, "key": f"{folder}master.jpg",
            "renditions": drawn, "author": "Beispiel", "credit": "Foto: Beispiel" if number % 4 else "",
            "licence": self.chance.choice(list(LICENCES)) if number % 5 else "", "source": "https://bild.example",
            "licence_until": ends if number % 2 else None, "ai_mark": self.chance.choice(list(AI_MARKS)),
            "people_stated": bool(number % 6), "uploaded_by_id": 1, "uploaded_by_name": "Beispiel",
            "trashed_at": self.now if number > 10 and not number % 200 else None,
        }  # fmt: skip

    def _speakers(self) -> None:
        rows, told = [], []
        for quote, hash_, text in Quote.select(Quote.id, Quote.hash, Quote.text).tuples():
            for position, party in enumerate(self._chosen(quote)):
                rows.append({"quote": quote, "party": party, "position": position})
                told += self._said(QUOTE, quote, hash_, party, text)
        self._insert(QuoteSpeaker, rows)
        self._insert(Answer, told)

    def _depicted(self) -> None:
        rows, told = [], []
        for picture, digest in Picture.select(Picture.id, Picture.digest).tuples():
            for party in self._chosen(picture):
                basis = CONSENT if picture % 3 else self.chance.choice(BASES)
                by = {"noted_by": 1, "noted_name": "Beispiel"}
                rows.append({"picture": picture, "party": party, "basis": basis, "at": self.now} | by)
                told += self._said(PICTURE, picture, digest, party)
        self._insert(Depicted, rows)
        self._insert(Answer, told)

    def _chosen(self, number: int) -> set[int]:
        """One party or two; one of them has a say in every fiftieth thing."""
        some = {self.chance.randrange(2, self.size.parties - 50) for _ in range(1 + number % 2)}
        return some if number % 50 else some | {self.busy}

    def _said(self, kind: str, subject: int, hash_: str, party: int, text: str = "") -> list[dict]:
        """First the question, then, mostly, an answer."""
        state = self.chance.choice(SAID)
        about = {"subject_kind": kind, "subject_id": subject, "hash": hash_, "party": party, "text": text}
        about |= {"actor_id": 1, "actor_name": "Beispiel", "how": "mail", "at": self.now - timedelta(days=5)}
        later = about | {"actor_id": 0, "actor_name": "", "how": "link", "at": self.now - timedelta(days=2)}
        asked = [about | {"state": ASKED}] if state else []
        return [*asked, *([later | {"state": state}] if state not in ("", ASKED) else [])]

    def _links(self) -> None:
        """An open link for each fourth that was asked about a quote."""
        ends, made = self.now + timedelta(days=9), {"made_by": 1, "made_name": "Beispiel"}
        asked = Answer.select(Answer.id, Answer.party, Answer.subject_id, Answer.hash, Quote.item)
        asked = asked.join(Quote, on=(Quote.id == Answer.subject_id)).where(Answer.subject_kind == QUOTE)
        rows = list(asked.where(Answer.state == ASKED).order_by(Answer.id).tuples())[::4]
        self._insert(
            ApprovalLink, [{"party": row[1], "key": f"{row[0]:064}", "expires_at": ends} | made for row in rows]
        )
        keys = dict(ApprovalLink.select(ApprovalLink.key, ApprovalLink.id).tuples())
        links = [(keys[f"{row[0]:064}"], row) for row in rows]
        asks = [
            {"link": link, "subject_kind": QUOTE, "subject_id": row[2], "hash": row[3], "item": row[4]}
            for link, row in links
        ]
        self._insert(ApprovalAsk, asks)
        for link, row in links:
            Answer.update(link=link).where(Answer.id == row[0]).execute()
