"""Whatever acts in a file comes in as words or not at all, by every door; the words around it are kept."""

from email.message import EmailMessage

import pytest
from lxml import html

from coopcms.blocks.html import to_html
from coopcms.blocks.marks import safe_href
from coopcms.exchange.press import read_press
from tests.exchange import odt_files as o
from tests.exchange import word_files as w
from tests.fixtures.xss import vectors

TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "aside", "table", "tr", "td", "th"}
TAGS |= {"em", "strong", "a", "span", "q", "br", "div"}
ALL = vectors()


def mail(body: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@beispiel.example", "Titel"
    message.set_content("x")
    message.add_alternative(body, subtype="html")
    return bytes(message)


DOORS = {
    "meldung.html": lambda text: f"<h1>Titel</h1>\n<div>{text}</div>".encode(),
    "meldung.md": lambda text: f"# Titel\n\n{text}\n".encode(),
    "meldung.eml": lambda text: mail(f"<div>{text}</div>"),
    "meldung.txt": lambda text: f"Titel\n\n{text}\n".encode(),
    "": lambda text: text.encode(),
    "meldung.docx": lambda text: w.word(w.p("Titel", style="Titel"), w.p(w.run(clean(text)))),
    "meldung.odt": lambda text: o.odt(o.p("Titel", "P1"), o.p(o.span(clean(text), "B"))),
}


def clean(text: str) -> str:
    """Without signs that no XML may hold."""
    return "".join(sign for sign in text if sign >= " ")


def acts(found: str) -> list[str]:
    """What of the HTML is not ours."""
    root = html.fragment_fromstring(found, create_parent="div")
    strange = [one.tag for one in root.iter() if one.tag not in TAGS]
    for one in root.iter():
        strange += [name for name in one.attrib if (one.tag, name) not in (("a", "href"), ("span", "lang"))]
        strange += [href for href in [one.get("href")] if href is not None and safe_href(href) != href]
    return strange


def test_there_are_enough_of_them():
    assert len(ALL) > 120 and len({one.technique for one in ALL}) > 8
    assert len({one.html for one in ALL}) == len(ALL)


@pytest.mark.parametrize("name", DOORS)
def test_nothing_acts_and_the_words_around_it_are_kept(name):
    for vector in ALL:
        press = read_press(DOORS[name](vector.html), name)
        assert not acts(to_html(press.body)), str(vector)
        said = f"{press.words} {' '.join(passage for note in press.notes for passage in note.passages)}"
        assert "Anfang" in said and "Ende" in said, str(vector)


@pytest.mark.parametrize("vector", [one for one in ALL if "href=" in one.html], ids=str)
def test_an_address_in_a_word_file_is_a_harmless_one(vector):
    rels = {"a": ("hyperlink", clean(vector.html.split("href=", 1)[1].strip("\"' ")).split('"')[0] or "x")}
    press = read_press(w.word(w.p("Titel", style="Titel"), w.p(w.link("Anfang Ende", "a")), rels=rels), "a.docx")
    assert not acts(to_html(press.body))
