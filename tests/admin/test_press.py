"""A press text becomes a draft, from a file or pasted; what cannot be read is named and nothing of it is kept."""

import io

import pytest

from coopcms.blocks.text import plain
from coopcms.content.models import Item
from coopcms.exchange.models import ImportReport, KeptPicture
from coopcms.network.models import Organisation
from tests.admin.pages import Page
from tests.exchange import word_files as w

READ = "/admin/einlesen"
TEXT = """Neue Halle in Betrieb
Zehn Arbeitsplätze entstehen

Die Beispiel GmbH hat eine Halle eröffnet. Die Mitarbeiter:innen freuen sich.

Was geplant ist

- ein Lager
- eine Werkstatt
"""


@pytest.fixture
def read_in(inside, flows, author):
    """A factory: the answer to the form with these words or this file."""
    client = inside(author)

    def send(**given):
        form = Page(client.get(READ)).form()
        form.pop("file", None)
        answer = client.post(READ, data=form | given, content_type="multipart/form-data")
        answer.request.environ["wsgi.input"].close()  # the test client keeps a large form in a file it never closes
        return answer

    return send


def file(data: bytes, name: str = "meldung.txt") -> dict:
    return {"file": (io.BytesIO(data), name)}


@pytest.mark.parametrize("given", [{"text": TEXT}, file(TEXT.encode())], ids=["pasted", "file"])
def test_every_word_stands_in_the_draft(read_in, given):
    answer = read_in(**given)
    item = Item.get()
    words = " ".join([*(str(v) for k, v in item.head.content.items() if k != "body"), plain(item.head.content["body"])])
    assert (answer.status_code, answer.location) == (303, f"/admin/item/{item.id}/einlesebericht")
    assert (item.head.title, item.head.origin) == ("Neue Halle in Betrieb", "imported")
    assert all(word in words for word in TEXT.replace("- ", "").split())


@pytest.mark.parametrize(
    "given",
    [{}, {"text": "  "}, file(b""), file(b"Gr\xf6\xdfe"), file(b"\x00\x01\x02PDF"), file(b"x" * 2_100_000)],
    ids=["nothing", "space", "empty", "not-utf8", "binary", "oversize"],
)
def test_what_cannot_be_read_is_named_beside_its_field(read_in, given):
    answer = read_in(**given)
    assert answer.status_code == 422 and not Item.select().exists()
    assert Page(answer).root.xpath("//*[@id='fehler']//a[@href='#file' or @href='#text']")


def test_pasted_words_stay_when_the_form_was_forged(read_in):
    answer = read_in(text=TEXT, csrf_token="forged")
    assert answer.status_code == 422 and Page(answer).form()["text"].split() == TEXT.split()


def test_who_writes_nowhere_reads_nothing_in(inside, flows, reviewer_siegen):
    assert inside(reviewer_siegen).get(READ).status_code == 403


def word(*more: str, **parts) -> bytes:
    return w.word(
        w.p("Neue Halle", style="Titel"), w.p("„Wir messen mit Licht“, sagt Anna Beispiel.", *more),
        w.p("Das Zentrum Siegen lädt ein."), **parts,
    )  # fmt: skip


PNG = b"\x89PNG\r\n\x1a\nxyz"
WITH_PICTURE = {"rels": {"i": ("image", "media/halle.png")}, "parts": {"word/media/halle.png": PNG}}


def test_a_word_file_comes_with_its_report_and_its_pictures(read_in, inside, author, siegen):
    Organisation.update(name="Zentrum Siegen").where(Organisation.id == siegen.id).execute()
    answer = read_in(**file(word(w.picture("i", "Die Halle"), **WITH_PICTURE), "Meldung.docx"))
    item, client = Item.get(), inside(author)
    page = Page(client.get(answer.location))
    assert answer.location == f"/admin/item/{item.id}/einlesebericht"
    for said in (
        "Meldung.docx",
        "Wir messen mit Licht",
        "Anna Beispiel",
        "sagt Anna Beispiel",
        "Zentrum Siegen",
        "halle.png",
    ):
        assert said in page.said
    missing = page.texts("//section[@aria-labelledby='nicht-erkannt']//li")
    assert missing[-1].startswith(("Contact", "Kontakt")) and "Vorspann" in missing and "Titel" not in missing
    picture = client.get(f"/admin/item/{item.id}/bilder/1")
    assert (picture.status_code, picture.data, picture.mimetype) == (200, PNG, "image/png")
    assert picture.headers["Content-Disposition"] == "attachment; filename=halle.png"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in picture.headers["Content-Security-Policy"]
    assert client.get(f"/admin/item/{item.id}/bilder/2").status_code == 404


def test_the_item_leads_back_to_its_report_and_tells_how_many_pictures_lie_beside_it(read_in, inside, author):
    read_in(**file(word(**WITH_PICTURE), "meldung.docx"))
    page = Page(inside(author).get(f"/admin/item/{Item.get().id}"))
    assert page.root.xpath("//*[@id='eingelesen']/a[contains(@href, '/einlesebericht')]")
    assert "·" in page.texts("//*[@id='eingelesen']")[0]


def test_the_report_costs_few_statements(read_in, inside, author, statements):
    answer, client = read_in(**file(word(**WITH_PICTURE), "meldung.docx")), inside(author)
    for path in (answer.location, f"/admin/item/{Item.get().id}/bilder/1"):
        with statements() as sent:
            assert client.get(path).status_code == 200
        assert len(sent) <= 12, sent


def test_what_is_refused_leaves_nothing_behind(read_in):
    answer = read_in(**file(word(**WITH_PICTURE)[:-200], "meldung.docx"))
    assert answer.status_code == 422
    assert not (Item.select().exists() or KeptPicture.select().exists() or ImportReport.select().exists())


def test_an_item_begun_otherwise_has_no_report(inside, flows, author, draft):
    client = inside(author)
    assert client.get(f"/admin/item/{draft.id}/einlesebericht").status_code == 404


def test_pictures_of_one_item_lie_beside_no_other(read_in, inside, author, draft):
    read_in(**file(word(**WITH_PICTURE), "meldung.docx"))
    assert inside(author).get(f"/admin/item/{draft.id}/bilder/1").status_code == 404


def test_a_pasted_mail_is_read_as_one(read_in, inside, author):
    answer = read_in(text="Von: Anna Beispiel\nBetreff: Neue Halle\nAn: Presse\n\nSie steht.\n\nViele Grüße\nAnna")
    said = Page(inside(author).get(answer.location)).said
    assert Item.get().head.title == "Neue Halle" and "Viele Grüße" in said


def test_an_upload_beyond_the_limit_is_told_the_limit(read_in):
    answer = read_in(**file(b"PK\x03\x04" + b"x" * 9_000_000, "meldung.docx"))
    assert answer.status_code == 413 and "8 MB" in answer.text and not Item.select().exists()
