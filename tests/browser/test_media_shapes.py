"""Pictures of every shape keep to their places: no tile grows over another, no page becomes wider than its screen."""

import pytest

from coopcms.media.models import Picture
from coopcms.media.services import upload
from coopcms.media.services_make import make
from tests.browser.desk_world import actor
from tests.browser.test_media import AUTHOR, TOO_WIDE
from tests.media.files import jpeg

pytestmark = pytest.mark.browser
WIDTHS = (390, 768, 1280)
SHAPES = {"hoch.jpg": (500, 1500), "quadrat.jpg": (901, 901), "breit.jpg": (1600, 400), "schmal.jpg": (200, 1300)}
LOADED = "() => [...document.images].every(one => { one.loading = 'eager'; return one.complete && one.naturalWidth })"
CROSSED = """() => {
  const box = one => one.getBoundingClientRect(), faults = [];
  const apart = (a, b) =>
    a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  const tiles = [...document.querySelectorAll(".pictures > li")];
  for (const tile of tiles) {
    const name = tile.querySelector("h2").innerText, parts = [...tile.querySelectorAll("*")].map(box);
    const [frame, image] = [tile.querySelector(".frame"), tile.querySelector("img, .no-picture")].map(box);
    if (Math.abs(frame.width / frame.height - 4 / 3) > 0.02) faults.push(`${name}: ${frame.width} x ${frame.height}`);
    if (image.height > frame.height + 1 || image.width > frame.width + 1) faults.push(`${name}: ${image.height} high`);
    const others = tiles.filter(other => other !== tile && parts.some(part => !apart(part, box(other))));
    faults.push(...others.map(other => `${name} over ${other.querySelector("h2").innerText}`));
  }
  return faults;
}"""
INSIDE = """image => {
  const [own, around] = [image, image.closest("section, li, dialog")].map(one => one.getBoundingClientRect());
  return own.left >= around.left - 1 && own.right <= around.right + 1 && own.height <= innerHeight;
}"""


@pytest.fixture
def shapes(demo) -> dict[str, Picture]:
    """Pictures of Siegen by their names: upright, square, wide, and as slim as a banner."""
    rows = {name: upload("siegen", name, jpeg(*size), actor(AUTHOR)) for name, size in SHAPES.items()}
    for row in rows.values():
        make(row.id)
    Picture.update(people_stated=True).execute()
    return {name: row.refetch() for name, row in rows.items()}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_tile_of_the_library_grows_over_its_neighbour(shapes, person, width):
    page = person(AUTHOR).page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/admin/medien/")
    assert page.locator(".pictures > li img").count() >= len(SHAPES)
    page.wait_for_function(LOADED)
    assert page.evaluate(CROSSED) == []
    assert page.evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_of_one_picture_hold_every_shape(shapes, person, width):
    page = person(AUTHOR).page
    page.set_viewport_size({"width": width, "height": 900})
    for row in shapes.values():
        for end in ("", "/menschen", "/verwendung", "/ersetzen"):
            page.goto(f"/admin/medien/{row.id}{end}")
            page.wait_for_function(LOADED)
            assert page.evaluate(TOO_WIDE) == 0, (row.name, end)
            outside = [one for one in page.locator("main img").all() if not one.evaluate(INSIDE)]
            assert outside == [], (row.name, end)


@pytest.mark.parametrize("width", WIDTHS)
def test_so_do_the_dialog_of_the_editor_and_the_list_of_uploads(shapes, writing, width):
    someone = writing()
    page = someone.page
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("#body").focus()
    page.keyboard.press("Alt+Shift+B")
    hits = page.locator("dialog[data-dialog=picture] img")
    hits.nth(3).wait_for()
    assert page.evaluate(TOO_WIDE) == 0
    assert all(one.evaluate(INSIDE) for one in hits.all() if one.is_visible())
    page.keyboard.press("Escape")
    page.goto("/admin/medien/hochladen")
    sent = [
        {"name": f"{n}-{name}", "mimeType": "image/jpeg", "buffer": jpeg(*size)}
        for n, (name, size) in enumerate(SHAPES.items())
    ]
    page.locator("input[type=file]").set_input_files(sent)
    page.locator(".queue > li").nth(3).wait_for()
    assert page.evaluate(TOO_WIDE) == 0
