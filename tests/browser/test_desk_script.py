"""What the desk's script adds under the desk's strict policy: quick access, the menu on a phone, light and dark."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD
from tests.browser.person import Person, watched

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
GROUND = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor"


@pytest.fixture
def page(demo, served, new_context):
    """Somebody at the desk whose browser runs scripts; what goes wrong is noted."""
    page = watched(new_context(base_url=served).new_page())
    Person(page, "alles@siegen.example", PASSWORD).come_in()
    page.goto("/admin/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alex Allrolle")
    yield page
    assert page.faults == []


def test_quick_access_opens_by_key_finds_and_leads_by_keyboard_alone(page):
    dialog, box = page.get_by_role("dialog", name="Schnellzugriff"), page.get_by_role("combobox")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(box).to_be_focused()
    expect(dialog.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.type("digital scout")
    expect(dialog.get_by_role("status")).to_have_text("2 Treffer")
    page.keyboard.press("ArrowDown")
    chosen = dialog.get_by_role("option", selected=True)
    expect(chosen).to_contain_text("Digital Scout")
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    title = chosen.locator("span").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_escape_closes_quick_access_and_gives_the_focus_back(page):
    link = page.get_by_role("link", name="Schnellzugriff")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(link).to_be_focused()


def test_it_says_so_where_nothing_fits_and_takes_no_letter_from_a_field(page):
    page.goto("/admin/inhalte/")
    field = page.get_by_label("Titel, Adresse oder Nummer")
    field.fill("")
    field.press_sequentially("k/")
    expect(field).to_have_value("k/")
    expect(page.locator("dialog")).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("gibt es nicht")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Nichts heißt so.")
    expect(page.get_by_role("dialog").get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_a_phone_unfolds_the_tasks_by_a_button_and_folds_them_again(page):
    page.set_viewport_size(PHONE)
    tasks, button = page.get_by_role("navigation", name="Aufgaben"), page.get_by_role("button", name="Menü")
    expect(tasks).to_be_hidden()
    button.click()
    expect(tasks).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(tasks).to_be_hidden()
    expect(button).to_be_focused()


def test_light_and_dark_change_at_once_and_stay(page):
    page.emulate_media(color_scheme="light")
    light = page.evaluate(GROUND)
    page.get_by_role("button", name="Dunkel").click()
    expect(page.get_by_role("button", name="Dunkel")).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate(GROUND)
    assert dark != light
    page.goto("/admin/inhalte/")
    assert page.evaluate(GROUND) == dark
    page.get_by_role("button", name="System").click()
    expect(page.locator("html[data-scheme]")).to_have_count(0)
    assert page.evaluate(GROUND) == light


def test_without_a_script_the_menu_unfolds_and_the_choice_stays(person):
    page = person("alles@siegen.example").page
    page.set_viewport_size(PHONE)
    page.goto("/admin/planung/?was=review")
    expect(page.get_by_role("navigation", name="Aufgaben")).to_be_hidden()
    page.get_by_role("link", name="Menü").click()
    page.get_by_role("button", name="Dunkel").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    assert page.url.endswith("/admin/planung/?was=review")
