"""Findings where one is: below a field, in few lines, told when one is decided; and no request outlives the page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.findings_page import CHECKED, draft_with_findings, entries, keys, writing_page
from tests.browser.waiting import pass_by

pytestmark = pytest.mark.browser
PREVIEW = "**/schreiben/ansicht*"


@pytest.fixture
def page(demo, served, new_context):
    """The page on which a draft with findings is written."""
    return writing_page(new_context(base_url=served, bypass_csp=True), draft_with_findings())


def below(page, name: str):
    """The line below a plain field."""
    return page.locator(f".field:has([name={name}]) .field-findings")


def test_a_decision_is_told_with_what_is_left(page):
    said = page.locator(".findings .said")
    entries(page).last.locator("[data-part=okay]").click()
    page.keyboard.type("Es waren drei Männer.")
    keys(page, "Enter")
    expect(said).to_contain_text(re.compile(r"Lehrer.*\b2 Funde"))
    page.locator("#sprache [data-group=decided] > summary").click()
    entries(page, "decided").locator("[data-part=back]").click()
    expect(said).to_contain_text(re.compile(r"Lehrer.*\b3 Funde"))
    assert not page.faults


def test_words_that_were_taken_are_told_with_what_is_left(page):
    entries(page).last.locator(".instead button").first.click()
    expect(page.locator(".findings .said")).to_contain_text(re.compile(r"Lehrer.*Lehrkräfte.*\b2 Funde"))


def test_below_a_field_a_link_tells_how_much_was_found_in_it_and_leads_there(page):
    expect(below(page, "lead")).to_contain_text(re.compile(r"^1 "))
    expect(below(page, "title")).to_be_hidden()
    lead = page.locator("[name=lead]")
    assert below(page, "lead").get_attribute("id") in lead.get_attribute("aria-describedby").split()
    page.evaluate("document.querySelector('#sprache').open = false")
    below(page, "lead").get_by_role("link").click()
    expect(entries(page).first).to_be_focused()
    lead.fill("Die Kunden und die Lehrer warten.")
    expect(below(page, "lead")).to_contain_text(re.compile(r"^2 "))
    lead.fill("Niemand wartet.")
    expect(below(page, "lead")).to_be_hidden()


def test_two_proposals_are_in_sight_and_the_others_folded(page):
    page.locator("[name=lead]").fill("Die Kunden warten.")
    expect(entries(page).first.locator("[data-part=surface]")).to_have_text("Kunden")
    first = entries(page).first
    number = first.locator(".instead li").count()
    assert number > 2
    expect(first.locator(".instead li").filter(visible=True)).to_have_count(2)
    first.locator("details.more summary").click()
    expect(first.locator(".instead li").filter(visible=True)).to_have_count(number)
    last = first.locator(".instead button").last
    new = last.inner_text()
    last.click()
    assert new in page.locator("[name=lead]").input_value()


def test_what_is_under_way_ends_when_the_form_is_sent(page):
    failed = []
    page.clock.install()
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.evaluate("document.querySelectorAll('.panel').forEach(one => { one.open = true })")
    page.locator(".beside").scroll_into_view_if_needed()
    for where in (CHECKED, PREVIEW):
        page.route(where, lambda route: None)  # no answer yet
    with page.expect_request(CHECKED), page.expect_request(PREVIEW):
        page.locator("[name=lead]").fill("Die Kunden warten.")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("""() => {
      const form = document.getElementById("schreiben");
      form.elements.lead.value += " Noch.";
      form.elements.lead.dispatchEvent(new Event("input", {bubbles: true}));
      form.submit = () => {};
      addEventListener("submit", (event) => event.preventDefault());
      form.requestSubmit();
    }""")
    pass_by(page, 2000)
    assert any(url.endswith("/sprache") for url in failed), failed
    assert any("/ansicht" in url for url in failed), failed
    assert [url for url in asked if url.endswith("/sprache") or "/ansicht" in url] == []
    expect(page.locator(".findings .stale")).to_be_hidden()
    # the frame of the preview is shut for scripts, for that of the test's clock, too
    assert [fault for fault in page.faults if "sandboxed" not in fault] == []
