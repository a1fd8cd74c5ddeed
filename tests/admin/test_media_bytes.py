"""Bytes at the desk: for every account, whether public or not; a PDF is saved, never shown."""

from io import BytesIO

import pytest
from PIL import Image

from coopcms.ledger.jobs import run_due
from coopcms.media import handlers, shelf
from coopcms.media.services import upload
from coopcms.media.services_documents import keep_document
from coopcms.media.services_trash import trash
from tests.media import files


@pytest.fixture
def inside(app, desk, person, siegen):
    """Somebody with an account and no role."""
    return desk(person("wer@siegen.example"))


@pytest.mark.parametrize(("asked", "width"), [(1, 400), (400, 400), (401, 500), (5000, 500)])
def test_the_smallest_that_is_as_wide_is_shown(inside, author, asked, width):
    row = upload("siegen", "halle.jpg", files.jpeg(), author)
    run_due(handlers.jobs())
    answer = inside.get(f"/admin/medien/{row.id}/{asked}")
    assert (answer.status_code, answer.content_type) == (200, "image/webp")
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["X-Content-Type-Options"] == "nosniff"
    with Image.open(BytesIO(answer.data)) as image:
        assert (image.format, image.width) == ("WEBP", width)


def test_strangers_see_nothing(client, author):
    upload("siegen", "halle.jpg", files.jpeg(), author)
    plan = keep_document("siegen", "plan.pdf", files.PDF, author)
    for address in ("/admin/medien/1/400", f"/admin/medien/dokument/{plan.id}"):
        answer = client.get(address)
        assert answer.status_code == 303 and "/admin/login" in answer.location


def test_a_pdf_is_saved_under_its_own_name_and_never_shown(inside, author):
    row = keep_document("siegen", "Größe “1”\u202e.pdf", files.PDF, author)
    answer = inside.get(f"/admin/medien/dokument/{row.id}")
    assert (answer.status_code, answer.content_type, answer.data) == (200, "application/pdf", files.PDF)
    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; filename") and "Gr%C3%B6%C3%9Fe" in told
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_what_is_not_there_is_unknown(inside, author):
    row = keep_document("siegen", "plan.pdf", files.PDF, author)
    trash(row, author)
    lost = keep_document("siegen", "plan.pdf", files.PDF, author)
    shelf.storage().delete(lost.key)
    for address in (f"dokument/{row.id}", f"dokument/{lost.id}", "dokument/999", "999/400", "1/x"):
        assert inside.get(f"/admin/medien/{address}").status_code == 404
