"""The editor stops nobody: axe finds nothing in any of its states, it fits a phone, nothing covers the caret."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk_text import Desk
from tests.browser.test_axe import ALL, AXE, COLOURS, DESK, PHONE, RUN, TOO_WIDE
from tests.browser.waiting import until_true

pytestmark = pytest.mark.browser
TEXT = (
    "<h2>Kopf</h2><p>Wort <strong>stark</strong> <em>betont</em> <a href='/x'>Link</a> <q>Zitat</q> "
    "<span lang='en'>news</span></p><ul><li>eins</li></ul><blockquote><p>Satz</p></blockquote>"
    "<aside><p>Kasten</p></aside><table><tr><th>a</th><td>b</td></tr></table>"
)
LONG = "<h2>Kopf</h2>" + "".join(
    f"<p>Absatz {n} mit einigen Wörtern, die über mehr als eine Zeile gehen.</p>" for n in range(60)
)
# the keys that lead there, and what is seen then
STATES = {
    "as it is read": ([], "[data-do=h2][aria-pressed=true]"),
    "in a table": (["Control+End"], "[data-within=table]"),
    "in a list": (["ArrowDown", "ArrowDown"], "[data-within=li]"),
    "with the search": (["Control+F", "wort"], "#body .match"),
    "a link is asked for": (["Control+K", "Tab", "digital"], "[data-dialog=link] [role=option]"),
    "a wrong link": (["Control+K", "x", "Enter"], "[data-dialog=link] .error"),
    "a language is asked for": (["Alt+Shift+L"], "[data-dialog=language] :focus"),
    "the outline": (["Alt+Shift+U"], "[data-dialog=outline] :focus"),
    "the help": (["Alt+Shift+H"], "[data-dialog=help] :focus"),
    "a tool with its name": (["Alt+F10", "ArrowRight"], ".editor .tip"),
}
CARET = """() => {
  const at = getSelection().getRangeAt(0).cloneRange();
  const box = at.getClientRects()[0] ?? at.startContainer.parentElement.getBoundingClientRect();
  const above = document.querySelector(".editor .top").getBoundingClientRect();
  const buttons = document.querySelector("form.long > .buttons");
  const below = getComputedStyle(buttons).position === "sticky" ? buttons.getBoundingClientRect().top : innerHeight;
  return [box.top - above.bottom, below - box.bottom];
}"""

# each key keeps the page busy: where its caret is, the browser tells late
SLOW = """() => addEventListener("keydown", () => {
  const end = performance.now() + 80;
  while (performance.now() < end);
})"""


@pytest.fixture
def desk(demo, served, new_context):
    """Somebody before the editor whose page may be looked at with axe."""
    return Desk(new_context(base_url=served, bypass_csp=True, reduced_motion="reduce").new_page())


def test_axe_finds_nothing_in_any_state_of_the_editor(desk):
    found = []
    for name, (keys, shown) in STATES.items():
        desk.become(TEXT, *keys)
        expect(desk.page.locator(shown).first).to_be_visible()
        desk.page.evaluate(AXE)
        for scheme, size, rules in (("light", PHONE, ALL), ("light", DESK, COLOURS), ("dark", DESK, COLOURS)):
            desk.page.set_viewport_size(size)
            desk.page.emulate_media(color_scheme=scheme)
            found += [f"{name} {scheme} {size['width']} {one}" for one in desk.page.evaluate(RUN, rules)]
        desk.page.set_viewport_size(PHONE)
        if desk.page.evaluate(TOO_WIDE) > 0:
            found.append(f"{name}: too wide for a phone")
    assert found + desk.page.faults == [], "\n".join(found)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_covers_the_caret_wherever_it_goes(desk, size):
    desk.page.set_viewport_size(size)
    desk.become(LONG, "Control+End")
    for key in ["ArrowUp"] * 40 + ["ArrowDown"] * 40:
        desk.keys(key)
        until_true(desk.page, f"Math.min(...({CARET})()) >= 0")


def test_nothing_covers_the_caret_where_the_browser_is_slow(desk):
    desk.page.set_viewport_size(PHONE)
    desk.become(LONG, "Control+End")
    desk.page.evaluate(SLOW)
    for key in ["ArrowUp"] * 20:
        desk.keys(key)
        until_true(desk.page, f"Math.min(...({CARET})()) >= 0")


def test_who_uses_forced_colours_sees_what_is_pressed_and_what_is_quoted(desk):
    desk.page.emulate_media(forced_colors="active")
    desk.become(TEXT)
    pressed, other = (desk.page.locator(f"[data-do={name}]") for name in ("h2", "p"))
    expect(pressed).to_have_attribute("aria-pressed", "true")
    ground = "one => getComputedStyle(one).backgroundColor"
    assert pressed.evaluate(ground) != other.evaluate(ground)
    assert desk.text.locator("q").evaluate("one => getComputedStyle(one).outlineStyle") == "dotted"
