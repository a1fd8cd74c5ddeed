"""Somebody in front of a browser."""

from playwright.sync_api import APIResponse, Locator, Page, expect

from tests.browser.sessions import cookie_of


def watched(page: Page) -> Page:
    """The page, which notes in `page.faults` what goes wrong in its scripts and what its console calls an error."""
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda said: page.faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    return page


class Person:
    """One browser with its own cookies; what a test does with it, a hand could do."""

    def __init__(self, page: Page, email: str = "", password: str = ""):
        self.page, self.email, self.password = page, email, password

    def log_in(self) -> None:
        """Come in by the door of the desk."""
        self.page.goto("/admin/login")
        self.page.get_by_label("E-Mail").fill(self.email)
        self.page.get_by_label("Passwort").fill(self.password)
        self.page.get_by_role("button", name="Anmelden").click()
        expect(self.page.get_by_role("button", name="Abmelden")).to_be_attached()

    def come_in(self) -> None:
        """Be logged in at once, without a page; `log_in` is for who tests the door."""
        self.page.context.add_cookies([cookie_of(self.email)])

    def open(self, item: int, end: str = "") -> None:
        """Go to a page of an item."""
        self.page.goto(f"/admin/item/{item}{end}")

    def form(self, item: int, transition: str) -> Locator:
        """The form of a step on the item's page, unfolded where it was folded."""
        self.open(item)
        form = self.page.locator(f"#akt-{transition}")
        expect(form).to_be_attached()
        for folded in form.locator("xpath=ancestor::details[not(@open)]").all():
            folded.locator("> summary").click()
        return form

    def take(self, item: int, transition: str, **typed: str) -> None:
        """Open the page, type, send."""
        form = self.form(item, transition)
        for name, value in typed.items():
            form.locator(f"[name={name}]").fill(value)
        form.get_by_role("button").click()

    def edit(self, item: int, **words: str) -> None:
        """Type into the form of the item and save it."""
        self.open(item, "/bearbeiten")
        for name, value in words.items():
            self.page.locator(f"form.long [name={name}]").fill(value)
        self.page.locator("form.long button.primary").click()

    def forge(self, item: int, transition: str, **data: str) -> APIResponse:
        """Post what no page offers, with the session's own token."""
        token = self.page.locator("[name=csrf_token]").first.get_attribute("value")
        form = {"csrf_token": token, **data}
        return self.page.request.post(f"/admin/item/{item}/akt/{transition}", form=form, max_redirects=0)

    def is_told(self, text: str) -> None:
        """The message of the page, or what it says of the item's standing."""
        expect(self.page.get_by_role("main")).to_contain_text(text)

    @property
    def item(self) -> int:
        """The number of the item whose page is open."""
        return int(self.page.url.split("/admin/item/")[1].split("/")[0])
