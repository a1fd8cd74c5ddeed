"""Words that were typed and not sent: the browser asks before it leaves them, and never otherwise."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD
from tests.browser.person import Person

pytestmark = pytest.mark.browser
NEW = "/admin/neu/article"


@pytest.fixture
def page(demo, served, new_context):
    """An author before the form of a new article; what the browser asks is noted and answered with staying."""
    page = new_context(base_url=served).new_page()
    page.asked = []
    Person(page, "alles@siegen.example", PASSWORD).come_in()
    page.on("dialog", lambda dialog: (page.asked.append(dialog.type), dialog.dismiss()))
    page.goto(NEW)
    return page


def leave(page):
    page.locator("nav a[href='/admin/neues/']").first.click(no_wait_after=True)


def test_who_leaves_by_the_menu_with_typed_words_is_asked(page):
    title = page.locator("[name=title]")
    title.press_sequentially("Mein Satz")
    leave(page)
    expect(title).to_have_value("Mein Satz")
    assert page.asked == ["beforeunload"] and page.url.endswith(NEW)


def test_who_has_typed_nothing_or_taken_it_back_is_not_asked(page):
    page.locator("[name=title]").press_sequentially("M")
    page.keyboard.press("Backspace")
    leave(page)
    page.wait_for_url("**/admin/neues/")
    assert page.asked == []


def test_sending_and_leaving_on_purpose_are_not_asked_about(page):
    page.locator("[name=title]").press_sequentially("Erster Satz")
    page.locator("[data-leaves]").click()
    page.wait_for_url("**/admin/")
    page.goto(NEW)
    page.locator("[name=title]").press_sequentially("Zweiter Satz")
    page.locator("form.long button.primary").click()
    page.wait_for_load_state()
    assert page.asked == [] and page.url != NEW


def test_after_a_lost_session_the_same_words_are_sent_once_more(page):
    centre = page.locator("[name=centre]")
    if centre.input_value() == "":
        centre.select_option(index=1)
    page.locator("[name=title]").press_sequentially("Verlorene Sitzung")
    page.context.clear_cookies()
    page.locator("form.long button.primary").click()
    page.get_by_label("E-Mail").fill("alles@siegen.example")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.locator("form.again button.primary").click()
    expect(page.locator("main textarea").filter(has_text="Verlorene Sitzung")).to_be_visible()
    page.locator("main button.primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verlorene Sitzung")
    assert page.asked == []
