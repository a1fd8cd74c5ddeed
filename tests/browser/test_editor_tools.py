"""The toolbar is one stop of the tab key, every tool has a name; links, languages, search and outline need no mouse."""

import pytest
from playwright.sync_api import expect

from coopcms.blocks.html import from_html, to_html
from tests.browser.desk_text import Desk

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.dataset.do ?? document.activeElement.id"
STOPS = "[...document.querySelectorAll('.toolbar button')].filter(one => one.tabIndex === 0).length"
TOOLS = """[...document.querySelectorAll('.toolbar button')].map(one => {
  const {width, height} = one.getBoundingClientRect();
  return {name: one.textContent.trim(), shown: width > 0, small: width > 0 && Math.min(width, height) < 24};
})"""
MARKED = "[...document.querySelectorAll('#body .match')].map(one => one.textContent)"


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor, whose page must not complain."""
    someone = Desk(new_context(base_url=served).new_page())
    yield someone
    assert someone.page.faults == []


def dialog(desk: Desk, name: str):
    return desk.page.get_by_role("dialog", name=name)


def words(desk: Desk) -> str:
    return to_html(from_html(desk.field))


def test_alt_f10_leads_to_the_toolbar_arrows_through_it_and_escape_back(desk):
    desk.become("<p>Wort</p>", "Alt+F10")
    assert desk.page.evaluate(FOCUSED) == "p" and desk.page.evaluate(STOPS) == 1
    desk.keys("ArrowRight")
    assert desk.page.evaluate(FOCUSED) == "h2"
    expect(desk.page.locator(".tip")).to_have_text("Zwischenüberschrift (Alt+Umschalt+2)")
    desk.keys("ArrowLeft", "ArrowLeft")
    assert desk.page.evaluate(FOCUSED) == "help"
    desk.keys("Home")
    assert desk.page.evaluate(FOCUSED) == "p"
    desk.keys("End", "Escape", "Neu")
    assert words(desk) == "<p>NeuWort</p>"
    desk.keys("Alt+F10")
    assert desk.page.evaluate(FOCUSED) == "help" and desk.page.evaluate(STOPS) == 1


def test_a_tool_says_whether_it_is_on_and_gives_the_caret_back(desk):
    desk.become("<p>Wort</p>", "Control+A", "Alt+F10", "ArrowRight", "Enter")
    expect(desk.text).to_be_focused()
    expect(desk.page.locator("[data-do=h2]")).to_have_attribute("aria-pressed", "true")
    expect(desk.page.locator("[data-do=p]")).to_have_attribute("aria-pressed", "false")
    expect(desk.page.locator("[data-do=undo]")).to_have_attribute("aria-disabled", "false")
    expect(desk.page.locator("[data-do=redo]")).to_have_attribute("aria-disabled", "true")
    assert words(desk) == "<h2>Wort</h2>" and desk.said == "Zwischenüberschrift: an"


def test_every_tool_has_a_name_and_room_for_a_finger(desk):
    desk.become("<table><tr><td><ul><li>a</li></ul></td></tr></table>")
    expect(desk.page.get_by_role("group", name="Diese Tabelle")).to_be_visible()
    tools = desk.page.evaluate(TOOLS)
    assert len(tools) > 25 and all(tool["name"] and tool["shown"] and not tool["small"] for tool in tools)
    named = desk.page.locator("#body")
    expect(named).to_have_role("textbox")
    expect(named).to_have_accessible_name("Text")


def test_every_shortcut_of_a_tool_stands_in_the_help(desk):
    desk.become("", "Alt+Shift+H")
    shown = dialog(desk, "Alle Tastenkürzel")
    expect(shown).to_be_visible()
    told = shown.locator("dd").all_inner_texts()
    tools = desk.page.locator(".toolbar [aria-keyshortcuts] .name").all_text_contents()
    assert len(tools) > 18 and set(tools) <= set(told)
    expect(shown).to_contain_text("Strg+Umschalt+V")
    desk.keys("Escape")
    expect(desk.text).to_be_focused()


def test_rows_and_columns_come_and_go(desk):
    table = "<table><tr><td>a</td><td>b</td></tr></table>"
    pressed = [
        ("row_after", "<table><tr><td>a</td><td>b</td></tr><tr><td></td><td></td></tr></table>"),
        ("row_before", "<table><tr><td></td><td></td></tr><tr><td>a</td><td>b</td></tr></table>"),
        ("column_after", "<table><tr><td>a</td><td></td><td>b</td></tr></table>"),
        ("column_before", "<table><tr><td></td><td>a</td><td>b</td></tr></table>"),
        ("column_gone", "<table><tr><td>b</td></tr></table>"),
        ("head_row", "<table><tr><th>a</th><th>b</th></tr></table>"),
        ("head_column", "<table><tr><th>a</th><td>b</td></tr></table>"),
        ("table_gone", ""),
    ]
    for tool, wanted in pressed:
        desk.become(table)
        desk.page.locator(f"[data-do={tool}]").click()
        assert words(desk) == wanted, tool
    desk.become(table.replace("</table>", "<tr><td>c</td><td>d</td></tr></table>"))
    desk.page.locator("[data-do=row_gone]").click()
    assert words(desk) == "<table><tr><td>c</td><td>d</td></tr></table>"


def test_a_link_is_set_changed_and_taken_away(desk):
    desk.become("<p>Wort</p>", "Control+A", "Control+K")
    asked = dialog(desk, "Link")
    expect(asked.get_by_label("Adresse")).to_be_focused()
    expect(asked.get_by_label("Wörter des Links")).to_be_hidden()
    desk.keys("javascript:alert(1)", "Enter")
    expect(asked.get_by_role("alert")).to_contain_text("„javascript:“")
    asked.get_by_label("Adresse").fill("")
    desk.keys("Enter")
    expect(asked.get_by_role("alert")).to_contain_text("Adresse fehlt")
    asked.get_by_label("Adresse").fill("beispiel")
    desk.keys("Enter")
    expect(asked.get_by_role("alert")).to_contain_text("„beispiel“")
    expect(asked.get_by_label("Adresse")).to_be_focused()
    desk.keys("Control+A", "www.beispiel.example/weg", "Enter")
    expect(asked).to_be_hidden()
    assert words(desk) == '<p><a href="https://www.beispiel.example/weg">Wort</a></p>'
    desk.keys("ArrowRight", "ArrowLeft", "Control+K")
    expect(asked.get_by_label("Adresse")).to_have_value("https://www.beispiel.example/weg")
    desk.keys("Control+A", "kim@beispiel.example", "Enter")
    assert words(desk) == '<p><a href="mailto:kim@beispiel.example">Wort</a></p>'
    desk.keys("Control+K")
    asked.get_by_role("button", name="Link entfernen").click()
    assert words(desk) == "<p>Wort</p>"
    desk.keys("Control+Z")
    assert "mailto" in words(desk)


def test_an_item_is_found_by_letters_and_its_state_is_told(desk):
    desk.become("<p>Mehr: </p>", "End", "Control+K", "Tab")
    asked, box = dialog(desk, "Link"), desk.page.get_by_role("combobox", name="Oder einen Inhalt suchen")
    expect(box).to_be_focused()
    desk.keys("ERP")
    option = asked.get_by_role("option").first
    expect(option).to_contain_text("ERP auswählen")
    expect(option).to_contain_text("Entwurf")
    expect(option).to_contain_text("Lesende finden dort nichts")
    desk.keys("Enter")
    expect(asked.get_by_role("status")).to_contain_text("Nicht öffentlich (Entwurf)")
    title = asked.get_by_label("Wörter des Links").input_value()
    desk.keys("Enter")
    expect(asked).to_be_hidden()
    (paragraph,) = from_html(desk.field)
    assert paragraph["runs"][-1][0] == title and paragraph["runs"][-1][1][0].startswith("a:/artikel/erp-")
    desk.keys(" Ende")
    assert from_html(desk.field)[0]["runs"][-1] == [" Ende", []]


def test_words_get_a_language_and_lose_it_a_paragraph_too(desk):
    desk.become("<p>news</p>", "Control+A", "Alt+Shift+L")
    asked = dialog(desk, "Sprache der Wörter")
    expect(asked.get_by_label("Sprache", exact=True)).to_be_focused()
    desk.keys("Enter")
    expect(asked).to_be_visible()
    asked.get_by_role("button", name="Sprache auszeichnen").click()
    assert words(desk) == '<p><span lang="en">news</span></p>'
    desk.keys("Alt+Shift+L")
    asked.get_by_label("Sprache", exact=True).select_option(label="eine andere")
    asked.get_by_label("Ihr Kürzel").fill("?")
    asked.get_by_role("button", name="Sprache auszeichnen").click()
    expect(asked.get_by_role("alert")).to_contain_text("Kürzel")
    asked.get_by_label("Ihr Kürzel").fill("nds")
    asked.get_by_role("button", name="Sprache auszeichnen").click()
    assert words(desk) == '<p><span lang="nds">news</span></p>'
    desk.keys("Alt+Shift+L")
    asked.get_by_role("button", name="Auszeichnung entfernen").click()
    assert words(desk) == "<p>news</p>"
    desk.become("<p>An English sentence.</p>", "Alt+Shift+L")
    expect(asked).to_contain_text("für den ganzen Absatz")
    asked.get_by_role("button", name="Sprache auszeichnen").click()
    assert words(desk) == '<p lang="en">An English sentence.</p>'


def test_words_are_found_counted_and_replaced(desk):
    desk.become("<p>Die Halle, die alte<br>Halle und die HALLE</p>", "Control+F")
    bar = desk.page.get_by_role("search")
    desk.keys("halle")
    expect(bar.get_by_role("status")).to_have_text("Treffer 1 von 3")
    assert desk.page.evaluate(MARKED) == ["Halle", "Halle", "HALLE"]
    desk.keys("Enter")
    expect(bar.get_by_role("status")).to_have_text("Treffer 2 von 3")
    desk.keys("Shift+Enter", "Shift+Enter")
    expect(bar.get_by_role("status")).to_have_text("Treffer 3 von 3")
    bar.get_by_label("Ersetzen durch").fill("Werkstatt")
    desk.keys("Enter")
    assert words(desk) == "<p>Die Halle, die alte<br>Halle und die Werkstatt</p>"
    bar.get_by_role("button", name="Alle ersetzen").click()
    assert words(desk) == "<p>Die Werkstatt, die alte<br>Werkstatt und die Werkstatt</p>"
    expect(bar.get_by_role("status")).to_have_text("Nicht im Text.")
    desk.keys("Escape")
    expect(desk.text).to_be_focused()
    expect(bar).to_be_hidden()
    desk.keys("Control+Z")
    assert words(desk) == "<p>Die Halle, die alte<br>Halle und die Werkstatt</p>"
    desk.keys("Control+F")
    bar.get_by_label("Suchen").fill("alte halle")
    expect(bar.get_by_role("status")).to_have_text("Treffer 1 von 1")
    bar.get_by_label("Suchen").fill("(.*")
    expect(bar.get_by_role("status")).to_have_text("Nicht im Text.")


def test_a_subhead_is_gone_to_by_the_outline(desk):
    desk.become("<h2>Eins</h2><p>a</p><h3>Zwei</h3><p>b</p>", "Control+End", "Alt+Shift+U")
    shown = dialog(desk, "Zwischenüberschriften des Textes")
    expect(shown.get_by_role("button", name="Zwei")).to_be_focused()
    shown.get_by_role("button", name="Eins").press("Enter")
    expect(shown).to_be_hidden()
    desk.keys("Kopf ")
    assert words(desk).startswith("<h2>Kopf Eins</h2>")
    desk.become("<p>a</p>", "Alt+Shift+U")
    expect(shown).to_contain_text("Es gibt noch keine Zwischenüberschrift.")


def test_words_and_minutes_are_counted(desk):
    desk.become(f"<p>{'Wort ' * 449}</p><ul><li>Mitarbeiter:innen –</li></ul>")
    expect(desk.page.locator(".editor .length")).to_have_text("450 Wörter, etwa 2 Min. Lesezeit")
    desk.keys("Noch drei Wörter ")
    expect(desk.page.locator(".editor .length")).to_contain_text("453 Wörter")
    assert "Lesezeit" not in desk.said


def test_who_pauses_after_many_words_is_told_how_many_there_are(desk):
    desk.become("<p>Anfang</p>")
    desk.page.keyboard.insert_text("Wort " * 30)
    expect(desk.page.locator(".editor .said")).to_contain_text("31 Wörter, etwa 1 Min. Lesezeit", timeout=8000)


def test_an_empty_text_has_no_word(desk):
    desk.become("")
    expect(desk.page.locator(".editor .length")).to_have_text("Noch kein Wort")
