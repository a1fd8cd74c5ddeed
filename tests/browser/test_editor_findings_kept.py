"""Findings that stay with a reason, a list that is old, what is said and what is not, and nobody is shut out of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.findings_page import CHECKED, LEAD, MARKED, draft_with_findings, entries, keys, unfold, writing_page
from tests.browser.test_axe import ALL, AXE, DESK, PHONE, RUN, TOO_WIDE

pytestmark = pytest.mark.browser


@pytest.fixture
def page(demo, served, new_context):
    """The page on which a draft with findings is written."""
    return writing_page(new_context(base_url=served, bypass_csp=True), draft_with_findings())


def test_words_stay_with_a_reason_and_the_decision_can_be_taken_back(page):
    page.locator("[name=title]").focus()
    keys(page, "F8", "F8", "F8", "Alt+Enter")
    entries(page).last.locator("[data-part=okay]").press("Enter")
    reason = page.locator(".why [name=reason]")
    expect(reason).to_be_focused()
    keys(page, "Enter")
    expect(page.locator(".why [role=alert]")).to_be_visible()
    expect(reason).to_have_attribute("aria-invalid", "true")
    page.keyboard.type("Es waren drei Männer.")
    keys(page, "Enter")
    expect(entries(page)).to_have_count(2)
    expect(entries(page).first).to_be_focused()
    page.reload()
    expect(entries(page)).to_have_count(2)
    unfold(page, "sprache")
    page.locator("#sprache [data-group=decided] > summary").click()
    expect(entries(page, "decided")).to_contain_text("Es waren drei Männer. – Ada Autorin (Beispiel), 24.")
    entries(page, "decided").locator("[data-part=back]").click()
    expect(entries(page)).to_have_count(3)
    expect(entries(page).last).to_be_focused()
    assert not page.faults


def test_escape_leaves_the_reason_then_the_list(page):
    okay = entries(page).last.locator("[data-part=okay]")
    okay.click()
    keys(page, "Escape")
    expect(okay).to_be_focused()
    expect(page.locator(".why")).to_have_count(0)
    keys(page, "Escape")
    expect(page.locator("#body")).to_be_focused()


def test_a_reason_half_written_outlives_a_new_list(page):
    entries(page).last.locator("[data-part=okay]").click()
    page.keyboard.type("Es waren")
    with page.expect_response(CHECKED):
        page.evaluate("coopcmsEditor.replace({block: coopcmsEditor.blocks()[0].id, start: 0, end: 6}, 'Die Kunden')")
    expect(entries(page)).to_have_count(4)
    expect(page.locator(".why [name=reason]")).to_be_focused()
    page.keyboard.type(" Männer")
    expect(page.locator(".why [name=reason]")).to_have_value("Es waren Männer")


@pytest.mark.parametrize(("status", "word"), [(503, "antwortet nicht"), (401, "Anmeldung"), (0, "antwortet nicht")])
def test_without_an_answer_the_list_stays_and_says_that_it_is_old(page, status, word):
    page.route(CHECKED, lambda route: route.fulfill(status=status, body="") if status else route.abort())
    page.locator("[name=lead]").fill("Die Kunden warten.")
    expect(page.locator(".findings .stale")).to_contain_text(word)
    expect(entries(page)).to_have_count(3)
    page.unroute(CHECKED)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".findings .stale")).to_be_hidden()
    expect(entries(page).first).to_contain_text("Kunden")


def test_the_count_is_said_only_when_it_is_another(page):
    page.evaluate("""() => {
      window.told = [];
      new MutationObserver(() => told.push(document.querySelector(".findings-counts").textContent))
        .observe(document.querySelector(".findings-counts"), {childList: true, characterData: true, subtree: true});
    }""")
    for words in (f"{LEAD} Und mehr.", "Niemand plant."):
        with page.expect_response(CHECKED):
            page.locator("[name=lead]").fill(words)
    expect(entries(page)).to_have_count(2)
    assert len(page.evaluate("told")) == 1


def test_a_text_in_another_language_has_no_findings(page):
    page.locator("[name=language]").select_option("en")
    expect(entries(page)).to_have_count(0)
    assert page.evaluate(MARKED) == []


def test_without_a_script_the_list_of_the_saved_words_is_there(demo, served, new_context):
    context = new_context(base_url=served, java_script_enabled=False)
    page = writing_page(context, draft_with_findings(), is_live=False)
    expect(page.locator("#sprache .found")).not_to_have_count(0)
    expect(page.locator("#sprache")).to_contain_text("Lehrkräfte")
    assert page.locator("#sprache button").count() == 0


def test_a_new_item_is_not_checked_and_says_nothing(page):
    page.goto("/admin/neu/article")
    expect(page.locator("#body[contenteditable=true]")).to_be_visible()
    assert page.locator("#sprache").count() == 0
    page.locator("#body").focus()
    keys(page, "Alt+Shift+h")
    assert "F8" not in page.locator("dialog[open] .shortcuts").inner_text()


def test_the_help_lists_the_keys(page):
    page.locator("#body").focus()
    keys(page, "Alt+Shift+h")
    told = page.locator("dialog[open] .shortcuts dt").all_inner_texts()
    assert {"F8", "Umschalt+F8", "Alt+Eingabe"} <= set(told)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_list_with_everything_open(page, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    entries(page).first.locator("[data-part=okay]").click()
    page.keyboard.type("Nur einer.")
    keys(page, "Enter")
    expect(entries(page, "decided")).to_have_count(1)
    entries(page).last.locator("[data-part=okay]").click()
    keys(page, "Enter")
    page.evaluate(AXE)
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        page.evaluate("document.querySelectorAll('#sprache details, #sprache').forEach(one => { one.open = true })")
        page.evaluate("document.querySelector('#sprache').scrollTop = 0")  # no button half below the panel's head
        assert page.evaluate(RUN, ALL) == [], size
        assert page.evaluate(TOO_WIDE) <= 0, size


def test_without_colours_findings_and_hints_are_still_told_apart(page):
    page.emulate_media(forced_colors="active")
    assert {style for _words, line, style in page.evaluate(MARKED) if line == "underline"} == {"solid", "dotted"}
