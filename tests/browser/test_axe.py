"""No page of the desk stops anybody: axe finds nothing, light, dark, on a phone; none needs a script or a style."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from coopcms.accounts.queries import user_by_email
from coopcms.accounts.services import create_user
from coopcms.accounts.services_links import issue
from coopcms.consents.models import Depicted
from coopcms.network.models import Topic
from coopcms.notify.queries_post import kept
from tests.browser.conftest import PASSWORD
from tests.browser.desk_pages import (
    ADMINISTRATOR,
    AUTHOR,
    DAILY,
    EXAMPLES,
    LOST,
    MISTAKES,
    NO_PAGES,
    REVIEWER,
    STRANGER,
)
from tests.browser.desk_world import actor
from tests.browser.person import Person

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # all that dark can change
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
RUN = """only => axe.run(document, {resultTypes: ["violations"], runOnly: only}).then(found =>
  found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.html.slice(0, 160)}`)))"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# what stands in the way of somebody who reads the document from its beginning, without styles and scripts
OBSTACLES = """() => {
  const before = [...document.body.children].map(one => one.tagName).join(" ").split("MAIN")[0];
  const first = document.querySelector("a[href], button, input:not([type=hidden])");
  const shut = document.querySelectorAll("[hidden]:not(.keys), dialog:not([open]), main [aria-hidden] :is(a, button)");
  const unread = ".keys, option, template, script, svg, thead, .print-only, .on-phone, .to-panel";
  const folded = `details:not([open]), [aria-hidden=true], ${unread}`;
  const gone = [...document.querySelectorAll("main *")].filter(
    one => one.textContent.trim() && !one.getClientRects().length && !one.closest(folded));
  return [
    ...(document.querySelectorAll("h1").length === 1 ? [] : ["not one h1"]),
    ...(document.querySelectorAll("main").length === 1 ? [] : ["not one main"]),
    ...(!before || first?.getAttribute("href") === "#inhalt" ? [] : ["the first stop does not lead to the content"]),
    ...(["", "A ", "A HEADER ", "A HEADER TEMPLATE "].includes(before) ? [] : [`before the content: ${before}`]),
    ...(document.title.includes(" – ") ? [] : [`title: ${document.title}`]),
    ...[...shut, ...gone].map(one => `cannot be seen: ${one.outerHTML.slice(0, 160)}`),
  ];
}"""


@pytest.fixture
def names(world, settings):
    """The world, with what is made in secret: a link to a new password, a mail's own name."""
    newcomer = create_user("neu@siegen.example", "Nelly Neu (Beispiel)", None, actor(ADMINISTRATOR))
    _user, reset = issue(user_by_email(AUTHOR).id, "reset")
    _user, invitation = issue(newcomer.id, "invite")
    _user, moving = issue(user_by_email(AUTHOR).id, "address", "anders@siegen.example")
    secrets = {"reset": reset, "moving": moving, "invitation": invitation, "mail": kept(settings, 1, 1)[1][0].name}
    return world | secrets | {"topic": Topic.select(Topic.slug).first().slug, "party": Depicted.get().party_id}


class Visitors:
    """One browser window for each person, logged in once."""

    def __init__(self, new_context, **how):
        self._new, self._how, self._pages = new_context, how, {}

    def page(self, who: str) -> Page:
        """The window of this person; a stranger has one, too."""
        if who not in self._pages:
            page = self._new(**self._how).new_page()
            page.faults = []
            page.on("pageerror", lambda error: page.faults.append(str(error)))
            if who != STRANGER:
                Person(page, who, PASSWORD).come_in()
            self._pages[who] = page
        return self._pages[who]


def _daily(visitors: Visitors, names: dict) -> Iterator[tuple[str, Page]]:
    """The first example of each page that is open all day."""
    for endpoint in DAILY:
        yield _at(endpoint, *EXAMPLES[endpoint][0], visitors, names)


def _at(endpoint: str, who: str, address: str, visitors: Visitors, names: dict) -> tuple[str, Page]:
    page = visitors.page(who)
    answer = page.goto(address.format(**names))
    if answer.status != 200:
        page.faults.append(f"answered {answer.status}")
    return f"{endpoint} {address} {who}", page


def _walk(visitors: Visitors, names: dict) -> Iterator[tuple[str, Page]]:
    """Every example, then forms sent with mistakes, then what is not there; each page as it stands then."""
    for endpoint, examples in EXAMPLES.items():
        for who, address in examples:
            yield _at(endpoint, who, address, visitors, names)
    for who, address, typed, button in MISTAKES:
        page = visitors.page(who)
        page.goto(address.format(**names))
        for field, words in typed.items():
            page.locator(field).first.fill(words)
        page.locator(button).first.click()
        assert page.locator(".error-summary").count(), f"no mistake found at {address}"
        yield f"mistake at {address} {who}", page
    for who, address in LOST:
        page = visitors.page(who)
        assert page.goto(address).status in (403, 404, 410)
        yield f"lost at {address}", page


def _opened(page: Page) -> Iterator[tuple[str, Page]]:
    """What only a script opens, and the menu of a phone."""
    page.goto("/admin/#aufgaben")
    yield "tasks unfolded", page
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("option").first.wait_for()
    yield "quick access", page


def test_every_page_of_the_desk_has_an_example(app):
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/admin") and "GET" in rule.methods]
    known = {*EXAMPLES, *NO_PAGES}
    assert {rule.endpoint for rule in rules} - known == set(), "add an example to tests/browser/desk_pages.py"
    assert known - {rule.endpoint for rule in rules} == set(), "no page has these names any more"


def _violations(pages: Iterator[tuple[str, Page]], views) -> list[str]:
    """What axe finds on these pages in each of these views: (scheme, size, rules)."""
    found = []
    for name, page in pages:
        page.evaluate(AXE)
        for scheme, size, rules in views:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            found += [f"{name} {scheme} {size['width']} {one}" for one in page.evaluate(RUN, rules)]
        found += [f"{name}: {fault}" for fault in page.faults]
        page.faults.clear()
    return found


def _visitors(served, new_context) -> Visitors:
    return Visitors(new_context, base_url=served, bypass_csp=True, reduced_motion="reduce")


def _obstacles(pages: Iterator[tuple[str, Page]]) -> list[str]:
    """What stands in the way on these pages without script and style, or is too wide for a phone."""
    found = []
    for name, page in pages:
        page.set_viewport_size(DESK)
        found += [f"{name}: {one}" for one in [*page.faults, *page.evaluate(OBSTACLES)]]
        page.faults.clear()
        page.set_viewport_size(PHONE)
        if (much := page.evaluate(TOO_WIDE)) > 0:
            found.append(f"{name}: {much} pixels too wide for a phone")
    return found


def test_axe_finds_nothing_on_a_phone_in_light(names, served, new_context):
    visitors = _visitors(served, new_context)
    found = _violations(chain(_daily(visitors, names), _opened(visitors.page(REVIEWER))), [("light", PHONE, ALL)])
    assert found == [], "\n".join(found)


@pytest.mark.slow
def test_axe_finds_nothing_on_any_page_in_light_and_dark_on_a_phone_and_a_wide_screen(names, served, new_context):
    views = [("light", PHONE, ALL), ("light", DESK, ALL), ("dark", DESK, COLOURS), ("dark", PHONE, COLOURS)]
    visitors = _visitors(served, new_context)
    found = _violations(chain(_walk(visitors, names), _opened(visitors.page(REVIEWER))), views)
    assert found == [], "\n".join(found)


def test_a_page_open_all_day_can_be_read_without_script_and_style_and_fits_a_phone(names, served, new_context):
    found = _obstacles(_daily(Visitors(new_context, base_url=served, java_script_enabled=False), names))
    assert found == [], "\n".join(found)


@pytest.mark.slow
def test_every_page_can_be_read_without_script_and_style_and_fits_a_phone(names, served, new_context):
    found = _obstacles(_walk(Visitors(new_context, base_url=served, java_script_enabled=False), names))
    assert found == [], "\n".join(found)
