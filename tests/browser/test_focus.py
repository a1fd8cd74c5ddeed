"""Whoever goes on by Tab sees where they are: nothing that sticks to an edge lies over what has the focus."""

import pytest

from tests.browser.conftest import PASSWORD
from tests.browser.desk_pages import AUTHOR, EVERYTHING, LEAD_RUHR, REVIEWER
from tests.browser.person import Person

pytestmark = pytest.mark.browser
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 720}}
PAGES = (
    (LEAD_RUHR, "/admin/item/{shared}"),
    (REVIEWER, "/admin/item/{shared}/pruefung"),
    (AUTHOR, "/admin/neu/article"),
    (AUTHOR, "/admin/item/{draft}/bearbeiten"),
    (EVERYTHING, "/admin/inhalte/"),
    (AUTHOR, "/admin/inhalte/?spalten=nummer,zustand,zentren,art,geaendert,autor,wartet,frist"),
)
MOST = 260  # stops of one page
# of a focused element, of a text the paragraph with the caret: its name, and how many of nine points in the part of it
# that the window, and what scrolls around it, have room for lie free; null once the focus has gone round
STOP = """async key => {
  const at = document.activeElement;
  if (!at || at === document.body) return ["", 9];
  if (at.dataset.stop === key) return null;
  at.dataset.stop = key;
  const drawn = () => new Promise(done => requestAnimationFrame(done));
  if (at.isContentEditable) for (const _ of [1, 2]) await drawn(); // it scrolls to its caret with the next frame
  const line = at.isContentEditable ? getSelection().getRangeAt(0).startContainer : at;
  const box = (line.nodeType === 3 ? line.parentElement : line).getClientRects()[0] ?? at.getBoundingClientRect();
  let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
  for (let one = at.parentElement; one && one !== document.body; one = one.parentElement) { // what scrolls shows a part
    if (getComputedStyle(one).overflowY === "visible") continue;
    const room = one.getBoundingClientRect();
    [left, top] = [Math.max(left, room.left), Math.max(top, room.top)];
    [right, bottom] = [Math.min(right, room.right), Math.min(bottom, room.bottom)];
  }
  [left, top] = [Math.max(box.left, left), Math.max(box.top, top)];
  const [wide, high] = [Math.min(box.right, right) - left, Math.min(box.bottom, bottom) - top];
  if (high < Math.min(box.height, 40) - 1) return [at.outerHTML.slice(0, 80), 0];
  const parts = [0.15, 0.5, 0.85];
  const points = parts.flatMap(x => parts.map(y => [left + wide * x, top + high * y]));
  const free = points.filter(([x, y]) => {
    const seen = document.elementFromPoint(x, y);
    return seen && (at.contains(seen) || seen.contains(at) || seen.closest("label")?.control === at);
  });
  // a frame is a page of its own, longer than its panel: the panel's head may lie over the first of three rows
  if (at.tagName === "IFRAME" && free.length >= 6) return ["IFRAME", 9];
  return [`${at.tagName} ${at.id || at.name || at.textContent.trim().slice(0, 40)}`, free.length];
}"""


def hidden_stops(page) -> tuple[list[str], int]:
    """What lay covered while it had the focus, and how many stops there were, there and back again."""
    found, stops = [], 0
    for key in ("Tab", "Shift+Tab"):
        for _stop in range(MOST):
            page.keyboard.press(key)
            stop = page.evaluate(STOP, key)
            if stop is None:
                break
            stops += 1
            name, free = stop
            if free < 9:
                found.append(f"{key} {name}: {9 - free} of 9 points covered")
        else:
            pytest.fail(f"more than {MOST} stops")
    return found, stops


# each page at one size in every run, at the other in the slow one
EVERY, OTHER = PAGES[::2], PAGES[1::2]


@pytest.mark.parametrize(
    ("screen", "pages"),
    [("phone", EVERY), ("desk", OTHER)]
    + [pytest.param(*other, marks=pytest.mark.slow) for other in (("phone", OTHER), ("desk", EVERY))],
    ids=["phone", "desk", "phone, other pages", "desk, other pages"],
)
def test_what_has_the_focus_is_never_covered(world, served, new_context, screen, pages):
    found, people = [], {}
    for who, path in pages:
        if who not in people:
            people[who] = Person(new_context(base_url=served, reduced_motion="reduce").new_page(), who, PASSWORD)
            people[who].come_in()
        page = people[who].page
        page.set_viewport_size(SIZES[screen])
        page.goto(path.format(**world))
        page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
        covered, stops = hidden_stops(page)
        assert stops > 40, (path, stops)
        found += [f"{path} {one}" for one in covered]
        page.set_viewport_size(SIZES["desk"])
    assert found == [], "\n".join(found)
