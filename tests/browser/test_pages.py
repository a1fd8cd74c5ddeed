"""Public pages as readers meet them: on phone, tablet and desk, light and dark, by keyboard, unobserved."""

from itertools import product
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.person import watched

pytestmark = pytest.mark.browser
PAGES = {
    "home": "/",
    "list": "/artikel/",
    "article": "/artikel/zwei-zentren-zwei-formate",
    "format": "/formate/digital-maker",
    "centre": "/zentren/siegen",
    "search": "/suche?q=Digital+Maker",
    "imprint": "/impressum",
    "not found": "/artikel/gibt-es-nicht",
}
WIDTHS = (390, 768, 1280)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RING = "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"


@pytest.fixture
def page(demo, served, new_context):
    """A reader's page; it notes what it asked for and what went wrong."""
    page = watched(new_context(base_url=served).new_page())
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    return page


def test_every_page_fits_every_width_in_light_and_dark_and_tells_nobody(page):
    for (name, path), scheme in product(PAGES.items(), ("light", "dark")):
        page.emulate_media(color_scheme=scheme)
        assert page.goto(path).status == (404 if name == "not found" else 200), name
        expect(page.locator("html")).to_have_attribute("lang", "de")
        expect(page.locator("h1")).to_have_count(1)
        expect(page.get_by_role("main")).to_have_count(1)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) == 0, (name, width, scheme)
    _nobody_else_was_told(page)


def _nobody_else_was_told(page) -> None:
    """No other host was asked, no cookie was set, nothing was complained of but the missing page itself."""
    own = urlsplit(page.url).netloc
    assert {urlsplit(url).netloc for url in page.asked if not url.startswith("data:")} == {own}
    assert page.context.cookies() == [] and page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert [fault for fault in page.faults if not ("gibt-es-nicht" in fault and "404" in fault)] == []


def test_the_first_tab_leads_past_the_menu_and_focus_is_always_seen(page):
    for name, path in PAGES.items():
        page.goto(path)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Zum Inhalt springen")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        assert page.evaluate(RING) == "solid3px", name
        page.keyboard.press("Tab")
        assert page.evaluate(RING) == "solid3px", name
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
