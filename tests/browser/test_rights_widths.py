"""“Who may do what here?” at every width: a table that fits, or lines that unfold; nothing is cut off unseen."""

import re

import pytest

pytestmark = pytest.mark.browser
FITS = """() => {
  const frame = document.querySelector(".rights-frame"), cards = document.querySelector(".rights-cards");
  const table = frame.checkVisibility(), folded = cards.checkVisibility();
  return table !== folded && frame.scrollWidth <= frame.clientWidth + 1
    && document.documentElement.scrollWidth <= innerWidth;
}"""


def items_of(page, address) -> list[str]:
    """The addresses of some items in a list."""
    page.goto(address)
    paths = page.locator("main tbody a").evaluate_all("all => all.map(a => a.pathname)")
    return [path for path in dict.fromkeys(paths) if re.fullmatch(r"/admin/item/\d+", path)][:12]


def test_the_table_fits_or_is_folded_and_on_a_wide_screen_two_centres_still_stand_in_one(person):
    page = person("leitung@siegen.example").page
    columns, shared = set(), 0
    for path in items_of(page, "/admin/inhalte/"):
        page.goto(f"{path}/rechte")
        columns.add(page.locator(".rights thead tr:last-child th").count())
        for width in (390, 700, 768, 900, 1000, 1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(FITS), (path, width)
        if page.locator(".rights-box.wide").count():
            shared += 1
            assert page.locator(".rights-frame").is_visible(), path
    assert len(columns) > 1 and shared
