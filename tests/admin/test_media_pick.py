"""The editor finds what pictures and PDFs a text can show."""

from coopcms.clock import now

PICK = "/admin/medien/waehlen"
PICK_PDF = "/admin/medien/dokumente/waehlen"


def asked(client, text: str = "") -> dict:
    return client.get(PICK, query_string={"q": text}).json


def titles(client, text: str = "") -> list[str]:
    return [hit["title"] for hit in asked(client, text)["hits"]]


def test_a_picture_is_told_with_everything_one_chooses_by(inside, flows, author, picture_row):
    one = picture_row()
    found = asked(inside(author), "halle")
    assert found["hits"] == [
        {
            "picture": one.id, "title": "Die Halle", "thumb": f"/admin/medien/{one.id}/400",
            "about": "Zentrum Siegen (Beispiel) · Foto: Anna Beispiel", "alt": "Eine Halle mit offenem Tor",
        }
    ]  # fmt: skip
    assert "1" in found["said"]


def test_every_word_has_to_stand_somewhere_in_what_is_told(inside, flows, author, picture_row):
    picture_row(title="Kran", alt="Ein Kran im Hafen", author="Bernd Beispiel")
    picture_row(title="", name="tor.jpg", alt="Ein Tor")
    client = inside(author)
    assert titles(client) == ["tor.jpg", "Kran"]
    assert titles(client, "KRAN hafen bernd") == ["Kran"] and titles(client, "Kran Tor") == []
    assert titles(client, "100%") == titles(client, "_") == []


def test_what_nobody_may_see_cannot_be_chosen(inside, flows, author, picture_row):
    for closed in ({"state": "waiting"}, {"withdrawn_at": now()}, {"trashed_at": now()}):
        picture_row(**closed)
    found = asked(inside(author))
    assert found["hits"] == [] and found["said"]


def test_a_stranger_has_to_log_in(client, flows):
    assert client.get(PICK).status_code == 303


def test_it_costs_one_statement_however_many_there_are(inside, author, flows, picture_row, statements):
    client = inside(author)
    with statements() as none:
        asked(client)
    for _ in range(15):
        picture_row()
    with statements() as many:
        assert len(asked(client)["hits"]) == 12
    assert len(many) == len(none)


def test_a_pdf_is_told_with_everything_one_chooses_by_and_found_by_its_words_or_number(
    inside, flows, author, document_row
):
    one, client = document_row(), inside(author)
    other = document_row(title="", name="Plan.pdf", accessibility="untagged", accessibility_note="Tabelle")
    document_row(title="Leitfaden alt", trashed_at=now())
    found = client.get(PICK_PDF, query_string={"q": "leitfaden HALLE"}).json
    centre = "Zentrum Siegen (Beispiel) · PDF, 1 kB · "
    told = {"document": one.id, "title": "Leitfaden für Hallen", "about": f"{centre}Barrierefreiheit nicht geprüft"}
    assert found["hits"] == [told] and "1" in found["said"]
    (alone,) = client.get(PICK_PDF, query_string={"nummer": other.id}).json["hits"]
    assert (alone["title"], alone["about"]) == ("Plan.pdf", f"{centre}nicht barrierefrei – Tabelle")
    assert [hit["document"] for hit in client.get(PICK_PDF).json["hits"]] == [other.id, one.id]
    for number in ("0", "-1", "x", "9" * 30):
        assert len(client.get(PICK_PDF, query_string={"nummer": number}).json["hits"]) == 2
    assert client.get(PICK_PDF, query_string={"q": "gibtsnicht"}).json["said"]
