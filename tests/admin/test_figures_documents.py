"""PDFs of a text at the desk: the way to each is there, compared, named where words are needed, taken from one side."""

import pytest

from coopcms.admin.figures import words_of
from coopcms.admin.review_diff_html import first_words
from coopcms.blocks.html import from_html
from coopcms.cli.item_diff import as_text, differences
from coopcms.content.models import Revision
from coopcms.content.services import create, save
from coopcms.exchange.press_html import from_press_html
from tests.admin.pages import Page
from tests.fixtures.items import TEXT


def offered(number: int, more: str = "") -> str:
    return f'<figure data-document="{number}"{more}></figure>'


@pytest.fixture
def draft(flows, author):
    """A draft of Siegen that offers PDF 7."""
    return create("article", "siegen", TEXT | {"body": TEXT["body"] + offered(7)}, author)


@pytest.fixture
def returned(draft, act, author, reviewer_siegen):
    """A factory: the text in review again with these words at its end, after it was read and sent back."""

    def make(body: str):
        act(draft, "submit", author)
        act(draft, "request_changes", reviewer_siegen, comment="Bitte ändern.")
        save(draft, {"body": TEXT["body"] + body}, author)
        return act(draft, "submit", author)

    return make


def compared(client, item) -> Page:
    return Page(client.get(f"/admin/item/{item.id}/pruefung"))


def test_a_page_of_the_desk_leads_to_the_page_of_the_pdf(english, author, draft):
    page = Page(english(author).get(f"/admin/item/{draft.id}"))
    assert page.texts("//p[@class='document']/a[@href='/admin/medien/dokumente/7']") == ["PDF no. 7"]


def test_it_is_named_by_its_title_too_for_one_statement_however_many_there_are(
    english, author, draft, document_row, statements
):
    client, address = english(author), f"/admin/item/{draft.id}"
    row = document_row(title="Leitfaden & mehr")
    with statements() as before:
        client.get(address)
    save(draft, {"body": TEXT["body"] + offered(row.id) + offered(7)}, author)
    with statements() as sent:
        page = Page(client.get(address))
    links = page.texts("//p[@class='document']/a")
    assert links == [f"PDF no. {row.id}: Leitfaden & mehr", "PDF no. 7"] and len(sent) == len(before)


def test_another_pdf_is_one_that_goes_and_one_that_comes(english, returned, reviewer_siegen):
    page = compared(english(reviewer_siegen), returned(offered(8)))
    marks = page.texts("//p[@class='document']//del"), page.texts("//p[@class='document']//ins")
    assert marks == (["PDF no. 7"], ["PDF no. 8"])


def test_who_reviews_reads_the_titles_of_both(english, returned, reviewer_siegen, document_row):
    rows = [document_row(title=f"Heft {number}") for number in range(8)]
    page = compared(english(reviewer_siegen), returned(offered(rows[7].id)))
    marks = page.texts("//p[@class='document']//del"), page.texts("//p[@class='document']//ins")
    assert marks == ([f"PDF no. {rows[6].id}: Heft 6"], [f"PDF no. {rows[7].id}: Heft 7"])


def test_another_language_is_said(english, returned, reviewer_siegen):
    page = compared(english(reviewer_siegen), returned(offered(7, ' lang="en"')))
    assert page.root.xpath("//p[@class='document']/a[@hreflang='en']")
    assert "in another language than before" in page.said and "picture is described" not in page.said


def test_it_has_a_name_where_words_are_needed(app):
    with app.test_request_context("/"):
        body = from_html(f"{offered(7)}<aside>{offered(8)}</aside>")
        assert "7" in first_words(body[0]) and "8" in first_words(body[1])
        assert "7" in words_of(body[:1]) and "8" in words_of(body[1:])


def test_the_command_line_tells_which_one_went_and_which_came():
    old, new = (Revision(content={"body": from_html(offered(n))}, placement={}) for n in (7, 8))
    told = as_text("article", differences("article", old, new))
    assert "[-[PDF 7]-]" in told and "{+[PDF 8]+}" in told


def test_a_file_from_outside_cannot_name_a_pdf_of_ours(flows):
    html = f"<h1>Titel</h1><p>Text</p>{offered(7).replace('></', '><figcaption>Worte</figcaption></')}"
    assert [block["type"] for block in from_press_html(html).body] == ["p", "p"]
