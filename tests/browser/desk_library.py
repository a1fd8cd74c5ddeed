"""Pictures and PDFs of the demo: finished ones, one with people in it, one that is withdrawn, one just uploaded."""

from datetime import timedelta

from coopcms.actor import Actor
from coopcms.clock import berlin, now
from coopcms.consents.services_answers import Given
from coopcms.consents.services_picture_answers import note_answer
from coopcms.consents.services_picture_links import ask_alone
from coopcms.consents.services_pictures import depict_new
from coopcms.content import services
from coopcms.media.models import Picture
from coopcms.media.services import upload
from coopcms.media.services_documents import keep_document
from coopcms.media.services_make import make
from coopcms.media.services_replace import replace
from coopcms.media.services_rights import describe
from coopcms.media.services_withdraw import withdraw
from tests.media.files import PDF, jpeg

RIGHTS = {
    "title": "Die neue Halle", "alt": "Eine Halle mit offenem Tor", "author": "Anna Beispiel",
    "credit": "Foto: Anna Beispiel", "licence": "agreement", "ai_mark": "none", "people_stated": True,
}  # fmt: skip


def library(author: Actor, publisher: Actor) -> dict[str, int]:
    """The numbers of pictures and of a PDF, by what is special about them."""
    names = ("halle", "treffen", "alt", "weg", "neu")
    made = {name: upload("siegen", f"{name}.jpg", jpeg(900 + n, 600), author) for n, name in enumerate(names)}
    for row in made.values():
        make(row.id)
    rows = {name: row.refetch() for name, row in made.items()}
    ends = berlin(now()).date() + timedelta(days=20)
    describe(rows["halle"], RIGHTS | {"licence_until": ends}, author)
    describe(rows["alt"], RIGHTS | {"title": "Die alte Halle"}, author)
    replace(rows["alt"], rows["halle"], author)
    _people(rows["treffen"], author)
    withdraw(rows["weg"], "Beispiel: Das Bild gehört jemand anderem.", publisher)  # the others look like it
    pdf = keep_document("siegen", "plan.pdf", PDF, author)
    body = f'{_showing("alt", "treffen", rows=rows)}<figure data-document="{pdf.id}"></figure>'
    services.create("article", "siegen", {"title": "Zwei Hallen", "body": body}, author)
    waiting = upload("siegen", "eben.jpg", jpeg(700), author)
    numbers = {f"picture_{name}": row.id for name, row in rows.items()}
    return numbers | {"picture_waiting": waiting.id, "pdf": pdf.id}


def _people(row: Picture, author: Actor) -> None:
    """One has agreed on paper, one refused, one has not been asked, one need not be, one was sent a link."""
    said = {"proof": "Ordner 3", "purposes": "Berichte des Zentrums", "channels": "Website"}
    for name, basis, answer in (
        ("Anna Beispiel", "consent", "released"), ("Bernd Beispiel", "consent", "refused"),
        ("Carla Beispiel", "consent", ""), ("Dora Beispiel", "kug23", ""),
    ):  # fmt: skip
        about = {"name": name, "organisation": "Beispiel GmbH", "email": "post@firma.example"}
        party = depict_new(row, about, said | {"basis": basis}, author).party_id
        if answer:
            note_answer(row, Given(party, answer, "paper", "Unterschrieben am 1. November."), author)
    about = {"name": "Emil Beispiel", "email": "post@firma.example"}
    party = depict_new(row, about, said | {"basis": "consent"}, author).party_id
    ask_alone(row, party, 14, author)
    describe(row, {"people_stated": True}, author)


def _showing(*names: str, rows: dict[str, Picture]) -> str:
    figures = (f'<figure data-picture="{rows[name].id}"><img alt="Ein Bild"></figure>' for name in names)
    return f"<p>Zwei Hallen.</p>{''.join(figures)}"
