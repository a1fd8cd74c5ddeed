"""PDFs of the library: found, described as to reading aloud, put into the trash and taken out."""

import pytest

from coopcms.clock import now
from coopcms.media.models import PdfDocument
from tests.admin.pages import Page

HOME = "/admin/medien/dokumente"


@pytest.fixture
def pdf(siegen):
    """A factory: a PDF of Siegen."""

    def make(**values) -> PdfDocument:
        by = {"uploaded_by_id": 1, "uploaded_by_name": "Anna Beispiel", "centre": siegen, "size": 1_500_000}
        known = {"name": "plan.pdf", "key": "documents/0a.pdf", "digest": "1"}
        return PdfDocument.create(**by | known | values)

    return make


def rows(client, query="") -> list[str]:
    return Page(client.get(f"{HOME}{query}")).texts("//tbody//th")


def test_the_list_is_narrowed_by_state_and_the_trash_is_its_own(inside, author, pdf):
    pdf(name="eins.pdf")
    pdf(name="zwei.pdf", accessibility="tagged")
    pdf(name="drei.pdf", trashed_at=now())
    client = inside(author)
    assert rows(client) == ["zwei.pdf", "eins.pdf"]
    assert (rows(client, "?zustand=tagged"), rows(client, "?papierkorb=1")) == (["zwei.pdf"], ["drei.pdf"])


def test_pages_follow_one_another(inside, author, pdf):
    for number in range(52):
        pdf(name=f"{number}.pdf")
    assert rows(inside(author), "?seite=2") == rows(inside(author), "?seite=77") == ["1.pdf", "0.pdf"]


def test_what_was_found_out_is_kept(inside, author, pdf):
    row, client = pdf(), inside(author)
    form = Page(client.get(f"{HOME}/{row.id}")).root.xpath("//form[@method='post']//input[@name='csrf_token']/@value")
    typed = {"csrf_token": form[0], "accessibility": "untagged", "accessibility_note": "Tabelle ohne Köpfe"}
    assert client.post(f"{HOME}/{row.id}", data=typed).status_code == 303
    assert (row.refetch().accessibility, row.refetch().accessibility_note) == ("untagged", "Tabelle ohne Köpfe")
    wrong = client.post(f"{HOME}/{row.id}", data=typed | {"accessibility": "vielleicht"})
    assert wrong.status_code == 422 and row.refetch().accessibility == "untagged"


def test_into_the_trash_and_out_again_by_who_keeps_it(inside, author, author_ruhr, pdf):
    row = pdf()
    for actor, status in ((author_ruhr, 403), (author, 303)):
        client = inside(actor)
        (token, *_) = Page(client.get("/admin/")).root.xpath("//input[@name='csrf_token']/@value")
        for end, gone in (("papierkorb", True), ("zurueckholen", False)):
            assert client.post(f"{HOME}/{row.id}/{end}", data={"csrf_token": token}).status_code == status
            assert bool(row.refetch().trashed_at) is (gone and status == 303)


def test_other_centres_read_the_state_without_a_form(inside, author_ruhr, pdf):
    row = pdf(accessibility_note="Tabelle ohne Köpfe")
    page = Page(inside(author_ruhr).get(f"{HOME}/{row.id}"))
    assert "Tabelle ohne Köpfe" in page.said and not page.root.xpath("//main//form")
