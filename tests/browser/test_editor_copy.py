"""What is copied goes to other programs as plain text that says all a reader reads: quotation marks, lines, cells."""

import pytest
from playwright.sync_api import expect

from coopcms.blocks.html import from_html
from coopcms.blocks.text import plain
from tests.browser.desk_text import Desk
from tests.browser.waiting import DRAWN

pytestmark = pytest.mark.browser
COPIED = """(kind) => {
  const data = new DataTransfer();
  const event = new ClipboardEvent(kind, {clipboardData: data, bubbles: true, cancelable: true});
  document.querySelector("#body").dispatchEvent(event);
  return data.getData("text/plain");
}"""
TEXT = (
    "<h2>Anfang</h2><p>Toni Beispiel sagt: <q>Das <strong>lohnt</strong> sich</q><q>Sehr</q>.</p>"
    "<p>Erste Zeile<br>zweite Zeile, <q>über<br>zwei Zeilen</q></p>"
    "<ul><li>Eins<ol><li>Genauer</li></ol></li><li><q>Zwei</q></li></ul>"
    "<table><tr><th>Jahr</th><th></th></tr><tr><td>2026</td><td>80</td></tr></table><p>Ende</p>"
)
PLAIN = (
    "Anfang\n\nToni Beispiel sagt: „Das lohnt sich“„Sehr“.\n\nErste Zeile\nzweite Zeile, „über\nzwei Zeilen“\n\n"
    "Eins\nGenauer\n„Zwei“\n\nJahr\t\n2026\t80\n\nEnde"
)


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor, whose page must not complain."""
    someone = Desk(new_context(base_url=served).new_page())
    yield someone
    assert someone.page.faults == []


def copied(desk, kind: str) -> str:
    """What another program gets; as keys do, it comes after the caret."""
    desk.page.evaluate(DRAWN)
    return desk.page.evaluate(COPIED, kind)


def test_plain_text_has_quotation_marks_and_is_what_the_server_makes_of_the_same_text(desk):
    desk.become(TEXT, "Control+A")
    assert copied(desk, "copy") == PLAIN == plain(from_html(TEXT))


def test_a_piece_of_a_quotation_is_a_quotation_and_what_is_cut_says_the_same(desk):
    desk.become("<p><q>Gut so</q> sagt sie.</p>")
    desk.ask("go", {"block": desk.blocks()[0]["id"], "start": 0, "end": 3})
    assert copied(desk, "cut") == "„Gut“"


def test_items_and_cells_that_are_chosen_alone_stay_apart(desk):
    desk.become("<ul><li>Eins</li><li>Zwei</li></ul>", "Shift+ArrowDown", "Shift+End")
    assert copied(desk, "copy") == "Eins\nZwei"
    desk.become(TEXT[TEXT.index("<table") :])
    desk.page.locator("#body th").first.click()
    desk.page.locator("#body td").last.click(modifiers=["Shift"])
    expect(desk.page.locator("#body .selectedCell")).to_have_count(4)
    assert copied(desk, "copy") == "Jahr\t\n2026\t80"
