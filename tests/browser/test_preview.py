"""The preview in a real browser: beside the form while one types, by keyboard alone, without a script, by a link."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import PASSWORD
from tests.browser.desk_world import titled
from tests.browser.findings_page import unfold
from tests.browser.person import Person, watched
from tests.browser.test_axe import ALL, AXE, DESK, PHONE, RUN, TOO_WIDE
from tests.browser.waiting import pass_by, until_true

pytestmark = pytest.mark.browser
AUTHOR = "autor@siegen.example"
WIDE = """() => { const frame = document.querySelector(".stage iframe"), at = frame.getBoundingClientRect();
  return [frame.contentWindow.innerWidth, Math.round(at.width), Math.round(frame.parentElement.clientWidth)]; }"""
SHEET = "() => document.querySelector('.stage iframe').contentDocument.querySelector('link[rel=stylesheet]').href"
AT = "() => document.querySelector('.stage iframe').contentWindow.scrollY"


@pytest.fixture
def item(demo) -> int:
    """A draft of the author's centre."""
    return titled("ERP auswählen").id


@pytest.fixture
def page(item, served, new_context):
    """The author before the form of the draft, whose browser runs scripts; what goes wrong is noted."""
    page = watched(new_context(base_url=served, viewport=DESK).new_page())
    Person(page, AUTHOR, PASSWORD).come_in()
    page.goto(f"/admin/item/{item}/bearbeiten")
    unfold(page, "ansicht")
    expect(drawn(page).locator("h1")).to_have_text("ERP auswählen, ohne sich zu verlaufen", timeout=15_000)
    return page


def drawn(page: Page) -> FrameLocator:
    """The public page in the frame that is shown."""
    return page.frame_locator(".stage iframe:not(.coming)")


def choose(page: Page, width: str) -> None:
    page.locator(f".beside button[value={width}]").click()


def test_what_is_typed_is_drawn_after_a_pause_and_saved_by_nobody(page, item):
    page.locator("[name=title]").fill("Während ich tippe")
    expect(drawn(page).locator("h1")).to_have_text("Während ich tippe")
    expect(page.locator(".stage iframe")).to_have_count(1)
    assert titled("ERP auswählen").id == item and page.faults == []
    assert page.url.endswith("/bearbeiten")


def test_the_place_one_had_scrolled_to_and_the_way_back_stay(page, item):
    page.locator("[name=lead]").fill("Ein Vorspann. " * 40)
    expect(drawn(page).locator(".lead")).to_contain_text("Ein Vorspann.")
    page.evaluate(
        "() => document.querySelector('.stage iframe').contentWindow.scrollTo({top: 300, behavior: 'instant'})"
    )
    page.locator("[name=title]").fill("Noch ein Titel")
    expect(drawn(page).locator("h1")).to_have_text("Noch ein Titel")
    assert page.evaluate(AT) == 300
    page.goto(f"/admin/item/{item}")
    before = page.evaluate("history.length")
    page.goto(f"/admin/item/{item}/bearbeiten")
    unfold(page, "ansicht")
    for title in ("Eins", "Zwei"):
        page.locator("[name=title]").fill(title)
        expect(drawn(page).locator("h1")).to_have_text(title)
    assert page.evaluate("history.length") == before + 1


def test_buttons_choose_a_phone_a_screen_or_paper_and_the_choice_is_kept(page, item):
    for name, wide, sheet in (
        ("bildschirm", 1280, "/site.css"),
        ("papier", 658, "/paper.css"),
        ("telefon", 390, "/site.css"),
    ):
        choose(page, name)
        pressed = page.locator(".beside .widths [aria-pressed=true]")
        expect(pressed).to_have_attribute("value", name)
        until_true(page, f"({SHEET})().includes('{sheet}')")
        inner, shown, room = page.evaluate(WIDE)
        assert inner == wide and shown <= room + 1, (name, inner, shown, room)
    choose(page, "bildschirm")
    page.reload()
    expect(page.locator(".beside .widths [aria-pressed=true]")).to_have_attribute("value", "bildschirm")
    assert page.faults == []


def test_it_stands_beside_the_form_on_a_wide_screen_and_below_it_on_a_phone(page):
    form, stage = page.locator("form.long"), page.locator(".stage")
    assert stage.bounding_box()["x"] >= form.bounding_box()["x"] + form.bounding_box()["width"]
    for size in (PHONE, {"width": 640, "height": 450}):  # the second is 1280 pixels at 200 %
        page.set_viewport_size(size)
        assert stage.bounding_box()["y"] >= form.bounding_box()["y"] + form.bounding_box()["height"]
        for name in ("telefon", "bildschirm", "papier"):
            choose(page, name)
            assert page.evaluate(TOO_WIDE) == 0, (size, name)


def test_links_lead_nowhere_and_nothing_runs(page):
    page.locator("[name=title]").fill("<img src=x onerror=document.title='verraten'>")
    expect(drawn(page).locator("h1")).to_contain_text("onerror")
    here, others = page.url, len(page.context.pages)
    for part in (".masthead .name", ".sections a", ".search input", ".search button", ".centre-list a"):
        drawn(page).locator(part).first.focus()
        page.keyboard.press("Enter")
    expect(drawn(page).locator("h1")).to_contain_text("onerror")
    page.locator("[name=subtitle]").fill("Danach")  # drawn a good second later
    expect(drawn(page).locator(".subtitle")).to_have_text("Danach")
    assert page.url == here and len(page.context.pages) == others
    assert not page.title().startswith("verraten")
    assert page.evaluate("() => document.querySelector('.stage iframe').contentDocument.title").startswith("<img")


def test_inside_the_frame_the_first_link_still_skips_to_the_content(page):
    skip = drawn(page).locator("a.skip")
    skip.focus()
    page.keyboard.press("Enter")
    expect(drawn(page).locator("main")).to_be_focused()


def test_what_cannot_be_drawn_is_named_and_stays_as_it_was(page):
    page.locator("[name=title]").fill("Geht")
    page.locator("[name=slug]").fill("Geht nicht!")
    expect(drawn(page).locator(".notice.preview")).to_contain_text("neue-halle")
    expect(drawn(page).locator("h1")).to_have_text("Geht")


def test_who_uses_the_keyboard_skips_the_whole_page(page):
    page.locator(".beside button[formtarget]").focus()
    page.keyboard.press("Tab")
    skip = page.locator(".skip-stage")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#nach-der-ansicht a")).to_be_focused()


def test_without_a_connection_the_last_drawing_stays_and_it_is_said(page):
    page.context.set_offline(True)
    page.locator("[name=title]").fill("Im Tunnel")
    expect(page.locator(".beside .silent")).not_to_be_empty()
    expect(drawn(page).locator("h1")).to_contain_text("ERP auswählen")
    page.context.set_offline(False)
    page.locator("[name=title]").fill("Aus dem Tunnel")
    expect(drawn(page).locator("h1")).to_have_text("Aus dem Tunnel")
    expect(page.locator(".beside .silent")).to_be_empty()


def test_a_part_that_is_folded_is_drawn_when_it_is_opened(page):
    page.clock.install()
    page.locator("#ansicht > summary").click()
    page.locator("[name=title]").fill("Zugeklappt")
    pass_by(page, 1500)
    page.locator("#ansicht > summary").click()
    expect(drawn(page).locator("h1")).to_have_text("Zugeklappt")


def test_without_a_script_a_button_draws_the_words_and_keeps_them_in_the_form(person, item):
    page = person(AUTHOR).page
    page.goto(f"/admin/item/{item}/bearbeiten")
    page.locator("[name=title]").fill("Ohne Skript")
    page.locator("button[formtarget]").click()
    expect(page.frame_locator(".stage iframe").locator("h1")).to_have_text("Ohne Skript")
    expect(page.locator("[name=title]")).to_have_value("Ohne Skript")
    assert page.url.endswith("/bearbeiten") and titled("ERP auswählen").id == item


def test_without_a_script_links_choose_the_width(person, item):
    page = person(AUTHOR).page
    page.goto(f"/admin/item/{item}/ansicht")
    for name, wide in (("telefon", 390), ("bildschirm", 1280), ("papier", 658)):
        page.locator(f".widths a[href$={name}]").click()
        expect(page.locator(".widths [aria-current]")).to_have_attribute(
            "href", f"/admin/item/{item}/ansicht?breite={name}"
        )
        expect(page.frame_locator(".stage iframe").locator("h1")).to_contain_text("ERP auswählen")
        inner, shown, room = page.evaluate(WIDE)
        assert inner == wide and shown <= room + 1, (name, inner, shown, room)


def test_a_link_is_made_read_by_a_stranger_and_taken_back_without_a_script(person, reader, item, served):
    page = person(AUTHOR).page
    page.goto(f"/admin/item/{item}/ansicht")
    page.locator("[name=note]").fill("Beispiel GmbH")
    page.locator("form.share button").click()
    address = page.locator("#neuer-link input").input_value()
    assert address.startswith(f"{served}/vorschau/")
    reader.page.goto(address)
    expect(reader.page.locator("h1")).to_contain_text("ERP auswählen")
    expect(reader.page.locator(".notice.preview")).to_contain_text("1. Dezember 2026, 09:00 Uhr")
    assert reader.page.context.cookies() == []
    page.locator("td.actions button").click()
    assert reader.page.goto(address).status == 404
    expect(reader.page.locator("h1")).not_to_contain_text("ERP")


def test_the_address_of_a_new_link_can_be_copied(page, item, served):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    page.goto(f"/admin/item/{item}/ansicht")
    page.locator("form.share button").click()
    expect(page.locator("#neuer-link")).to_be_focused()
    button = page.locator("#neuer-link button")
    button.click()
    expect(button).to_have_text(button.get_attribute("data-done"))
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#neuer-link input").input_value()
    assert page.faults == []


def test_axe_finds_nothing_light_dark_on_a_phone_and_a_wide_screen(item, served, new_context):
    page = new_context(base_url=served, bypass_csp=True, reduced_motion="reduce").new_page()
    Person(page, AUTHOR, PASSWORD).come_in()
    page.goto(f"/admin/item/{item}/ansicht")
    page.locator("form.share button").click()
    address, found = page.locator("#neuer-link input").input_value(), []
    for where in (
        "",
        f"/admin/item/{item}/ansicht?breite=papier",
        f"/admin/item/{item}/vorschau",
        address,
        address[:-1],
    ):
        if where:
            page.goto(where)
        page.evaluate(AXE)
        for scheme, size in (("light", PHONE), ("light", DESK), ("dark", DESK), ("dark", PHONE)):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            found += [f"{where} {scheme} {size['width']} {one}" for one in page.evaluate(RUN, ALL)]
            found += [f"{where} {size['width']}: too wide"] if page.evaluate(TOO_WIDE) > 0 else []
    assert found == [], "\n".join(found)
