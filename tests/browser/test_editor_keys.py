"""Everything can be written by keyboard alone: marks, blocks, tables, the way out; and undo takes it back."""

import pytest

from tests.browser.desk_text import Desk

pytestmark = pytest.mark.browser
ALL = "Control+A"
ROW = "<tr><td></td><td></td><td></td></tr>"
TABLE = "<table><tr><th>{}</th><th>{}</th><th></th></tr>" + ROW * 2 + "</table>"
LIST = ["End", "Enter", "zwei", "Enter", "Enter", "frei"]
# what stands there, the keys, what stands there then
WRITTEN = [
    ("", ["Eins", "Enter", "Zwei", "Shift+Enter", "drei"], "<p>Eins</p><p>Zwei<br>drei</p>"),
    ("<p>Wort</p>", [ALL, "Control+B"], "<p><strong>Wort</strong></p>"),
    ("<p><strong>Wort</strong></p>", [ALL, "Control+B"], "<p>Wort</p>"),
    ("<p>Wort </p>", ["End", "Control+I", "neu", "Control+I", " alt"], "<p>Wort<em>neu</em> alt</p>"),
    ("<p>Wort</p>", [ALL, "Alt+Shift+S"], "<p><q>Wort</q></p>"),
    ("<p><q>ja</q></p>", ["End", "Alt+Shift+S", "Alt+Shift+S", "nein"], "<p><q>ja</q><q>nein</q></p>"),
    ("<p><q>ja</q></p>", ["End", "Alt+Shift+S", ", sagt er"], "<p><q>ja</q>, sagt er</p>"),
    ("<p>Kopf</p>", ["Alt+Shift+2"], "<h2>Kopf</h2>"),
    ("<h2>Kopf</h2>", ["Alt+Shift+2"], "<p>Kopf</p>"),
    ("<h2>Kopf</h2>", ["Alt+Shift+0"], "<p>Kopf</p>"),
    ("<h2>Kopf</h2>", ["End", "Enter", "Wort"], "<h2>Kopf</h2><p>Wort</p>"),
    ("<h2>A</h2><p>B</p>", ["ArrowDown", "Alt+Shift+3"], "<h2>A</h2><h3>B</h3>"),
    ("<p>eins</p><p>zwei</p>", [ALL, "Alt+Shift+8"], "<ul><li>eins</li><li>zwei</li></ul>"),
    ("<ul><li>eins</li></ul>", ["Alt+Shift+7"], "<ol><li>eins</li></ol>"),
    ("<ul><li>eins</li></ul>", ["Alt+Shift+8"], "<p>eins</p>"),
    ("<ul><li>eins</li></ul>", ["Backspace"], "<p>eins</p>"),
    ("<ul><li>eins</li></ul>", LIST, "<ul><li>eins</li><li>zwei</li></ul><p>frei</p>"),
    ("<ul><li>a</li><li>b</li></ul>", ["ArrowDown", "Alt+Shift+ArrowRight"], "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["ArrowDown", "Alt+Shift+ArrowLeft"], "<ul><li>a</li><li>b</li></ul>"),
    ("<p>Satz</p>", ["Alt+Shift+Z"], "<blockquote><p>Satz</p></blockquote>"),
    ("<blockquote><p>Satz</p></blockquote>", ["Alt+Shift+Z"], "<p>Satz</p>"),
    ("<blockquote><p>a</p></blockquote>", ["End", "Enter", "Enter", "b"], "<blockquote><p>a</p></blockquote><p>b</p>"),
    ("<p>Satz</p>", ["Alt+Shift+K"], "<aside><p>Satz</p></aside>"),
    ("<aside><p>a</p></aside>", ["Control+Enter", "b"], "<aside><p>a</p></aside><p>b</p>"),
    ("<aside><p>a</p></aside>", ["ArrowDown", "b"], "<aside><p>a</p></aside><p>b</p>"),
    ("<aside><p>a</p></aside>", ["ArrowUp", "b"], "<p>b</p><aside><p>a</p></aside>"),
    ("", ["Alt+Shift+9", "a", "Tab", "b"], TABLE.format("a", "b")),
    ("", ["Alt+Shift+9", "a", "Tab", "b", "Shift+Tab", "c"], TABLE.format("c", "b")),
    ("", ["Alt+Shift+9", "a", "Control+Enter", "b"], TABLE.format("a", "") + "<p>b</p>"),
    ("<p>Wort</p>", [ALL, "Control+B", "Control+Z"], "<p>Wort</p>"),
    ("<p>Wort</p>", [ALL, "Control+B", "Control+Z", "Control+Y"], "<p><strong>Wort</strong></p>"),
    ("<p>Wort</p>", [ALL, "Control+B", "Control+Z", "Control+Shift+Z"], "<p><strong>Wort</strong></p>"),
]  # fmt: skip
DEEP = "<ul><li>" * 3 + "tief" + "</li></ul>" * 3


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor, whose page must not complain."""
    someone = Desk(new_context(base_url=served).new_page())
    yield someone
    assert someone.page.faults == []


def test_every_block_and_mark_is_written_by_keys(desk):
    wrong = [f"{html} {keys}: {got}" for html, keys, wanted in WRITTEN if (got := desk.become(html, *keys)) != wanted]
    assert wrong == [], "\n".join(wrong)


def test_a_heading_gets_the_deepest_level_that_fits_and_it_is_said(desk):
    assert desk.become("<h2>A</h2><p>B</p>", "ArrowDown", "Alt+Shift+4") == "<h2>A</h2><h3>B</h3>"
    assert "Ebene 3" in desk.said
    assert desk.become("<p>B</p>", "Alt+Shift+4") == "<h2>B</h2>"
    assert "Ebene 2" in desk.said


def test_nothing_goes_deeper_than_a_body_may_be_and_it_is_said(desk):
    html = desk.become(DEEP, "Alt+Shift+Z", "Alt+Shift+Z", "Alt+Shift+K")
    assert html.count("blockquote") == 0 and html.count("<aside>") == 1
    deeper = desk.become(DEEP, "Alt+Shift+K", "Alt+Shift+9")
    assert "table" not in deeper and "acht" in desk.said


def test_a_change_of_state_is_said(desk):
    desk.become("<p>Wort</p>", ALL, "Control+B")
    assert desk.said == "Stark hervorheben: an"
    desk.keys("Control+B")
    assert desk.said == "Stark hervorheben: aus"
    desk.keys("Control+Z")
    assert desk.said == "Rückgängig gemacht."


def test_a_paragraph_keeps_its_id_where_its_words_go(desk):
    named = '<p data-block="eins">Erster Satz.</p><p data-block="zwei">Zweiter.</p>'
    desk.become(named, "Enter")
    assert [block["id"] for block in desk.blocks()] == ["eins", "zwei"]
    desk.become(named, *["ArrowRight"] * 6, "Enter")
    first, new, last = [block["id"] for block in desk.blocks()]
    assert (first, last) == ("eins", "zwei") and new not in ("eins", "zwei", None)
    desk.keys("Backspace")
    assert [block["id"] for block in desk.blocks()] == ["eins", "zwei"]


def test_the_tab_key_leaves_the_text_and_the_last_cell_of_a_table(desk):
    desk.become("<ul><li>eins</li></ul>", "Tab")
    assert desk.page.evaluate("document.activeElement.id") != "body"
    desk.become("<table><tr><td>a</td><td>b</td></tr></table>", "Tab", "Tab")
    assert desk.page.evaluate("document.activeElement.id") != "body"
