"""Many files at once: each is taken or refused by itself, whether a script sends it or a plain form."""

import os
from io import BytesIO

import pytest

from coopcms.ledger.jobs import run_due
from coopcms.media import handlers, shelf
from coopcms.media.models import PdfDocument, Picture
from coopcms.media.services_withdraw import withdraw
from tests.admin.pages import Page
from tests.media.files import PDF, jpeg, png

HOME = "/admin/medien/hochladen"


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """No test asks what a power cut leaves, so nothing waits for the disk."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture
def sender(english):
    """A factory: `send = sender(author)`, then `send(("a.jpg", data), …)` sends the form; `script` as a script does."""

    def of(actor):
        client = english(actor)
        token = Page(client.get(HOME)).form("upload")["csrf_token"]

        def send(*files, centre="siegen", script=False, **typed):
            data = {"csrf_token": token, "centre": centre, "files": [(BytesIO(data), name) for name, data in files]}
            headers = {"Accept": "application/json"} if script else {}
            return client.post(HOME, data=data | typed, headers=headers, content_type="multipart/form-data")

        return send

    return of


def names() -> list[str]:
    return [row.name for row in Picture.select().order_by(Picture.id)]


def test_good_files_are_taken_and_the_list_follows(sender, author):
    answer = sender(author)(("eins.jpg", jpeg()), ("zwei.png", png()), ("plan.pdf", PDF))
    assert (answer.status_code, answer.location, names()) == (303, "/admin/medien/", ["eins.jpg", "zwei.png"])
    assert PdfDocument.get().name == "plan.pdf"
    run_due(handlers.jobs())
    assert {row.state for row in Picture.select()} == {"ready"}


def test_one_file_leads_to_its_page(sender, author):
    assert (
        sender(author)(
            ("eins.jpg", jpeg()),
        ).location
        == f"/admin/medien/{Picture.get().id}"
    )


def test_what_is_refused_is_named_with_a_remedy_and_the_good_ones_stay(sender, author):
    answer = sender(author)(("gut.jpg", jpeg()), ("bild.svg", b"<svg></svg>"), ("falsch.png", jpeg(400)))
    page = Page(answer)
    told = page.texts("//div[@class='error-summary']//li")
    assert (answer.status_code, names()) == (422, ["gut.jpg"])
    assert [one.split(" – ")[0] for one in told] == ["bild.svg", "falsch.png"]
    assert told[0].endswith("File: SVG files are not taken: they can hold programs. Please export the drawing as PNG.")
    assert "Please give it the ending “.jpg”." in told[1]
    assert "gut.jpg" in page.texts("//section[@aria-labelledby='angenommen']//li")[0]


def test_a_script_is_answered_file_by_file(sender, author):
    send = sender(author)
    good = send(("gut.jpg", jpeg()), script=True)
    row = Picture.get()
    told = {"name": "gut.jpg", "url": f"/admin/medien/{row.id}", "title": "gut.jpg", "known": False, "problem": ""}
    assert (good.status_code, good.json) == (200, {"taken": [told], "problem": ""})
    again = send(("nochmal.jpg", jpeg()), script=True)
    assert (again.json["taken"][0]["known"], Picture.select().count()) == (True, 1)
    bad = send(("leer.jpg", b""), script=True)
    assert bad.status_code == 422 and bad.json["taken"][0]["problem"]


def test_the_very_same_pdf_is_kept_once(sender, author):
    send = sender(author)
    send(("plan.pdf", PDF))
    answer = send(("anders.pdf", PDF))
    assert (answer.location, PdfDocument.select().count()) == (f"/admin/medien/dokumente/{PdfDocument.get().id}", 1)


def test_no_file_no_centre_and_an_old_page_are_told_with_the_form(sender, author):
    send = sender(author)
    assert "Please choose at least one file." in send().text
    for given in ({"centre": ""}, {"centre": "ruhr-owl"}, {"csrf_token": "alt"}):
        answer = send(("gut.jpg", jpeg()), **given)
        assert answer.status_code == 422 and Page(answer).texts("//div[@class='error-summary']//li")
        told = send(("gut.jpg", jpeg()), script=True, **given)
        assert told.status_code == 422 and told.json["problem"] and not told.json["taken"]
    assert names() == []


def test_who_works_on_texts_of_a_centre_uploads_for_it_alone(sender, inside, reviewer_ruhr, administrator):
    assert sender(reviewer_ruhr)(("gut.jpg", jpeg()), centre="ruhr-owl").status_code == 303
    assert inside(administrator).get(HOME).status_code == 403


def test_a_withdrawn_picture_comes_back_only_by_who_may_withdraw_it(sender, author, publisher):
    send = sender(author)
    send(("gut.jpg", jpeg()))
    withdraw(Picture.get(), "Beispiel", publisher)
    told = send(("gut.jpg", jpeg()), script=True).json["taken"][0]
    assert told["problem"] and Picture.select().count() == 1


def test_more_than_two_hundred_are_not_taken_at_once(sender, author, monkeypatch):
    monkeypatch.setattr("coopcms.admin.media_intake.MOST", 2)
    answer = sender(author)(*((f"{number}.jpg", jpeg(400 + number)) for number in range(3)))
    assert (answer.status_code, names()) == (422, ["0.jpg", "1.jpg"])
    assert Page(answer).texts("//div[@class='error-summary']//li")[0].startswith("2.jpg")


def test_a_file_may_be_larger_than_any_form_but_not_than_the_library_takes(sender, app, author):
    app.config["MAX_CONTENT_LENGTH"] = 1000
    send = sender(author)
    shelf.in_force().largest = 20_000
    assert len(jpeg()) > 1000
    assert send(("gut.jpg", jpeg()), script=True).status_code == 200
    large = send(("gross.jpg", jpeg() + b"x" * 30_000), script=True)
    assert large.json["taken"][0]["problem"]
    assert send(("riesig.jpg", jpeg() + b"x" * 90_000), script=True).status_code == 413
