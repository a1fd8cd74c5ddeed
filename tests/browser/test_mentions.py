"""Calling somebody by name while one types a comment, by the keyboard alone; without scripts it is plain text."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD
from tests.browser.desk_world import titled
from tests.browser.person import Person, watched

pytestmark = pytest.mark.browser
WHO = "pruefung@siegen.example"


@pytest.fixture
def page(demo, served, new_context):
    """A reviewer with scripts; what goes wrong is noted."""
    page = watched(new_context(base_url=served).new_page())
    Person(page, WHO, PASSWORD).come_in()
    yield page
    assert page.faults == []


@pytest.fixture
def review(demo) -> int:
    """A text of two centres under review."""
    return titled("Gestaltungsworkshops").id


def test_a_name_is_found_chosen_and_taken_over_by_keys(page, review):
    page.goto(f"/admin/item/{review}/kommentare")
    field, names = page.get_by_label("Ihr Kommentar"), page.locator("form.comment [role=listbox]")
    field.focus()
    page.keyboard.type("Liebe @p")
    expect(names).to_be_visible()
    options = page.get_by_role("option")
    assert all(re.search(r"\bP", name) for name in options.all_inner_texts())
    first = options.nth(0)
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    expect(field).to_have_attribute("aria-controls", names.get_attribute("id"))
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).not_to_have_attribute("id", first.get_attribute("id"))
    name = chosen.inner_text()
    page.keyboard.press("Enter")
    expect(field).to_have_value(f"Liebe @{name} ")
    expect(names).to_be_hidden()
    page.keyboard.type("bitte lesen")
    expect(names).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text(name)


def test_escape_closes_the_list_and_enter_is_a_new_line_again(page, review):
    page.goto(f"/admin/item/{review}/kommentare")
    field, names = page.get_by_label("Ihr Kommentar"), page.locator("form.comment [role=listbox]")
    field.focus()
    page.keyboard.type("@petra")
    expect(names).to_be_visible()
    page.keyboard.press("Escape")
    expect(names).to_be_hidden()
    page.keyboard.press("Enter")
    expect(field).to_have_value("@petra\n")
    page.keyboard.type("mail@pet")
    expect(names).to_be_hidden()


def test_beside_a_passage_names_are_proposed_too_and_nobody_is_said(page, review):
    page.goto(f"/admin/item/{review}/pruefung")
    page.locator(".whole .say-here > summary").click()
    form = page.locator(".whole form.say")
    form.get_by_role("textbox").press_sequentially("@zzz")
    expect(form.get_by_role("status")).to_have_text(re.compile(r"\w"))
    expect(form.get_by_role("listbox", include_hidden=True)).to_be_hidden()
    form.get_by_role("textbox").fill("")
    form.get_by_role("textbox").press_sequentially("@pet")
    form.get_by_role("option").first.click()
    expect(form.get_by_role("textbox")).to_have_value(re.compile(r"^@Petra .*\(Beispiel\) $"))


@pytest.mark.parametrize(("end", "form"), [("kommentare", "form.comment"), ("pruefung", ".whole form.say")])
def test_the_list_covers_no_button_and_a_press_on_it_is_a_press(page, review, end, form):
    page.goto(f"/admin/item/{review}/{end}")
    for folded in page.locator(".whole .say-here > summary").all():
        folded.click()
    field, button = page.locator(f"{form} textarea"), page.locator(f"{form} button").last
    field.press_sequentially("Bitte lesen, @p")
    names = page.locator(f"{form} [role=listbox]")
    expect(names).to_be_visible()
    button.scroll_into_view_if_needed()
    [place, over] = [button.bounding_box(), names.bounding_box()]
    assert over["y"] + over["height"] <= place["y"]
    page.mouse.click(place["x"] + 10, place["y"] + 10)
    expect(page.locator(".flash")).to_be_visible()


def test_without_scripts_a_name_is_plain_text(person, review):
    page = person(WHO).page
    page.goto(f"/admin/item/{review}/kommentare")
    assert not page.locator("form.comment [role=listbox]").count()
    page.get_by_label("Ihr Kommentar").fill("@Petra Prüferin, bitte lesen.")
    page.locator("form.comment button.primary").click()
    expect(page.locator(".flash")).to_contain_text("Petra Prüferin")
