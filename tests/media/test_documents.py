"""PDFs are looked at, kept as they are, and their accessibility is stated."""

import pytest

from coopcms.errors import Invalid, NotAllowed
from coopcms.ledger.models import Generation, HistoryLine
from coopcms.media import shelf
from coopcms.media.models import DOCUMENT, PdfDocument
from coopcms.media.services_documents import describe_document, keep_document
from coopcms.media.services_trash import trash, untrash
from coopcms.media.storage import Full
from tests.media import files
from tests.media.test_storage import FullDisk


def verbs(row: PdfDocument) -> list[str]:
    lines = HistoryLine.select().where(HistoryLine.subject_kind == DOCUMENT, HistoryLine.subject_id == row.id)
    return [line.verb for line in lines.order_by(HistoryLine.id)]


@pytest.fixture
def generation(database):
    """How often public pages have changed since the test began."""
    first = Generation.get().n
    return lambda: Generation.get().n - first


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


def test_what_is_known_of_it_is_changed_and_each_change_is_a_line_of_its_history(plan, author, generation):
    told = {"title": " Plan  der Halle ", "accessibility": "untagged", "accessibility_note": " Tabellen ohne Köpfe "}
    row = describe_document(plan, told, author)
    assert (row.title, row.accessibility, row.accessibility_note) == (
        "Plan der Halle", "untagged", "Tabellen ohne Köpfe"
    )  # fmt: skip
    assert verbs(plan) == ["uploaded", "described"] and (changed := generation()) > 0
    line = HistoryLine.select().order_by(HistoryLine.id.desc()).first()
    assert line.facts["changed"]["title"] == ["", "Plan der Halle"] and "name" not in line.facts["changed"]
    describe_document(plan, told, author)
    assert verbs(plan) == ["uploaded", "described"] and generation() == changed


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [
        ("../Neu.PDF", "Neu.PDF"),
        ("Neu", "Neu.pdf"),
        ("a.exe", "a.exe.pdf"),
        (".pdf", "pdf.pdf"),
    ],
)
def test_its_name_stays_one_of_a_pdf(plan, author, typed, kept_as):
    assert describe_document(plan, {"name": typed}, author).name == kept_as


@pytest.mark.parametrize(
    "changes",
    [
        {"accessibility": "perfect"},
        {"accessibility_note": "x" * 501},
        {"title": "x" * 201},
        {"title": "Gut", "accessibility": ""},
        {"name": " "},
    ],
)
def test_other_answers_are_refused_and_nothing_is_kept(plan, author, changes):
    with pytest.raises(Invalid):
        describe_document(plan, changes, author)
    row = plan.refetch()
    assert (row.title, row.accessibility, verbs(plan)) == ("", "unknown", ["uploaded"])


def test_others_do_not_describe_it(plan, author_ruhr):
    with pytest.raises(NotAllowed):
        describe_document(plan, {"title": "Neu"}, author_ruhr)


def test_the_trash_keeps_it(plan, author, author_ruhr, kept):
    with pytest.raises(NotAllowed):
        trash(plan, author_ruhr)
    trash(plan, author)
    trash(plan, author)
    assert plan.refetch().trashed_at and kept() == [plan.key]
    untrash(plan, author)
    assert plan.refetch().trashed_at is None and verbs(plan) == ["uploaded", "trashed", "untrashed"]
