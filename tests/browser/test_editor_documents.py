"""PDFs in the editor: chosen from the library, put in, gone past and taken out, by hand and by key."""

import json
import re

import pytest
from playwright.sync_api import expect

from coopcms.blocks.html import from_html, to_html
from tests.browser.desk_text import Desk
from tests.browser.test_axe import ALL, AXE, RUN, TOO_WIDE

pytestmark = pytest.mark.browser
GUIDE = '<figure data-document="7"></figure>'
HITS = [
    {"document": 7, "title": "Leitfaden für Hallen", "about": "Zentrum Siegen · PDF, 1,2 MB · barrierefrei"},
    {"document": 8, "title": "Plan", "about": "Zentrum Siegen · PDF, 3 kB · nicht barrierefrei"},
]


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor, whose page must not complain; the library holds two PDFs."""
    someone = library(Desk(new_context(base_url=served).new_page()))
    yield someone
    assert someone.page.faults == []


def library(desk: Desk) -> Desk:
    """The library answers with the PDF of the number asked for, else with those that are called so."""

    def answer(route):
        url = route.request.url
        number, words = re.search(r"nummer=(\d+)", url), re.search(r"q=([^&]*)", url)
        hits = [hit for hit in HITS if hit["document"] == int(number[1])] if number else HITS
        hits = [hit for hit in hits if not words or words[1].lower() in hit["title"].lower()]
        body = json.dumps({"hits": hits, "said": f"{len(hits)} PDFs"})
        route.fulfill(body=body, content_type="application/json")

    desk.page.context.route("**/admin/medien/dokumente/waehlen?*", answer)
    return desk


def words(desk: Desk) -> str:
    return to_html(from_html(desk.field))


def dialog(desk: Desk):
    return desk.page.locator("dialog[data-dialog=document]")


def test_a_pdf_is_chosen_and_put_in_without_a_mouse_and_one_writes_on_below_it(desk):
    desk.open("<p>Text</p>")
    desk.text.focus()
    desk.keys("Control+Home", "Alt+Shift+P")
    expect(dialog(desk).get_by_role("combobox")).to_be_focused()
    expect(dialog(desk).get_by_role("option")).to_have_count(2)
    desk.page.keyboard.type("plan")
    expect(dialog(desk).get_by_role("option")).to_have_count(1)
    expect(dialog(desk).get_by_role("status")).to_have_text("1 PDFs")
    desk.keys("Enter")
    expect(dialog(desk).locator("button.primary")).to_be_focused()
    desk.keys("Enter")
    expect(desk.text).to_be_focused()
    desk.keys("Danach")
    assert words(desk) == "<p>Text</p>" + GUIDE.replace("7", "8") + "<p>Danach</p>"
    line = desk.page.locator("#body .file-node")
    expect(line).to_contain_text("Plan")
    expect(line).to_contain_text("nicht barrierefrei")


def test_nothing_is_put_in_before_a_pdf_is_chosen(desk):
    desk.open("<p>Text</p>")
    desk.text.focus()
    desk.keys("Alt+Shift+P")
    dialog(desk).locator("button.primary").click()
    expect(dialog(desk).get_by_role("alert")).to_be_visible()
    expect(dialog(desk).get_by_role("combobox")).to_be_focused()
    desk.keys("Escape")
    assert words(desk) == "<p>Text</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><p>b</p>", "<p>a</p>{}<p>b</p>"),
        ("<ul><li>a</li></ul><p>c</p>", "<ul><li>a</li></ul>{}<p>c</p>"),
        ("<aside><p>a</p></aside>", "<aside><p>a</p>{}</aside>"),
        ("", "{}"),
        ("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr></table>{}"),
    ],
)
def test_a_pdf_stands_after_the_block_of_the_caret_and_in_its_box(desk, html, expected):
    desk.open(html)
    desk.text.focus()
    desk.keys("Control+Home", "Alt+Shift+P")
    dialog(desk).get_by_role("option", name=re.compile("Leitfaden")).click()
    dialog(desk).locator("button.primary").click()
    assert words(desk) == expected.format(GUIDE)


@pytest.mark.parametrize(
    ("html", "keys", "expected"),
    [
        ("<p>a</p>" + GUIDE + "<p>b</p>", ("End", "Delete"), "<p>a</p>" + GUIDE + "<p>b</p>"),
        ("<p>a</p>" + GUIDE + "<p>b</p>", ("End", "Delete", "Delete"), "<p>a</p><p>b</p>"),
        ("<p>a</p>" + GUIDE + "<p>b</p>", ("Control+End", "Home", "Backspace"), "<p>a</p>" + GUIDE + "<p>b</p>"),
        ("<p>a</p>" + GUIDE + "<p>b</p>", ("Control+End", "Home", "Backspace", "Backspace"), "<p>a</p><p>b</p>"),
        ("<p>a</p>" + GUIDE, ("ArrowDown", "Enter", "b"), "<p>a</p>" + GUIDE + "<p>b</p>"),
        ("<p>a</p>" + GUIDE, ("ArrowDown", "ArrowDown", "b"), "<p>a</p>" + GUIDE + "<p>b</p>"),
        (GUIDE + "<p>a</p>", ("Control+End", "ArrowUp", "ArrowUp", "b"), "<p>b</p>" + GUIDE + "<p>a</p>"),
        ("<p>a</p>" + GUIDE, ("ArrowDown", "Backspace", "Control+Z"), "<p>a</p>" + GUIDE),
        ("<p>a</p>" + GUIDE, ("ArrowDown", "Alt+Shift+2", "Alt+Shift+8", "Alt+Shift+Z"), "<p>a</p>" + GUIDE),
        ("<p>a</p>" + GUIDE, ("Control+A", "Alt+Shift+8", "Alt+Shift+2"), "<p>a</p>" + GUIDE),
    ],
)
def test_keys_lose_no_pdf_by_mistake_and_go_past_it(desk, html, keys, expected):
    assert desk.become(html, *keys) == expected


def test_a_pdf_that_is_there_says_what_it_is_gives_way_to_another_and_is_taken_out_by_its_button(desk):
    desk.open(f'<p>a</p><figure data-document="7" lang="en"></figure>{GUIDE.replace("7", "99")}<p>b</p>')
    line, lost = desk.page.locator("#body .file-node").all()
    expect(line).to_contain_text("Leitfaden für Hallen")
    expect(line.locator(".title")).to_have_attribute("lang", "en")
    expect(lost).to_contain_text("99")
    assert words(desk) == f'<p>a</p><figure data-document="7" lang="en"></figure>{GUIDE.replace("7", "99")}<p>b</p>'
    line.locator(".title").click()
    expect(desk.page.locator("[data-do=document]")).to_have_attribute("aria-pressed", "true")
    desk.keys("Alt+Shift+P")
    dialog(desk).get_by_role("option", name=re.compile("Plan")).click()
    dialog(desk).locator("button.primary").click()
    assert '<figure data-document="8" lang="en"></figure>' in words(desk)
    lost.locator("[data-act=gone]").click()
    assert words(desk) == '<p>a</p><figure data-document="8" lang="en"></figure><p>b</p>'


def test_of_foreign_figures_only_words_come_in_and_our_own_are_pasted_with_an_id_of_their_own(desk):
    desk.open(f"<p>a</p>{GUIDE}<p>b</p>")
    copied = desk.page.evaluate("""() => {
      const data = new DataTransfer();
      const text = document.querySelector("#body");
      text.focus();
      getSelection().selectAllChildren(text);
      return new Promise((done) => setTimeout(() => {
        text.dispatchEvent(new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true}));
        done(data.getData("text/html"));
      }, 50));
    }""")
    desk.keys("Control+End", "Enter")
    desk.paste(copied)
    body = from_html(desk.field)
    assert to_html(body).count(GUIDE) == 2 and len({block["id"] for block in body}) == len(body)
    desk.paste('<figure data-document="7"><figcaption>Worte dazu</figcaption></figure>')
    assert to_html(from_html(desk.field)).count(GUIDE) == 2 and "Worte dazu" in desk.field


def test_the_readiness_list_leads_to_a_pdf(desk):
    desk.open('<p data-block="b1">Text</p>' + GUIDE.replace("<figure", '<figure data-block="b2"'))
    assert desk.ask("go", {"block": "b2", "start": 0, "end": 0})
    expect(desk.page.locator("[data-do=document]")).to_have_attribute("aria-pressed", "true")
    desk.keys("Enter", "Neu")
    assert words(desk) == f"<p>Text</p>{GUIDE}<p>Neu</p>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_a_pdf_and_in_the_dialog_on_a_phone_too(served, demo, new_context, scheme):
    desk = library(Desk(new_context(base_url=served, bypass_csp=True, color_scheme=scheme).new_page()))
    desk.page.set_viewport_size({"width": 320, "height": 640})
    desk.open(f"<p>Text</p>{GUIDE}")
    expect(desk.page.locator("#body .file-node")).to_contain_text("Leitfaden")
    desk.page.evaluate(AXE)
    assert desk.page.evaluate(RUN, ALL) == [] and desk.page.evaluate(TOO_WIDE) <= 0
    desk.text.focus()
    desk.keys("Control+Home", "Alt+Shift+P")
    expect(dialog(desk).get_by_role("option")).to_have_count(2)
    assert desk.page.evaluate(RUN, ALL) == [] and desk.page.evaluate(TOO_WIDE) <= 0
    assert dialog(desk).evaluate("one => one.scrollWidth - one.clientWidth") == 0
