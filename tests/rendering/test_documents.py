"""Documents in a text as readers get them: a line with what it is, its size, and how far it is accessible in words."""

import pytest
from lxml import html as parser

from coopcms.blocks.html import from_html, to_html
from coopcms.media.models import PdfDocument
from coopcms.rendering.documents import desk_file, document_view, drawing, file_name, public_file, size_of
from coopcms.rendering.pictures import Drawing

ROW = PdfDocument(id=3, name="Leitfaden „Halle“ & Lager.pdf", title="Leitfaden <b>", size=1_258_291, key="geheim")
GUIDE = '<figure data-document="3"></figure>'


def say(text: str) -> str:
    return text


def drawn(html: str, row: PdfDocument = ROW) -> str:
    return to_html(from_html(html), drawing(Drawing({}), {row.id: document_view(row, public_file(), say)}))


def test_it_is_a_link_that_says_what_comes_and_how_much():
    (line,) = parser.fragment_fromstring(drawn(GUIDE), create_parent="div")
    (link,) = line.iter("a")
    assert (line.get("class"), link.text_content()) == ("document", "Leitfaden <b> (PDF, 1,2 MB)")
    assert (link.get("href"), link.get("type")) == ("/dokumente/3/leitfaden-halle-lager.pdf", "application/pdf")
    assert line.text_content() == "Leitfaden <b> (PDF, 1,2 MB), accessibility not checked" and "geheim" not in drawn(
        GUIDE
    )


@pytest.mark.parametrize(
    ("state", "note", "words"),
    [
        ("unknown", "sieht gut aus", "accessibility not checked"),
        ("tagged", "mit PAC geprüft", "accessible"),
        ("untagged", "", "not accessible"),
        ("untagged", "Tabelle <3>", "not accessible – Tabelle <3>"),
    ],
)
def test_the_state_is_said_in_words_with_the_note_where_it_cannot_be_read_aloud(state, note, words):
    row = PdfDocument(id=3, name="a.pdf", size=1, accessibility=state, accessibility_note=note)
    (line,) = parser.fragment_fromstring(drawn(GUIDE, row), create_parent="div")
    assert line.text_content() == f"a (PDF, 1 kB), {words}"


def test_the_language_of_the_document_is_that_of_its_title():
    (link,) = parser.fragment_fromstring(drawn(GUIDE.replace("></", ' lang="en"></')), create_parent="div").iter("a")
    assert (link.get("hreflang"), link.find("span").get("lang")) == ("en", "en")
    assert "lang=" not in drawn(GUIDE)


def test_a_document_of_which_nothing_is_known_is_left_out():
    assert drawn(f"<p>a</p><aside>{GUIDE.replace('3', '4')}<p>b</p></aside>") == "<p>a</p><aside><p>b</p></aside>"


def test_addresses_name_the_file_in_plain_letters():
    assert file_name(PdfDocument(name="Größe & Maß.PDF")) == "groesse-mass.pdf"
    assert file_name(PdfDocument(name="….pdf")) == "ohne-titel.pdf"
    assert public_file("https://x.example")(ROW) == "https://x.example/dokumente/3/leitfaden-halle-lager.pdf"
    assert desk_file(ROW) == "/admin/medien/dokument/3"


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (300_000, "293 kB"), (2**20, "1 MB"), (26_214_400, "25 MB")])
def test_sizes_are_told_as_people_read_them(size, words):
    assert size_of(size) == words
