"""The form's field always has the words: when it is sent, when the page goes, when other scripts write or ask."""

import re
from functools import partial
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from coopcms.blocks.html import from_html, to_html
from tests.browser.desk_text import NEW, PROBE, Desk
from tests.browser.waiting import pass_by, until

pytestmark = pytest.mark.browser
TWO = '<p data-block="eins">Die Kunden kommen.</p><p data-block="zwei">Zwei<br>Zeilen <strong>fett</strong></p>'
HEARD = """() => {
  window.heard = [];
  document.querySelector("form.long").addEventListener("input", (event) => window.heard.push(event.target.name));
}"""
KEPT = """() => addEventListener("pagehide", () => {
  localStorage.setItem("kept", new FormData(document.querySelector("form.long")).get("body"));
})"""
WRITE = """html => {
  const area = document.querySelector("textarea[name=body]");
  area.value = html;
  area.dispatchEvent(new Event("input", {bubbles: true}));
}"""
UNDERLINED = "[...document.querySelectorAll('#body .finding')].map(one => [one.textContent, one.dataset.finding])"
CHOSEN = "getSelection().toString()"


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor, whose page must not complain; to leave without sending is confirmed."""
    someone = Desk(new_context(base_url=served).new_page())
    someone.page.on("dialog", lambda dialog: dialog.accept())
    yield someone
    assert someone.page.faults == []


def test_what_was_typed_a_moment_ago_is_sent(desk):
    desk.become("<p>Wort</p>", "Neu")
    with desk.page.expect_request(lambda request: request.method == "POST" and PROBE in request.url) as sent:
        desk.page.locator("form.long button.primary").click()
    assert to_html(from_html(parse_qs(sent.value.post_data)["body"][0])) == "<p>NeuWort</p>"


def test_what_was_typed_a_moment_ago_is_there_when_the_page_goes(desk):
    desk.become("<p>Wort</p>")
    desk.page.evaluate(KEPT)
    desk.keys("Neu")
    desk.page.goto("/admin/neues/")
    assert to_html(from_html(desk.page.evaluate("localStorage.getItem('kept')"))) == "<p>NeuWort</p>"


def test_the_form_hears_of_it_soon_and_once_for_many_keys(desk):
    desk.become("<p>Wort</p>")
    desk.page.evaluate(HEARD)
    desk.keys("abcdefgh")
    expect(desk.page.locator("textarea[name=body]")).to_have_value(re.compile("abcdefgh"), timeout=1000)
    assert 1 <= desk.page.evaluate("window.heard.length") <= 4
    assert set(desk.page.evaluate("window.heard")) == {"body"}


def test_a_form_in_which_nothing_was_typed_has_not_changed(desk):
    desk.page.clock.install()
    desk.become("<p>a<b>b</b></p>", "ArrowRight", "Shift+ArrowRight")
    desk.page.evaluate(HEARD)
    desk.page.locator("[name=title]").focus()
    pass_by(desk.page, 400)
    assert desk.page.evaluate("window.heard") == []


def test_words_another_script_writes_into_the_field_come_into_the_text_and_undo_takes_them_back(desk):
    desk.become("<p>Wort</p>", "Neu")
    desk.page.evaluate(WRITE, "<h2>Gerettet</h2><p>von nebenan")
    expect(desk.text.locator("h2")).to_have_text("Gerettet")
    desk.text.focus()
    desk.keys("Control+End", "!")
    assert to_html(from_html(desk.field)) == "<h2>Gerettet</h2><p>von nebenan!</p>"
    desk.keys("Control+Z", "Control+Z")
    assert to_html(from_html(desk.field)) == "<p>NeuWort</p>"


def test_on_the_way_back_to_the_page_text_and_field_say_the_same(desk):
    desk.page.goto(NEW)
    desk.text.focus()
    desk.keys("Unterwegs")
    desk.page.goto("/admin/neues/")
    desk.page.go_back()
    expect(desk.text).to_be_visible()
    shown = desk.text.inner_text().strip()
    assert to_html(from_html(desk.field)) == (f"<p>{shown}</p>" if shown else "")


def test_a_script_replaces_a_passage_as_one_step(desk):
    desk.become(TWO, "Ja. ")
    assert desk.ask("replace", {"block": "eins", "start": 8, "end": 14, "text": "Kunden"}, "Kundinnen und Kunden")
    assert desk.ask("replace", {"block": "zwei", "start": 4, "end": 5}, "\n")
    assert desk.ask("replace", {"block": "zwei", "start": 12, "end": 16}, "mutig")
    changed = "<p>Ja. Die Kundinnen und Kunden kommen.</p><p>Zwei<br>Zeilen <strong>mutig</strong></p>"
    assert to_html(from_html(desk.ask("html"))) == changed == to_html(from_html(desk.field))
    desk.text.focus()
    desk.keys("Control+Z", "Control+Z", "Control+Z")
    assert to_html(from_html(desk.field)).startswith("<p>Ja. Die Kunden kommen.</p>")
    desk.keys("Control+Z")
    assert desk.field == TWO


def test_a_passage_that_is_gone_or_says_something_else_is_not_replaced(desk):
    desk.become(TWO)
    for where in (
        {"block": "drei", "start": 0, "end": 1},
        {"block": "eins", "start": 0, "end": 99},
        {"block": "eins", "start": 4, "end": 2},
        {"block": "eins", "start": 4, "end": 10, "text": "Kundinnen"},
    ):
        assert desk.ask("replace", where, "x") is False
    assert desk.field == TWO and desk.ask("go", {"block": "drei"}) is False


def test_scripts_of_the_page_read_lead_mark_and_write_and_shut_nothing(desk):
    desk.become(TWO)
    known = {"blocks", "go", "here", "html", "mark", "replace", "set"}
    assert set(desk.page.evaluate("Object.keys(coopcmsEditor)")) == known
    expect(desk.page.get_by_role("textbox", name="Text", exact=True)).not_to_have_attribute("aria-readonly", "true")
    assert desk.ask("replace", {"block": "eins", "start": 0, "end": 3}, "Alle") and "Alle" in desk.field


def test_a_script_leads_to_a_passage(desk):
    desk.open(TWO)
    assert desk.ask("go", {"block": "zwei", "start": 5, "end": 11})
    expect(desk.text).to_be_focused()
    assert desk.page.evaluate(CHOSEN) == "Zeilen"
    desk.keys("Reihen")
    assert "Zwei<br>Reihen " in to_html(from_html(desk.field))


def _is_left_by_key(desk) -> bool:
    desk.keys("Control+Home")
    return desk.page.evaluate("window.found === null")


def test_findings_are_underlined_move_with_their_words_and_tell_when_the_caret_is_there(desk):
    desk.become(TWO)
    desk.page.evaluate(
        "() => addEventListener('coopcms:finding', (event) => { window.found = event.detail?.id ?? null; })"
    )
    places = [
        {"id": "f1", "block": "eins", "start": 4, "end": 10},
        {"id": "f2", "block": "zwei", "start": 5, "end": 16},
    ]
    desk.ask("mark", places)
    assert desk.page.evaluate(UNDERLINED) == [["Kunden", "f1"], ["Zeilen ", "f2"], ["fett", "f2"]]
    desk.keys("Alle ")
    assert desk.page.evaluate(UNDERLINED)[0] == ["Kunden", "f1"]
    desk.ask("go", {"block": "zwei", "start": 7, "end": 7})
    assert desk.page.evaluate("window.found") == "f2"
    until(desk.page, partial(_is_left_by_key, desk))  # within 50 ms of a script's move the editor takes a key's back
    desk.ask("mark", [])
    assert desk.page.evaluate(UNDERLINED) == []
    desk.keys("Control+Z")
    assert desk.field == TWO


def test_without_a_script_the_field_takes_html_and_says_which(person):
    page = person("alles@siegen.example").page
    page.goto(NEW)
    expect(page.get_by_label("Text", exact=True)).to_be_visible()
    expect(page.locator("#body-hinweis")).to_contain_text("<blockquote>")
    expect(page.locator(".editor")).to_have_count(0)
