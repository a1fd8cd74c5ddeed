"""Beside the form nothing lies over anything: a panel's head stands above what is scrolled below it, at any width."""

import pytest
from playwright.sync_api import Page, expect

from coopcms.content.services import create
from tests.browser.desk_world import WORDS, actor
from tests.browser.writer import AUTHOR

pytestmark = pytest.mark.browser
OPEN = "document.querySelectorAll('.panel').forEach((one) => { one.open = true; })"
END = "[...document.querySelectorAll('.panel, .panel-body')].forEach((one) => { one.scrollTop = 1e6; })"
# where a body reaches up under its head, and where its end cannot be scrolled to
COVERED = """[...document.querySelectorAll('.panel')].flatMap((panel) => {
  const [head, body] = [panel.querySelector('summary'), panel.querySelector('.panel-body')];
  const [above, below] = [head.getBoundingClientRect(), body.getBoundingClientRect()];
  return below.top < above.bottom - 1 ? [`${panel.id}: ${below.top} < ${above.bottom}`] : [];
})"""
CUT = """[...document.querySelectorAll('.panel')].flatMap((panel) => {
  const [whole, room] = [panel.querySelector('.panel-body'), panel.querySelector('.panel-body').lastElementChild];
  const [end, last] = [whole.getBoundingClientRect(), room.getBoundingClientRect()];
  return last.height && last.bottom > end.bottom + 1 ? [`${panel.id}: ${last.bottom} > ${end.bottom}`] : [];
})"""
SEEN = """(() => {
  const [one, panel] = [document.activeElement, document.activeElement.closest('.panel')];
  const its = one.getBoundingClientRect();
  const room = panel.querySelector('.panel-body').getBoundingClientRect();
  const whole = its.top >= room.top + 2 && its.bottom <= room.bottom - 2 && its.left >= room.left + 3;
  return whole || one.matches('.panel-body') || its.height > room.height - 4 ? '' : one.outerHTML.slice(0, 200);
})()"""
WITHIN = "Boolean(document.activeElement.closest('#sprache .panel-body'))"
MANY = "".join(f"<p>Die Mitarbeiter und die Kunden der Halle {n} planen digital.</p>" for n in range(25))


@pytest.fixture
def page(desk) -> Page:
    someone = desk(AUTHOR)
    someone.open(create("article", "siegen", WORDS | {"body": MANY}, actor(AUTHOR)).id, "/bearbeiten")
    expect(someone.page.locator("#sprache [data-part=okay]").nth(20)).to_be_attached()
    return someone.page


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_a_head_lies_over_nothing_and_nothing_of_a_panel_is_cut(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(OPEN)
    page.evaluate(END)
    assert page.evaluate(COVERED) == [] and page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_has_the_focus_in_a_panel_is_seen_whole_with_its_ring(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(OPEN)
    page.locator("#sprache summary").first.focus()
    within = 0
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 20:
        page.keyboard.press(key)
        within += (is_within := page.evaluate(WITHIN))
        assert not is_within or page.evaluate(SEEN) == ""
    assert within > 50


def test_every_head_is_in_sight_on_a_wide_screen(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(OPEN)
    for head in page.locator(".panel > summary").all():
        expect(head).to_be_in_viewport(ratio=1)
