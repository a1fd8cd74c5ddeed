"""Findings of the language check while one writes: list and underlines, by keys alone, taken in one undoable step."""

import pytest
from playwright.sync_api import expect

from tests.browser.findings_page import (
    CHECKED,
    LEAD,
    MARKED,
    SELECTED,
    draft_with_findings,
    entries,
    keys,
    writing_page,
)
from tests.browser.waiting import pass_by, until, until_true

pytestmark = pytest.mark.browser
BUTTONS = """() => [...document.querySelectorAll("#sprache button")].filter(one => one.checkVisibility())
  .map(one => one.ariaLabel ?? one.innerText)"""


# the fields F8 leads through, the words it selects there, their number
MET = (("lead", "Mitarbeiter", 1), ("body", "Mitarbeiter", 2), ("body", "Lehrer", 3), ("lead", "Mitarbeiter", 1))


@pytest.fixture
def page(demo, served, new_context):
    """The page on which a draft with findings is written."""
    return writing_page(new_context(base_url=served, bypass_csp=True), draft_with_findings())


def test_the_list_is_in_the_order_of_the_text_and_underlines_tell_findings_from_hints(page):
    assert entries(page).locator("[data-part=surface]").all_inner_texts() == ["Mitarbeiter", "Mitarbeiter", "Lehrer"]
    expect(entries(page).first).to_contain_text(LEAD)
    expect(page.locator(".findings-counts")).to_contain_text("3")
    marked = page.evaluate(MARKED)
    assert [found for found in marked if found[2] == "solid"] == [
        [w, "underline", "solid"] for w in ("Mitarbeiter", "Lehrer")
    ]
    assert ["diesem Jahr", "underline", "dotted"] in marked
    expect(entries(page, "hint").first).to_be_hidden()
    assert not page.faults


def test_each_button_has_a_name_of_its_own(page):
    named = page.evaluate(BUTTONS)
    assert len(named) == len(set(named)) > 9
    assert any("„Lehrer“" in name and "„Lehrkräfte“" in name for name in named)


def test_neutral_words_come_first_and_their_style_is_named(page):
    first = entries(page).last.locator(".instead li")
    expect(first.first).to_contain_text("Lehrkräfte")
    expect(first.first).to_contain_text("neutral")


def test_it_is_asked_once_when_typing_pauses_and_the_newest_words_win(page):
    asked = []
    page.clock.install()
    page.on("request", lambda request: asked.append(request) if request.url.endswith("/sprache") else None)
    page.locator("[name=lead]").fill("")
    page.locator("[name=lead]").press_sequentially("Die Kunden warten.", delay=60)
    assert asked == []
    expect(entries(page).first).to_contain_text("Kunden")
    assert [request.post_data_json["fields"]["lead"] for request in asked] == ["Die Kunden warten."]
    page.locator("[name=lead]").press("End")
    pass_by(page, 1200)
    assert len(asked) == 1


def test_one_request_runs_at_a_time(page):
    held = []
    page.clock.install()
    page.route(CHECKED, lambda route: held.append(route))
    for words in ("Die Kunden warten.", "Die Käufer warten.", "Die Lehrer warten."):
        page.locator("[name=lead]").fill(words)
        pass_by(page, 950)
    assert len(held) == 1
    held[0].continue_()
    until(page, lambda: len(held) > 1)
    pass_by(page, 950)
    asked = [route.request.post_data_json["fields"]["lead"] for route in held]
    assert asked == ["Die Kunden warten.", "Die Lehrer warten."]
    held[1].continue_()
    expect(entries(page).first.locator("[data-part=surface]")).to_have_text("Lehrer")


def test_f8_goes_from_finding_to_finding_and_tells_each(page):
    page.locator("[name=title]").focus()
    for field, words, number in MET:
        keys(page, "F8")
        until_true(page, f"({SELECTED})() === '{words}'")
        assert page.evaluate("document.activeElement.name ?? document.activeElement.id") == field
        expect(page.locator(".findings .said")).to_contain_text(f"{number} ")
        expect(page.locator(".findings .said")).to_contain_text(f"„{words}“")
    keys(page, "Shift+F8")
    until_true(page, f"({SELECTED})() === 'Lehrer'")


def test_hints_are_on_the_way_while_they_are_unfolded(page):
    page.locator("#sprache [data-group=hint] > summary").click()
    page.locator("[name=lead]").focus()
    page.keyboard.press("End")
    met = []
    for _ in range(3):
        keys(page, "F8")
        met.append(page.evaluate(SELECTED))
    assert "diesem Jahr" in met


def test_from_the_words_to_their_entry_and_back(page):
    page.locator("[name=title]").focus()
    keys(page, "F8", "F8", "Alt+Enter")
    expect(entries(page).nth(1)).to_be_focused()
    assert page.evaluate("coopcmsEditor.blocks()[1].runs.length") == 1, "Alt+Enter is no new line here"
    keys(page, "Escape")
    until_true(page, f"({SELECTED})() === 'Mitarbeiter'")
    expect(page.locator("#body")).to_be_focused()


def test_words_are_taken_in_one_step_and_undo_restores_the_text_exactly(page):
    before = page.evaluate("coopcmsEditor.html()")
    page.locator("[name=title]").focus()
    keys(page, "F8", "F8", "Alt+Enter", "Tab", "Enter")
    expect(entries(page).nth(1)).to_be_focused()
    expect(entries(page).nth(1)).to_contain_text("Lehrer")
    assert page.evaluate("coopcmsEditor.html()") == before.replace(
        "Die Mitarbeiter suchten", "Die Mitarbeitenden suchten"
    )
    assert page.locator("[name=accepted_rules]").input_value() == "GM01"
    expect(page.locator(".findings-counts")).to_contain_text("2")
    keys(page, "Escape", "Control+z")
    assert page.evaluate("coopcmsEditor.html()") == before
    expect(entries(page)).to_have_count(3)
    expect(page.locator("[name=accepted_rules]")).to_have_value("")
    assert not page.faults


def test_undo_is_at_hand_in_the_list_too(page):
    before = page.evaluate("coopcmsEditor.html()")
    entries(page).last.locator(".instead button").first.click()
    assert page.evaluate("coopcmsEditor.html()") != before
    keys(page, "Control+z")
    assert page.evaluate("coopcmsEditor.html()") == before


def test_words_of_a_plain_field_are_taken_and_undone(page):
    button = entries(page).first.locator(".instead button").first
    new = button.inner_text()
    button.click()
    assert page.locator("[name=lead]").input_value() == LEAD.replace("jeder Mitarbeiter", new)
    page.locator("[name=lead]").focus()
    keys(page, "Control+z")
    assert page.locator("[name=lead]").input_value() == LEAD


def test_a_finding_keeps_to_its_words_while_others_are_typed_before_it(page):
    page.route(CHECKED, lambda route: None)  # no answer: the list is that of before
    page.locator(".tiptap p").first.click()
    keys(page, "Home")
    page.keyboard.type("Mitarbeiter 😀 und ")
    entries(page).nth(1).locator(".instead button").first.click()
    assert page.locator(".tiptap p").first.inner_text().startswith("Mitarbeiter 😀 und Die Mitarbeitenden suchten")


def test_words_that_are_others_now_are_not_replaced(page):
    page.route(CHECKED, lambda route: None)
    page.locator("[name=lead]").fill("Hier plant 😀 jeder Mitarbeitervertreter mit.")
    entries(page).first.locator(".instead button").first.click()
    assert page.locator("[name=lead]").input_value() == "Hier plant 😀 jeder Mitarbeitervertreter mit."
    expect(page.locator(".findings .said")).not_to_be_empty()


def test_a_field_that_is_shut_keeps_its_words(page):
    page.evaluate("document.querySelector('[name=lead]').readOnly = true")
    entries(page).first.locator(".instead button").first.click()
    assert page.locator("[name=lead]").input_value() == LEAD
    expect(page.locator(".findings .said")).not_to_be_empty()
