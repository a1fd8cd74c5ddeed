"""`coopcms import` takes every format, prints what was recognised, and names what it cannot take."""

from email.message import EmailMessage

import pytest

from coopcms.content.models import Item
from coopcms.exchange.models import ImportReport, KeptPicture
from coopcms.network.models import Person
from tests.exchange import odt_files as o
from tests.exchange import word_files as w

SAID = "„Wir messen mit Licht“, sagt Anna Beispiel, Leiterin des Zentrums."
PNG = b"\x89PNG\r\n\x1a\nxyz"


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "anna@beispiel.example", "Neue Halle"
    message.set_content(f"{SAID}\n\nViele Grüße\nAnna\n")
    return bytes(message)


FILES = {
    "meldung.docx": w.word(w.p("Neue Halle", style="Titel"), w.p(SAID)),
    "meldung.odt": o.odt(o.p("Neue Halle", "P1"), o.p(SAID)),
    "meldung.eml": mail(),
    "meldung.md": f"# Neue Halle\n\n{SAID}\n".encode(),
    "meldung.html": f"<h1>Neue Halle</h1><p>{SAID}</p>".encode(),
    "meldung.txt": f"Neue Halle\n\n{SAID}\n".encode(),
}


@pytest.fixture
def take(coopcms, author, tmp_path):
    """Import files by name and content as Siegen's author."""

    def act(files: dict[str, bytes], *more: str):
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        who = ("--kind", "article", "--centre", "siegen", "--actor", "autor@siegen.example")
        return coopcms("import", *(str(tmp_path / name) for name in files), *who, *more)

    return act


def test_every_format_becomes_a_draft_with_its_report(take):
    done = take(FILES, "--format", "json")
    assert (done.status, [entry["error"] for entry in done.json]) == (0, [None] * len(FILES))
    assert [item.head.title for item in Item.select().order_by(Item.id)] == ["Neue Halle"] * len(FILES)
    assert [entry["report"]["form"] for entry in done.json] == ["docx", "odt", "mail", "markdown", "html", "plain"]
    for entry in done.json:
        assert entry["report"]["quotes"][0]["speaker"]["name"] == "Anna Beispiel", entry["file"]


def test_the_report_is_printed(take):
    Person.create(name="Anna Beispiel", function="Leiterin", is_example=True)
    png = {"rels": {"i": ("image", "media/halle.png")}, "parts": {"word/media/halle.png": PNG}}
    data = w.word(w.p("Neue Halle", style="Titel"), w.p(SAID, w.picture("i"), w.run("geheim", "vanish")), **png)
    done = take({"meldung.docx": data})
    assert done.status == 0
    for said in ("Wir messen mit Licht", "Anna Beispiel, Leiterin des Zentrums", "geheim", "Anna Beispiel, Leiterin ("):
        assert said in done.out, done.out
    assert (KeptPicture.get().name, bytes(KeptPicture.get().data), ImportReport.get().name) == (
        "halle.png", PNG, "meldung.docx",
    )  # fmt: skip


def test_what_cannot_be_taken_is_named_and_the_others_go_on(take):
    done = take(
        {"alt.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "gut.docx": FILES["meldung.docx"]},
        "--format",
        "json",
    )
    assert (done.status, [bool(entry["error"]) for entry in done.json], Item.select().count()) == (2, [True, False], 1)
