"""The library by keyboard alone and on a phone: two files come in, one is refused, the rights are filled in."""

import pytest
from playwright.sync_api import expect

from coopcms.demo.drawings import DRAWINGS
from coopcms.media.models import Picture
from coopcms.media.services_make import make
from tests.media.files import SVG, jpeg

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AUTHOR = "autor@siegen.example"


def files() -> list[dict]:
    known = (
        ("tor.jpg", "image/jpeg", jpeg()),
        ("halle.jpg", "image/jpeg", jpeg(420)),
        ("plan.svg", "image/svg+xml", SVG),
    )
    return [{"name": name, "mimeType": kind, "buffer": data} for name, kind, data in known]


def tab_to(page, target) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


@pytest.fixture
def phone(desk):
    """An author with a phone, before the upload."""
    page = desk(AUTHOR).page
    page.set_viewport_size(PHONE)
    page.goto("/admin/medien/hochladen")
    return page


def came() -> list[str]:
    """The names of what was uploaded here: the demo has drawings of its own."""
    return sorted(row.name for row in Picture.select() if row.name.removesuffix(".png") not in DRAWINGS)


def test_two_files_come_in_by_keyboard_and_each_refusal_stands_beside_its_name(phone):
    chooser = phone.locator("input[type=file]")
    tab_to(phone, chooser)
    with phone.expect_file_chooser() as asked:
        phone.keyboard.press("Space")
    asked.value.set_files(files())
    lines = phone.locator(".queue > li")
    expect(lines).to_have_count(3)
    assert came() == []
    button = phone.locator("form.upload button.primary")
    tab_to(phone, button)
    phone.keyboard.press("Enter")
    expect(phone.locator(".queue > [data-state=taken]")).to_have_count(2)
    expect(lines.nth(2)).to_contain_text("SVG")
    expect(phone.locator(".upload-said")).to_contain_text("2")
    assert came() == ["halle.jpg", "tor.jpg"]
    assert phone.evaluate(TOO_WIDE) == 0


def test_a_file_is_taken_out_of_the_list_before_it_is_sent(phone):
    phone.locator("input[type=file]").set_input_files(files()[:2])
    first, second = phone.locator(".queue > li").all()
    first.get_by_role("button").press("Enter")
    expect(phone.locator(".queue > li")).to_have_count(1)
    expect(phone.locator(".queue > li").get_by_role("button")).to_be_focused()


GIVEN = """kind => {
  const data = new DataTransfer(), how = {bubbles: true, cancelable: true};
  data.items.add(new File(["x"], "image.png", {type: "image/png"}));
  const event = kind === "paste" ? new ClipboardEvent(kind, {clipboardData: data, ...how})
    : new DragEvent(kind, {dataTransfer: data, ...how});
  document.querySelector("form.upload").dispatchEvent(event);
}"""


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_a_picture_can_be_pasted_and_dropped(phone, kind):
    phone.evaluate(GIVEN, kind)
    name = phone.locator(".queue > li strong")
    expect(name).to_have_count(1)
    assert (name.text_content() == "image.png") is (kind == "drop")


def test_the_rights_are_filled_in_and_the_focal_point_moved_by_keys(phone):
    phone.locator("input[type=file]").set_input_files(files()[:1])
    phone.locator("form.upload button.primary").press("Enter")
    link = phone.locator(".queue a")
    expect(link).to_have_count(1)
    row = Picture.select().order_by(Picture.id.desc()).get()
    make(row.id)
    link.press("Enter")
    phone.locator("[name=credit]").fill("Foto: Anna Beispiel")
    phone.locator("[name=licence]").select_option("own")
    phone.locator("[name=ai_mark]").select_option("none")
    phone.locator("form.rights button.primary").press("Enter")
    expect(phone.locator(".flash")).to_be_visible()
    assert phone.evaluate(TOO_WIDE) == 0
    point = phone.locator(".focal > button")
    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowDown"):
        point.press(key)
    expect(phone.locator("[name=focal_x]")).to_have_value("48")
    expect(phone.locator(".cut")).to_have_class("cut fx-5 fy-6")
    width, height = phone.evaluate(
        "(({width, height}) => [width, height])(document.querySelector('.cut').getBoundingClientRect())"
    )
    assert width / height == pytest.approx(1.5, rel=0.01)
    phone.locator("[name=focal_x]").fill("4")
    expect(phone.locator(".cut")).to_have_class("cut fx-0 fy-6")
    phone.locator("[name=focal_x]").fill("48")
    phone.locator("form.focal-form button").press("Enter")
    expect(phone.locator(".flash")).to_be_visible()
    found = row.refetch()
    assert (found.credit, found.licence, found.focal_x, found.focal_y) == ("Foto: Anna Beispiel", "own", 48, 60)


def test_without_a_script_the_plain_form_takes_many_files(person):
    page = person(AUTHOR).page
    page.goto("/admin/medien/hochladen")
    page.locator("input[type=file]").set_input_files(files())
    page.locator("form.upload button.primary").click()
    expect(page.locator(".error-summary li")).to_have_count(1)
    expect(page.locator(".error-summary li")).to_contain_text("plan.svg")
    assert len(came()) == 2
