"""Somebody before an item's form whose browser runs the desk's script."""

from collections.abc import Callable

from playwright.sync_api import expect

from coopcms.accounts.queries import user_by_email
from coopcms.content.models import EditSession
from tests.browser.person import Person
from tests.browser.waiting import until

AUTHOR, LEAD = "autor@siegen.example", "leitung@siegen.example"

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
        """Above the form or its buttons: something to know."""
        return self.page.locator(f".draft-{name}")

    def keeps(self) -> None:
        """The words are kept at the server, at the time that the test's clock shows."""
        expect(self.line).to_contain_text("09:00")

    def until(self, holds: Callable[[], bool]) -> None:
        """What the server has becomes so within some seconds."""
        until(self.page, holds)

    def save(self) -> None:
        self.page.locator("form.long button.primary").click()


def kept(email: str) -> list[dict]:
    """The words of this person's drafts, the oldest first."""
    rows = EditSession.select().where(
        EditSession.user_id == user_by_email(email).id, EditSession.kept_at.is_null(False)
    )
    return [row.words for row in rows.order_by(EditSession.id)]
