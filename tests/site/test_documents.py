"""Documents on public pages and their bytes: there while readers see a text that offers them, nowhere else."""

import pytest
from lxml import etree

from coopcms.content.services import move
from coopcms.media import shelf
from coopcms.media.models import PdfDocument
from coopcms.media.services_documents import describe_document
from coopcms.media.services_trash import trash, untrash
from coopcms.rendering.documents import file_name
from tests.media.files import PDF


def body(*numbers: int) -> str:
    return "<p>Text</p>" + "".join(f'<figure data-document="{number}"></figure>' for number in numbers)


def address(row: PdfDocument) -> str:
    return f"/dokumente/{row.id}/{file_name(row)}"


@pytest.fixture
def guide(document_row) -> PdfDocument:
    return document_row()


@pytest.fixture
def text(live, guide):
    return live("Mit", slug="mit", body=body(guide.id))


def test_a_text_offers_its_documents_for_one_statement_more(client, live, document_row, statements):
    one, other = document_row(), document_row(title="", name="Größe.pdf", accessibility="tagged")
    live("Ohne", slug="ohne", body="<p>Text</p>")
    live("Mit", slug="mit", body=body(one.id, other.id, one.id))
    with statements() as without:
        client.get("/artikel/ohne")
    with statements() as sent:
        page = client.get("/artikel/mit").text
    assert f'href="/dokumente/{one.id}/leitfaden-halle.pdf"' in page and f"/dokumente/{other.id}/groesse.pdf" in page
    assert "Leitfaden für Hallen (PDF, 1 kB)" in page and "Größe (PDF, 1 kB)" in page
    assert "Barrierefreiheit nicht geprüft" in page and ", barrierefrei<" in page
    assert len(sent) == len(without) + 1


def test_a_feed_offers_them_by_full_addresses(client, text, guide, settings):
    feed = etree.fromstring(client.get("/feed.atom").data)
    words = "".join(element.text for element in feed.iter("{http://www.w3.org/2005/Atom}content"))
    assert f'href="{settings.base_url}{address(guide)}"' in words and 'href="/dok' not in words


def test_its_bytes_are_only_ever_saved(client, text, guide):
    answer = client.get(address(guide))
    assert (answer.status_code, answer.content_type, answer.data) == (200, "application/pdf", PDF)
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=leitfaden-halle.pdf; filename*=UTF-8''Leitfaden%20Halle.pdf"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and "Set-Cookie" not in answer.headers
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert (answer.headers["Cache-Control"], answer.headers["Content-Length"]) == ("no-cache", str(len(PDF)))
    head = client.head(address(guide))
    assert (head.status_code, head.data, head.headers["Content-Length"]) == (200, b"", str(len(PDF)))


def test_a_name_with_umlauts_is_saved_under_it(client, live, document_row):
    row = document_row(name="Größe–長.pdf")
    live("Mit", body=body(row.id))
    assert (
        "filename=groesse.pdf; filename*=UTF-8''Gr%C3%B6%C3%9Fe%E2%80%93%E9%95%B7.pdf"
        in client.get(address(row)).headers["Content-Disposition"]
    )


def test_the_disk_is_not_asked_for_what_a_reader_has(client, text, guide):
    tag = client.get(address(guide)).headers["ETag"]
    assert not tag.startswith("W/")
    shelf.storage().delete(guide.key)
    again = client.get(address(guide), headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(address(guide)).status_code == 404


def test_an_answer_costs_one_select_and_comes_in_pieces(client, live, document_row, statements):
    row, data = document_row(), PDF + b"x" * 300_000
    shelf.storage().put(row.key, [data])
    PdfDocument.update(size=len(data)).where(PdfDocument.id == row.id).execute()
    live("Mit", body=body(row.id))
    with statements() as sent:
        answer = client.get(address(row), buffered=False)
    pieces = list(answer.iter_encoded())
    answer.close()
    assert b"".join(pieces) == data and max(map(len, pieces)) <= 2**16 and len(sent) == 1, sent


@pytest.mark.parametrize("name", ["x.pdf", "leitfaden-halle", "leitfaden-halle.html", "LEITFADEN-HALLE.pdf"])
def test_another_name_leads_to_the_present_one_while_it_is_public(client, text, guide, name):
    answer = client.get(f"/dokumente/{guide.id}/{name}")
    assert (answer.status_code, answer.headers["Location"]) == (301, address(guide))
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("number", ["0", "999", "-1", "2147483648", "x", "1e3"])
def test_no_other_number_answers(client, text, number):
    assert client.get(f"/dokumente/{number}/leitfaden-halle.pdf").status_code == 404


def test_what_no_text_offers_answers_with_nothing_but_404(client, live, draft, guide):
    live("Ohne", body="<p>Text</p>")
    draft("Entwurf", "entwurf")
    for name in (file_name(guide), "x.pdf"):
        assert client.get(f"/dokumente/{guide.id}/{name}").status_code == 404


def test_a_draft_and_the_next_version_of_what_is_live_make_nothing_public(client, live, guide, text):
    other = live("Anderes", slug="anderes", body="<p>Text</p>")
    move(text, public="none", live=None)
    assert client.get(address(guide)).status_code == 404
    move(other, head=text.head)  # its newest words offer it, those that readers see do not
    assert client.get(address(guide)).status_code == 404


def test_a_withdrawn_text_takes_it_along_unless_it_stays_below_a_banner(client, text, guide, withdraw):
    withdraw(text, "banner")
    assert client.get(address(guide)).status_code == 200 and address(guide) in client.get("/artikel/mit").text
    withdraw(text, "gone")
    tag = {"If-None-Match": f'"{guide.digest}"'}
    assert client.get(address(guide)).status_code == client.get(address(guide), headers=tag).status_code == 404


def test_the_trash_takes_it_out_of_the_public_at_once_whatever_a_reader_keeps(client, text, guide, author):
    page, tag = client.get("/artikel/mit"), {"If-None-Match": client.get(address(guide)).headers["ETag"]}
    trash(guide, author)
    again = client.get("/artikel/mit", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 200 and "Leitfaden" not in again.text
    assert client.get(address(guide), headers=tag).status_code == 404
    untrash(guide, author)
    assert client.get(address(guide)).data == PDF and "Leitfaden" in client.get("/artikel/mit").text


def test_it_is_found_by_what_readers_see_of_it_as_long_as_they_do(client, text, guide, author):
    def hits(words: str) -> int:
        return client.get("/suche", query_string={"q": words}).text.count('href="/artikel/mit"')

    assert hits("Leitfaden") > 0 and hits("Handbuch") == 0
    describe_document(guide, {"title": "Handbuch"}, author)
    assert hits("Handbuch") > 0 and hits("Leitfaden") == 0
    trash(guide, author)
    assert hits("Handbuch") == 0
    untrash(guide, author)
    assert hits("Handbuch") > 0
