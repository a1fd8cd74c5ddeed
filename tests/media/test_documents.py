"""PDFs are looked at, kept as they are, and their accessibility is stated."""

import pytest

from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger.models import HistoryLine
from coopcms.media import shelf
from coopcms.media.models import DOCUMENT, PdfDocument
from coopcms.media.services_documents import keep_document, state_accessibility
from coopcms.media.services_trash import trash, untrash
from coopcms.media.storage import Full
from tests.media import files
from tests.media.test_storage import FullDisk


def verbs(row: PdfDocument) -> list[str]:
    lines = HistoryLine.select().where(HistoryLine.subject_kind == DOCUMENT, HistoryLine.subject_id == row.id)
    return [line.verb for line in lines.order_by(HistoryLine.id)]


@pytest.fixture
def plan(author):
    return keep_document("siegen", "../Plan\u202e.pdf", files.PDF, author)


def test_a_pdf_is_kept_as_it_is_under_a_name_of_ours(plan, library, kept):
    assert (plan.name, plan.size, plan.accessibility) == ("Plan.pdf", len(files.PDF), "unknown")
    assert kept() == [plan.key] and "Plan" not in plan.key and library.read(plan.key) == files.PDF
    assert verbs(plan) == ["uploaded"]


@pytest.mark.parametrize("data", [b"", files.HTML, files.PDF[:30], files.png()])
def test_what_is_no_pdf_leaves_nothing(author, kept, data):
    with pytest.raises(Invalid):
        keep_document("siegen", "plan.pdf", data, author)
    assert not kept() and not PdfDocument.select().count()


def test_others_do_not_upload(author_ruhr, siegen, kept):
    with pytest.raises(NotAllowed):
        keep_document("siegen", "plan.pdf", files.PDF, author_ruhr)
    assert not kept()


def test_a_full_disk_leaves_nothing(author, tmp_path, kept):
    shelf.use(shelf.Shelf(FullDisk(tmp_path / "media", 10)))
    with pytest.raises(Full):
        keep_document("siegen", "plan.pdf", files.PDF, author)
    assert not kept() and not PdfDocument.select().count()


def test_what_was_found_out_about_reading_it_aloud_is_stated(plan, author):
    row = state_accessibility(plan, "untagged", " Tabellen ohne Köpfe ", author).refetch()
    assert (row.accessibility, row.accessibility_note) == ("untagged", "Tabellen ohne Köpfe")
    assert verbs(plan) == ["uploaded", "described"]


@pytest.mark.parametrize(("state", "note"), [("perfect", ""), ("tagged", "x" * 501)])
def test_other_answers_are_refused(plan, author, state, note):
    with pytest.raises(Invalid):
        state_accessibility(plan, state, note, author)
    assert plan.refetch().accessibility == "unknown" and verbs(plan) == ["uploaded"]


def test_the_trash_keeps_it(plan, author, author_ruhr, kept):
    with pytest.raises(NotAllowed):
        trash(plan, author_ruhr)
    trash(plan, author)
    trash(plan, author)
    assert plan.refetch().trashed_at and kept() == [plan.key]
    untrash(plan, author)
    assert plan.refetch().trashed_at is None and verbs(plan) == ["uploaded", "trashed", "untrashed"]
