"""What comes from Word, LibreOffice, web pages comes in as structure; nothing in it runs; undo is exact."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from coopcms.blocks.html import from_html, to_html, to_html_with_ids
from coopcms.blocks.identity import realign
from tests.blocks.test_sanitising import VECTORS
from tests.browser.desk_text import Desk
from tests.browser.waiting import ASKED, DRAWN

pytestmark = pytest.mark.browser
FILES = Path(__file__).parent / "editor"
CLEAN = {
    "word": "<h2>Beispiel GmbH spart Zeit</h2><h2>Ausgangslage</h2>"
    "<p>Die <strong>Aufträge</strong> lagen in <em>Mappen</em>. Das kostete Zeit.</p><h2>Drei Schritte</h2>"
    "<ul><li>Erstens<ol><li>Genauer</li><li>Noch genauer</li></ol></li><li>Zweitens</li></ul>"
    "<ol><li>Andere Liste</li></ol><blockquote><p>„Das hat sich gelohnt“, sagt Toni Beispiel.</p></blockquote>"
    "<table><tr><th>Jahr</th><th>Stunden</th><th></th></tr><tr><td>2025</td><td>120</td><td>Beispielwert</td></tr>"
    "<tr><td></td><td>80</td><td></td></tr></table>"
    '<p>Mehr unter <a href="https://beispiel.example/weg">beispiel.example</a> und oben.</p><p>Stand: Herbst 2026.</p>',
    "libreoffice": "<h2>Ausgangslage</h2><p>Die <strong>Aufträge</strong> lagen in <em>Mappen</em>.</p>"
    "<ul><li>Erstens<ol><li>Genauer</li></ol></li><li>Zweitens</li></ul>"
    "<blockquote><p>Das hat sich gelohnt.</p></blockquote>"
    "<table><tr><th>Jahr</th><th>Stunden</th></tr><tr><td>2026</td><td>80</td></tr></table><p>Stand: Herbst 2026.</p>",
    "documents": "<h2>Ausgangslage</h2><p>Die <strong>Aufträge</strong><em> lagen</em> in Mappen.</p>"
    "<ul><li>Erstens</li><li>Zweitens</li></ul>",
    "website": "<h2>Ausgangslage</h2><p>Die <strong>Aufträge</strong> lagen in Mappen.</p><p>Die Halle</p>"
    '<p>Erste Zeile<br>zweite Zeile</p><p>Neuer Absatz, <span lang="en">work in progress</span>.</p>'
    "<h3>Kasten</h3><p>Daneben</p><p>Stunden</p>"
    "<table><tr><th>Jahr</th><th>Stunden</th></tr><tr><th>2026</th><td>80</td></tr></table>"
    '<p>Klick <a href="https://beispiel.example/">Weiter</a></p>',
}
PLAIN = "Erster Absatz\r\nzweite Zeile\r\n\r\n \r\n<b>Zweiter</b> Absatz\n"
OLD = '<p data-block="b1">Vorher.</p><p data-block="b2">Nachher.</p>'


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor, whose page must not complain, run foreign scripts or fetch foreign pictures."""
    someone = Desk(new_context(base_url=served).new_page())
    asked = []
    someone.page.on("request", lambda request: asked.append(request.url))
    yield someone
    assert someone.page.faults == []
    assert [url for url in asked if not url.startswith(served)] == []


def pasted(desk: Desk, html: str = "", text: str = "", into: str = "") -> str:
    desk.become(into)
    desk.paste(html, text)
    return to_html(from_html(desk.field))


@pytest.mark.parametrize("name", CLEAN)
def test_it_comes_in_as_structure_and_goes_again_without_a_trace(desk, name):
    assert pasted(desk, (FILES / f"{name}.html").read_text()) == CLEAN[name]
    assert [said in desk.said for said in ("Bilder: 1", "Fußnoten")] == {
        "word": [True, True], "libreoffice": [True, True], "documents": [False, False], "website": [True, False],
    }[name]  # fmt: skip
    desk.keys("Control+Z")
    assert desk.field == ""


def test_undo_restores_the_text_exactly_and_only_the_paste(desk):
    desk.become(OLD, "End", "Neu")
    before, typed = OLD, desk.field
    desk.paste((FILES / "word.html").read_text())
    desk.keys("x")
    desk.keys("Control+Z", "Control+Z")
    assert desk.field == typed
    desk.keys("Control+Z")
    assert desk.field == before


def test_plain_text_keeps_its_paragraphs_and_lines(desk):
    wanted = "<p>Erster Absatz<br>zweite Zeile</p><p>&lt;b&gt;Zweiter&lt;/b&gt; Absatz</p>"
    assert pasted(desk, text=PLAIN) == wanted
    assert pasted(desk, text="Wort", into="<p><strong>fett</strong></p>") == "<p><strong>Wortfett</strong></p>"


def test_words_go_into_the_sentence_where_the_caret_is(desk):
    desk.become("<p>Ein Satz.</p>", *["ArrowRight"] * 4)
    desk.paste('<p class="x"><span style="color: red">guter</span></p>')
    desk.keys(" ")
    assert to_html(from_html(desk.field)) == "<p>Ein guter Satz.</p>"


def test_what_is_copied_here_keeps_everything_and_takes_no_id_twice(desk):
    html = "<h2>A</h2><p>b <q>c</q></p>"
    desk.become(html, "Control+A", "Control+C", "Control+End", "Enter", "Control+V")
    assert to_html(from_html(desk.field)) == html + html
    ids = [block["id"] for block in desk.blocks()]
    assert len(set(ids)) == 4


def test_what_is_cut_and_pasted_elsewhere_is_known_again(desk):
    old = from_html(OLD + '<p data-block="b3">Ende</p>')
    desk.become(to_html_with_ids(old), "Shift+ArrowDown", "Control+X", "Control+End", "Enter", "Control+V")
    found = realign(old, from_html(desk.field))
    assert [block["id"] for block in found] == ["b2", "b3", "b1"]


def test_nothing_that_is_pasted_runs(desk):
    desk.open("")
    desk.page.evaluate("() => { window.boese = () => { document.title = 'erwischt'; }; }")
    for vector in VECTORS:
        desk.paste(vector)
        desk.paste(f"<p>Wort{vector}</p>")
    desk.page.evaluate(ASKED)  # what would have been fetched was asked for before
    desk.page.evaluate(DRAWN)
    assert "erwischt" not in desk.page.title()
    assert (
        desk.page.locator("#body :is(script, img, svg, iframe, style, form, object, [onerror], [onclick])").count() == 0
    )
    assert desk.page.locator("#body [href^='java' i], #body [href^='data' i]").count() == 0


def test_lists_in_lists_deeper_than_a_text_may_be_lose_no_word(desk):
    got = pasted(desk, "".join(f"<ul><li>Wort{n}" for n in range(12)))
    assert [f"Wort{n}" for n in range(12) if f"Wort{n}" not in got] == []


def test_a_picture_alone_is_left_out_and_it_is_said(desk):
    desk.become("<p>Wort</p>")
    desk.page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["x"], "bild.png", {type: "image/png"}));
          const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
          document.querySelector("#body").dispatchEvent(event);
        }"""
    )
    assert "Bilder: 1" in desk.said and desk.field == "<p>Wort</p>"
    assert "Bilder: 1" in desk.page.locator(".editor .left-out").inner_text()


def test_what_was_left_out_can_be_seen_until_it_is_put_away(desk):
    note = desk.page.locator(".editor .left-out")
    desk.become("")
    desk.paste("<p>Wort</p>")
    expect(note).to_be_hidden()
    desk.paste('<p>Ein <a href="javascript:boese()">Weg</a>, <a href="#oben">oben</a></p><img src="x.png" alt="">')
    expect(note).to_be_visible()
    said = re.findall(r": (\d+)\.", note.inner_text())
    assert said == ["1", "1"] and note.inner_text().strip() in desk.said
    note.get_by_role("button").click()
    expect(note).to_be_hidden()
    expect(desk.text).to_be_focused()
    desk.paste('<p><a href="file:///x">Weg</a></p>')
    expect(note).to_be_visible()
    desk.paste("<p>Wort</p>")
    expect(note).to_be_hidden()


def test_cells_are_no_paragraphs(desk):
    desk.become("")
    desk.paste("<p>Vorher</p><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>Nachher</p>")
    assert re.findall(r": (\d+)\.", desk.said) == ["2", "1"]
