"""Somebody who counts: every link and button that is pressed, by mouse or by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.person import Person

MOST = 160  # stops of the tab key on one page
HERE = "node => node.isConnected ? node === document.activeElement : null"


class Hands(Person):
    """A person at one kind of screen; `pressed` counts since the login."""

    pressed = 0

    def log_in(self) -> None:
        """Come in by the door, by hand; the count begins after it."""
        self.page.goto("/admin/login")
        self.fill(self.page.get_by_label("E-Mail"), self.email)
        self.fill(self.page.get_by_label("Passwort", exact=True), self.password)
        self.press(self.page.get_by_role("button", name="Anmelden"))
        expect(self.page.locator(".rail .brand")).to_be_visible()
        self.pressed = 0

    def press(self, wanted: Locator) -> None:
        """Click a link or button, and see that the page that follows fits the screen."""
        self.reach(wanted)
        self.act(wanted)
        self.pressed += 1
        self.page.wait_for_load_state()
        self.fits()

    def fill(self, field: Locator, text: str) -> None:
        """Type into a field."""
        self.reach(field)
        field.fill(text)

    def reach(self, wanted: Locator) -> None:
        """Have it before one's eyes."""
        expect(wanted).to_have_count(1)

    def act(self, wanted: Locator) -> None:
        """Press what has been reached."""
        wanted.click()

    def fits(self) -> None:
        """Nothing lies beside the screen."""
        width = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], self.page.url


class Keys(Hands):
    """The same without a mouse: Tab until the focus is there and can be seen, then Enter."""

    def reach(self, wanted: Locator) -> None:
        """Press Tab until it has the focus."""
        expect(wanted).to_have_count(1)
        node = wanted.element_handle()
        for _stop in range(MOST):
            if (is_there := node.evaluate(HERE)) is None:  # the page has put another in its place
                node = wanted.element_handle()
                is_there = node.evaluate(HERE)
            if is_there:
                expect(wanted).to_be_in_viewport()
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"not reached by {MOST} tabs: {wanted}")

    def act(self, wanted: Locator) -> None:
        """Enter, on what has the focus."""
        with self.page.expect_navigation() if wanted.evaluate(_LEAVES) else _nothing(self.page):
            self.page.keyboard.press("Enter")

    def fill(self, field: Locator, text: str) -> None:
        """Type letter by letter."""
        self.reach(field)
        self.page.keyboard.insert_text(text)


_LEAVES = "node => node.type === 'submit' || (node.href && !node.getAttribute('href').startsWith('#'))"


class _nothing:
    """A context in which nothing is waited for."""

    def __init__(self, page: Page):
        self.page = page

    def __enter__(self):
        return self.page

    def __exit__(self, *_error):
        return False
