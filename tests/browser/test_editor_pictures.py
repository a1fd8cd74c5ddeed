"""Pictures in the editor: chosen from the library, described, captioned, moved and taken out, by hand and by key."""

import json
import re

import pytest
from playwright.sync_api import expect

from coopcms.blocks.html import from_html, to_html
from tests.browser.desk_text import Desk
from tests.browser.test_axe import ALL, AXE, RUN, TOO_WIDE

pytestmark = pytest.mark.browser
HALL = '<figure data-picture="7"><img alt="Die Halle"><figcaption>Im Hof</figcaption></figure>'
BARE = '<figure data-picture="7"><img></figure>'
HITS = [
    {"picture": 8, "title": "Der Kran", "about": "Zentrum Siegen", "thumb": "/admin/medien/8/400", "alt": "Ein Kran"},
    {"picture": 9, "title": "Das Tor", "about": "Zentrum Siegen", "thumb": "/admin/medien/9/400", "alt": ""},
]


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor, whose page must not complain; the library holds two pictures."""
    someone = Desk(new_context(base_url=served).new_page())
    yield someone
    assert someone.page.faults == []


def library(desk: Desk) -> list[str]:
    """What is asked of the library from now on; it answers with what is called so."""
    asked = []

    def answer(route):
        asked.append(words := re.search(r"q=([^&]*)", route.request.url)[1])
        hits = [hit for hit in HITS if words.lower() in hit["title"].lower()]
        body = json.dumps({"hits": hits, "said": f"{len(hits)} Bilder"})
        route.fulfill(body=body, content_type="application/json")

    desk.page.route("**/admin/medien/waehlen?*", answer)
    return asked


def words(desk: Desk) -> str:
    return to_html(from_html(desk.field))


def dialog(desk: Desk):
    return desk.page.locator("dialog[data-dialog=picture]")


def described(desk: Desk):
    return desk.page.locator("#body .picture-about textarea")


def test_a_picture_is_chosen_described_and_captioned_without_a_mouse(desk):
    desk.open("<p>Text</p>")
    asked = library(desk)
    desk.text.focus()
    desk.keys("Control+Home", "Alt+Shift+B")
    search = dialog(desk).get_by_role("combobox")
    expect(search).to_be_focused()
    expect(dialog(desk).get_by_role("option")).to_have_count(2)
    desk.page.keyboard.type("kran")
    expect(dialog(desk).get_by_role("option")).to_have_count(1)
    desk.keys("Enter")
    expect(dialog(desk).locator("textarea")).to_be_focused()
    expect(dialog(desk).locator("textarea")).to_have_value("Ein Kran")
    dialog(desk).get_by_role("button", name=re.compile("^(Put it|In den Text)")).press("Enter")
    expect(desk.text).to_be_focused()
    desk.keys("Am Hafen", "Enter", "Danach")
    assert asked == ["", "kran"]
    assert words(desk) == (
        '<p>Text</p><figure data-picture="8"><img alt="Ein Kran"><figcaption>Am Hafen</figcaption></figure>'
        "<p>Danach</p>"
    )


def test_arrows_choose_and_what_is_found_is_announced(desk):
    desk.open("<p>Text</p>")
    library(desk)
    desk.text.focus()
    desk.keys("Alt+Shift+B")
    expect(dialog(desk).get_by_role("option")).to_have_count(2)
    expect(dialog(desk).get_by_role("status")).to_have_text("2 Bilder")
    search = dialog(desk).get_by_role("combobox")
    expect(search).to_have_attribute("aria-activedescendant", "frage-bild-liste-0")
    desk.keys("ArrowDown")
    expect(search).to_have_attribute("aria-activedescendant", "frage-bild-liste-1")
    desk.keys("Enter", "Escape")
    expect(desk.text).to_be_focused()
    assert words(desk) == "<p>Text</p>"


def test_nothing_is_put_in_before_a_picture_is_chosen(desk):
    desk.open("<p>Text</p>")
    library(desk)
    desk.text.focus()
    desk.keys("Alt+Shift+B")
    dialog(desk).locator("button.primary").click()
    expect(dialog(desk).get_by_role("alert")).to_be_visible()
    expect(dialog(desk).get_by_role("combobox")).to_be_focused()
    assert words(desk) == "<p>Text</p>"


@pytest.mark.parametrize(
    ("html", "keys", "expected"),
    [
        ("<p>a</p><p>b</p>", (), "<p>a</p>{}<p>b</p>"),
        ("<ul><li>a</li><li>b</li></ul><p>c</p>", (), "<ul><li>a</li><li>b</li></ul>{}<p>c</p>"),
        ("<aside><p>a</p><p>b</p></aside>", (), "<aside><p>a</p>{}<p>b</p></aside>"),
        ("", (), "{}"),
        ("<table><tr><td>a</td></tr></table>", (), "<table><tr><td>a</td></tr></table>{}"),
        ("<p>a</p>", ("Control+A",), "<p>a</p>{}"),
    ],
)
def test_a_picture_stands_after_the_block_of_the_caret_and_in_its_box(desk, html, keys, expected):
    desk.open(html)
    library(desk)
    desk.text.focus()
    desk.keys("Control+Home", *keys, "Alt+Shift+B")
    dialog(desk).get_by_role("option", name=re.compile("Tor")).click()
    dialog(desk).get_by_role("checkbox").check()
    dialog(desk).locator("button.primary").click()
    picture = '<figure data-picture="9" data-decorative><img alt=""></figure>'
    assert words(desk) == expected.format(picture)


def test_another_picture_takes_the_place_and_keeps_the_caption(desk):
    desk.open(HALL)
    library(desk)
    desk.page.locator("[data-act=other]").click()
    expect(dialog(desk).locator("textarea")).to_have_value("Die Halle")
    dialog(desk).get_by_role("option", name=re.compile("Kran")).click()
    dialog(desk).locator("button.primary").click()
    assert words(desk) == HALL.replace('"7"', '"8"')


def test_a_description_is_written_beside_the_picture_and_taken_back_in_steps(desk):
    desk.open(f"<p>Text</p>{BARE}")
    expect(desk.page.locator(".lacks")).to_be_visible()
    described(desk).fill("Ein Tor")
    expect(desk.page.locator(".lacks")).to_be_hidden()
    assert words(desk) == f"<p>Text</p>{BARE.replace('<img>', '<img alt=' + chr(34) + 'Ein Tor' + chr(34) + '>')}"
    desk.page.locator("#body .picture-about input").check()
    assert words(desk) == '<p>Text</p><figure data-picture="7" data-decorative><img alt=""></figure>'
    expect(described(desk)).to_be_disabled()
    desk.page.locator("#body .picture-about input").uncheck()
    expect(described(desk)).to_have_value("Ein Tor")
    for _ in range(3):
        desk.page.locator("[data-do=undo]").click()
    assert words(desk) == f"<p>Text</p>{BARE}"
    expect(described(desk)).to_have_value("")


def test_escape_leads_from_the_description_to_the_caption_and_enter_sends_no_form(desk):
    desk.open(BARE)
    described(desk).focus()
    desk.keys("Wort", "Enter", "Escape", "Unterschrift")
    assert words(desk) == '<figure data-picture="7"><img alt="Wort"><figcaption>Unterschrift</figcaption></figure>'


@pytest.mark.parametrize(
    ("html", "keys", "expected"),
    [
        (HALL + "<p>a</p>", ("Delete",) * 8, HALL.replace("Im Hof", "") + "<p>a</p>"),
        ("<p>a</p>" + HALL, ("ArrowDown", "Home", "Backspace", "Backspace"), "<p>a</p>"),
        ("<p>a</p>" + HALL, ("ArrowDown", "Home", "Backspace", "Backspace", "Control+Z"), "<p>a</p>" + HALL),
        (HALL + "<p>a</p>", ("Control+End", "ArrowLeft", "Backspace", "Backspace"), "<p>a</p>"),
        ("<p>a</p>" + HALL, ("End", "Delete", "Delete"), "<p>a</p>"),
        (HALL, ("ArrowRight", "Enter", "b"), HALL + "<p>b</p>"),
        (HALL, ("ArrowUp", "b"), "<p>b</p>" + HALL),
        (HALL, ("ArrowDown", "b"), HALL + "<p>b</p>"),
        (HALL, ("End", "Shift+Enter", "b"), HALL.replace("Hof", "Hof<br>b")),
        (HALL, ("Alt+Shift+2", "Alt+Shift+8", "Alt+Shift+Z", "Alt+Shift+9", "Alt+Shift+0"), HALL),
        ("<p>a</p>" + HALL, ("Control+A", "Alt+Shift+8", "Alt+Shift+2", "Alt+Shift+Z"), "<p>a</p>" + HALL),
        (HALL, ("Alt+Shift+K",), "<aside>" + HALL + "</aside>"),
        (HALL, ("Shift+End", "Control+B"), HALL.replace("Im Hof", "<strong>Im Hof</strong>")),
    ],
)
def test_keys_at_a_caption_lose_no_picture_by_mistake(desk, html, keys, expected):
    assert desk.become(html, *keys) == expected.replace("<figcaption></figcaption>", "")


def test_what_is_refused_at_a_caption_is_said(desk):
    desk.become(HALL, "Alt+Shift+2")
    assert desk.said and desk.page.locator("[data-do=picture]").get_attribute("aria-pressed") == "true"


def test_of_foreign_pictures_the_words_come_in_and_it_is_said_that_they_did_not(desk):
    desk.open("<p>Text</p>")
    desk.paste(
        '<figure data-picture="7" data-block="b1"><img src="https://fremd.example/a.jpg" alt="x">'
        '<figcaption>Worte dazu</figcaption></figure><p><img src="https://fremd.example/b.jpg">mehr</p>'
    )
    assert "<figure" not in desk.field and "Worte dazu" in desk.field and "mehr" in desk.field
    expect(desk.page.locator(".left-out p")).to_contain_text("2")


def test_a_picture_of_the_text_is_copied_and_pasted_whole_with_an_id_of_its_own(desk):
    desk.open(f"<p>a</p>{HALL}<p>b</p>")
    copied = desk.page.evaluate("""() => {
      const data = new DataTransfer();
      const text = document.querySelector("#body");
      text.focus();
      getSelection().selectAllChildren(text);
      return new Promise((done) => setTimeout(() => {
        text.dispatchEvent(new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true}));
        done({html: data.getData("text/html"), text: data.getData("text/plain")});
      }, 50));
    }""")
    assert copied["text"] == "a\n\nIm Hof\n\nb"
    desk.keys("Control+End", "Enter")
    desk.paste(copied["html"])
    body = from_html(desk.field)
    assert to_html(body).count(HALL) == 2
    assert len({block["id"] for block in body}) == len(body)


@pytest.mark.parametrize(
    "around",
    ["<ul><li>a%sb</li></ul>", "<blockquote><p>q</p>%s</blockquote>", "<aside><ul><li>a%s</li></ul></aside>"],
)
def test_a_picture_that_html_puts_into_a_list_or_quote_stands_before_it_here_as_at_the_server(desk, around):
    desk.open(around % HALL)
    assert words(desk) == to_html(from_html(around % HALL)) and HALL in words(desk)


def test_a_picture_that_is_pasted_in_a_list_stands_after_it_whole(desk):
    desk.open("<ul><li>Eins</li></ul><p>Zwei</p>")
    desk.text.focus()
    desk.keys("Control+Home")
    desk.paste(f'<div data-pm-slice="0 0 []">{HALL}</div>')
    assert words(desk) == f"<ul><li>Eins</li></ul>{HALL}<p>Zwei</p>"
    desk.keys("Control+z")
    assert words(desk) == "<ul><li>Eins</li></ul><p>Zwei</p>"


def test_pictures_are_found_by_the_readiness_list_with_and_without_words(desk):
    desk.open('<p data-block="b1">Text</p>' + BARE.replace("<figure", '<figure data-block="b2"'))
    assert desk.ask("go", {"block": "b2", "start": 0, "end": 0})
    desk.keys("Neu")
    assert words(desk) == '<p>Text</p><figure data-picture="7"><img><figcaption>Neu</figcaption></figure>'


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_form_of_a_picture_and_in_the_dialog(served, demo, new_context, scheme):
    desk = Desk(new_context(base_url=served, bypass_csp=True, color_scheme=scheme).new_page())
    desk.open(f"<p>Text</p>{HALL}{BARE}")
    desk.page.evaluate(AXE)
    assert desk.page.evaluate(RUN, ALL) == []
    library(desk)
    desk.text.focus()
    desk.keys("Alt+Shift+B")
    expect(dialog(desk).get_by_role("option")).to_have_count(2)
    assert desk.page.evaluate(RUN, ALL) == [] and desk.page.evaluate(TOO_WIDE) <= 0
    assert dialog(desk).evaluate("one => one.scrollWidth - one.clientWidth") == 0


def test_on_a_phone_and_in_high_contrast_all_of_a_picture_is_in_reach(desk):
    desk.page.set_viewport_size({"width": 320, "height": 640})
    desk.page.emulate_media(forced_colors="active")
    desk.open(f"<p>Text</p>{HALL}")
    assert desk.page.evaluate(TOO_WIDE) <= 0
    for part in (described(desk), desk.page.locator("[data-act=other]"), desk.page.locator("[data-act=gone]")):
        box = part.bounding_box()
        assert min(box["width"], box["height"]) >= 24
