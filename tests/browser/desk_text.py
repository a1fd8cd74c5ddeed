"""A text on somebody's screen: the page of a new item whose field holds given HTML, in a browser that runs scripts."""

import re
from html import escape

from playwright.sync_api import Page, expect

from coopcms.blocks.html import from_html, to_html
from tests.browser.conftest import PASSWORD
from tests.browser.person import Person, watched
from tests.browser.waiting import DRAWN

NEW = "/admin/neu/article"
PROBE = "/admin/probe"
FIELD = 'name="body"'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"><path d="M0 0h8v6H0z" fill="teal"/></svg>'
_THUMB = re.compile(r"/admin/medien/\d+/\d+$")
_KEY = re.compile(
    r"(?:(?:Control|Shift|Alt)\+)*(?:Arrow\w+|Enter|Tab|Home|End|Escape|Backspace|Delete|F10)|(?:\w+\+)+\w"
)
# what is said of the paste is said after it
_PASTE = """async ([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (text) data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.querySelector("#body").dispatchEvent(event);
  await new Promise((said) => setTimeout(said));
}"""


class Desk:
    """Somebody before the editor; what goes wrong in the page is noted in `page.faults`."""

    def __init__(self, page: Page):
        self.page = watched(page)
        Person(page, "alles@siegen.example", PASSWORD).come_in()
        answer = page.request.get(NEW)
        self._form, self._policy = answer.text(), answer.headers["content-security-policy"]

    def open(self, html: str) -> None:
        """The form as the server would send it with these words, under its own policy."""
        start = self._form.index(">", self._form.index(FIELD)) + 1
        end = self._form.index("</textarea>", start)
        page = f"{self._form[:start]}\n{escape(html)}{self._form[end:]}"
        headers = {"content-security-policy": self._policy, "content-type": "text/html; charset=utf-8"}
        self.page.unroute_all()
        self.page.route(_THUMB, lambda route: route.fulfill(body=PICTURE, content_type="image/svg+xml"))
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

    @property
    def said(self) -> str:
        """What was announced last."""
        return self.page.locator(".editor .said").inner_text().strip("\xa0 \n")

    def keys(self, *keys: str) -> None:
        """Key by key; what is no key is typed as words."""
        for key in keys:
            if _KEY.fullmatch(key):
                self.page.keyboard.press(key)
            else:
                self.page.keyboard.type(key)

    def become(self, html: str, *keys: str) -> str:
        """The words as readers get them after these keys in a text that began as `html`, the caret at its start."""
        self.open(html)
        self.text.focus()
        self.page.keyboard.press("Control+Home")
        self.keys(*keys)
        return to_html(from_html(self.field))

    def paste(self, html: str = "", text: str = "") -> None:
        """Paste what another program has put on the clipboard.

        A key that pastes is a key first, at which the editor looks where its caret is; so the browser, which tells of
        the caret with the next frame, is let to before a script does the same.
        """
        self.text.focus()
        self.page.evaluate(DRAWN)
        self.page.evaluate(_PASTE, [html, text])

    def ask(self, call: str, *given):
        """The answer of `window.coopcmsEditor`: `ask("go", {…})`."""
        return self.page.evaluate("([call, given]) => window.coopcmsEditor[call](...given)", [call, list(given)])

    def blocks(self) -> list:
        """The text as the page's scripts see it."""
        return self.ask("blocks")
