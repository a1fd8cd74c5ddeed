"""Somebody before an item's form whose browser runs the desk's script."""

from playwright.sync_api import expect

from tests.browser.person import Person

# the script's pauses are read from the page: shorter ones, set before it runs
QUICK = """document.addEventListener("readystatechange", () => Object.assign(
  document.querySelector("[data-writing]")?.dataset ?? {}, {pause: 40, longest: 200, note: 10, ping: 150}))"""


class Writer(Person):
    """Somebody whose browser runs scripts and leaves a page without asking."""

    faults: list[str]

    @property
    def lead(self):
        return self.page.locator("form.long [name=lead]")

    @property
    def title(self):
        return self.page.locator("form.long [name=title]")

    @property
    def line(self):
        """Below the form: whether the draft is kept."""
        return self.page.locator(".draft-line")

    def notice(self, name: str):
        """Above the form: something to know."""
        return self.page.locator(f".draft-{name}")

    def keeps(self) -> None:
        """The words are kept at the server, at the time that the test's clock shows."""
        expect(self.line).to_contain_text("09:00")

    def save(self) -> None:
        self.page.locator("form.long button.primary").click()
