"""A text on somebody's screen: the page of a new item whose field holds given HTML, in a browser that runs scripts."""

from html import escape

from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD
from tests.browser.person import Person, watched

NEW = "/admin/neu/article"
PROBE = "/admin/probe"
FIELD = 'name="body"'


class Desk:
    """Somebody before the editor; what goes wrong in the page is noted in `page.faults`."""

    def __init__(self, page: Page):
        self.page = watched(page)
        Person(page, "alles@siegen.example", PASSWORD).log_in()
        answer = page.request.get(NEW)
        self._form, self._policy = answer.text(), answer.headers["content-security-policy"]

    def open(self, html: str) -> None:
        """The form as the server would send it with these words, under its own policy."""
        start = self._form.index(">", self._form.index(FIELD)) + 1
        end = self._form.index("</textarea>", start)
        page = f"{self._form[:start]}\n{escape(html)}{self._form[end:]}"
        headers = {"content-security-policy": self._policy, "content-type": "text/html; charset=utf-8"}
        self.page.unroute_all()
        self.page.route(f"**{PROBE}", lambda route: route.fulfill(body=page, headers=headers))
        self.page.goto(PROBE)
        expect(self.text).to_be_visible()

    @property
    def text(self):
        """What is typed into."""
        return self.page.locator("#body[contenteditable=true]")

    @property
    def field(self) -> str:
        """What the form would send now."""
        return self.page.evaluate("new FormData(document.querySelector('form.long')).get('body')").replace("\r\n", "\n")

    def ask(self, call: str, *given):
        """The answer of `window.coopcmsEditor`: `ask("go", {…})`."""
        return self.page.evaluate("([call, given]) => window.coopcmsEditor[call](...given)", [call, list(given)])

    def blocks(self) -> list:
        """The text as the page's scripts see it."""
        return self.ask("blocks")
