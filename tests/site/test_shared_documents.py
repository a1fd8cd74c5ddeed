"""Documents below a shared link: those that the words shown offer, at addresses that are worth as much as the link."""

import pytest

from coopcms.content.services import create, save
from coopcms.media.services_trash import trash
from coopcms.review.models_preview import PreviewLink
from coopcms.review.services_preview import share
from tests.fixtures.items import TEXT
from tests.media.files import PDF


@pytest.fixture
def guide(document_row):
    return document_row()


@pytest.fixture
def draft(flows, author, guide):
    """An article on its way that offers the PDF."""
    return create("article", "siegen", TEXT | {"body": f'<p>x</p><figure data-document="{guide.id}"></figure>'}, author)


@pytest.fixture
def link(draft, author):
    return f"/vorschau/{share(draft, 7, '', author)[1]}"


def test_the_page_leads_to_an_address_below_the_link_that_saves_the_pdf_and_counts_no_look(client, link, guide):
    address = f"{link}/dokument/{guide.id}/leitfaden-halle.pdf"
    assert f'href="{address}"' in client.get(link).text
    answer = client.get(address)
    assert (answer.status_code, answer.content_type, answer.data) == (200, "application/pdf", PDF)
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
    assert PreviewLink.get().looks == 1
    assert client.get(f"/dokumente/{guide.id}/leitfaden-halle.pdf").status_code == 404


def test_no_other_document_and_no_other_token_answers(client, link, document_row, guide):
    other = document_row()
    for address in (
        f"{link}/dokument/{other.id}/x.pdf",
        f"{link}/dokument/0/x.pdf",
        f"{link}x/dokument/{guide.id}/x.pdf",
    ):
        assert client.get(address).status_code == 404


def test_what_the_newest_words_do_not_offer_any_more_is_gone(client, link, draft, guide, author):
    save(draft, {"body": "<p>x</p>"}, author)
    assert client.get(f"{link}/dokument/{guide.id}/x.pdf").status_code == 404


def test_what_lies_in_the_trash_is_neither_told_nor_given(client, link, guide, author):
    trash(guide, author)
    assert "Leitfaden" not in client.get(link).text
    assert client.get(f"{link}/dokument/{guide.id}/x.pdf").status_code == 404


def test_at_the_desk_the_preview_leads_to_an_address_of_the_desk(desk, author, draft, guide, person):
    page = desk(person("wer@siegen.example", "author@siegen")).get(f"/admin/item/{draft.id}/vorschau")
    assert f'href="/admin/medien/dokument/{guide.id}"' in page.text


def test_once_released_it_leads_to_the_public_address(
    client, link, draft, guide, act, author, reviewer_siegen, publisher
):
    act(act(act(draft, "submit", author), "sign_off", reviewer_siegen), "publish", publisher)
    answer = client.get(f"{link}/dokument/{guide.id}/leitfaden-halle.pdf")
    public = f"/dokumente/{guide.id}/leitfaden-halle.pdf"
    assert (answer.status_code, answer.headers["Location"]) == (303, public)
    assert client.get(public).data == PDF
