"""The desk by keyboard alone, on a phone, without JavaScript."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PASSWORD

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
MOST = 80  # stops of the tab key on one page


@pytest.fixture
def page(demo, served, new_context):
    """A phone with a keyboard."""
    return new_context(java_script_enabled=False, base_url=served, viewport=PHONE).new_page()


def _tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there, and be seen there."""
    expect(wanted).to_have_count(1)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
    pytest.fail(f"not reached by {MOST} tabs: {wanted}")


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], page.url


def test_a_reviewer_logs_in_finds_what_waits_and_signs_it(page):
    page.goto("/admin/")
    _tab_to(page, page.get_by_label("E-Mail"))
    page.keyboard.type("pruefung@ruhr-owl.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Petra Prüferin")
    _fits(page)
    title = page.locator("#pruefung tbody th a").first.inner_text()
    _tab_to(page, page.locator("#pruefung td.actions a").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    _fits(page)
    _tab_to(page, page.locator("#akt-sign_off").get_by_role("button"))
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("Ihre Freigabe steht unter diesem Wortlaut.")
    expect(page.locator("#akt-sign_off")).to_have_count(0)
    _fits(page)
