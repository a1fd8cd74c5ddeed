"""From a filter to what a step came to for each of many items: by keyboard alone, on a phone, without scripts."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import PASSWORD
from tests.browser.hands import Hands, Keys

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SCREENS = {
    "keyboard": (Keys, {"viewport": WIDE}),
    "phone": (Hands, {"viewport": PHONE, "has_touch": True, "is_mobile": True}),
    "no script": (Hands, {"viewport": WIDE, "java_script_enabled": False}),
    "200 % zoom": (Hands, {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}),
    "phone, keyboard, no script": (Keys, {"viewport": PHONE, "java_script_enabled": False}),
}
ALWAYS = ("keyboard", "no script")  # the others, and what they come to together, in the slow run
WHO = "autor@siegen.example"


@pytest.fixture
def enter(demo, served, new_context):
    """A factory: the author at one kind of screen, logged in."""

    def come_in(kind: type[Hands], **options) -> Hands:
        context = new_context(base_url=served, **options)
        context.set_default_timeout(15_000)
        someone = kind(context.new_page(), WHO, PASSWORD)
        someone.come_in()
        return someone

    return come_in


@pytest.mark.parametrize(
    "screen", [name if name in ALWAYS else pytest.param(name, marks=pytest.mark.slow) for name in SCREENS]
)
def test_somebody_filters_chooses_takes_a_step_and_reads_every_result(enter, screen):
    kind, options = SCREENS[screen]
    someone = enter(kind, **options)
    page = someone.page
    page.goto("/admin/inhalte/?zentrum=siegen")
    someone.fill(page.get_by_label("Titel, Adresse oder Nummer"), "e")
    someone.press(page.get_by_role("button", name="Anzeigen", exact=True))
    chosen = []
    for state in ("published", "draft"):
        row = page.locator("tbody tr").filter(has=page.locator(f".state.{state}"))
        for number in range(min(row.count(), 3)):
            chosen.append(row.nth(number).locator("th a").inner_text())
            _tick(someone, row.nth(number).locator("[name=auswahl]"))
    _back_to_the_bar(page, kind)
    someone.press(page.get_by_role("button", name="Weiter mit der Auswahl"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{len(chosen)} Inhalte ausgewählt")
    someone.press(page.get_by_role("link", name="Zur Prüfung geben"))
    someone.press(page.get_by_role("button", name="„Zur Prüfung geben“ für"))
    assert sorted(link.inner_text() for link in page.locator("tbody th a").all()) == sorted(chosen)
    for row in page.locator("tbody tr").all():
        expect(row).to_contain_text("erledigt" if row.locator(".state.review").count() else "abgelehnt")
    expect(page.locator("tbody")).to_contain_text("erledigt")
    expect(page.locator("tbody")).to_contain_text("„Zur Prüfung geben“ ist im Zustand „Veröffentlicht“ nicht möglich.")


def _tick(someone: Hands, tick: Locator) -> None:
    someone.reach(tick)
    someone.page.keyboard.press("Space") if isinstance(someone, Keys) else tick.check()
    expect(tick).to_be_checked()


def _back_to_the_bar(page, kind) -> None:
    """Shift and Tab, as the bar stands above the rows."""
    if kind is not Keys:
        return
    for _stop in range(40):
        if page.evaluate("document.activeElement.form?.id === 'auswahl' && document.activeElement.type === 'submit'"):
            return
        page.keyboard.press("Shift+Tab")
    pytest.fail("the bar was not reached")


def test_the_whole_list_is_taken_over_its_pages(enter):
    someone = enter(Hands, viewport=WIDE)
    someone.page.goto("/admin/inhalte/")
    everything = someone.page.locator("#auswahl a")
    number = everything.inner_text().split()[1]
    someone.press(everything)
    expect(someone.page.get_by_role("heading", level=1)).to_have_text(f"{number} Inhalte ausgewählt")


def test_one_tick_takes_the_page_and_the_number_is_said(enter):
    someone = enter(Hands, viewport=WIDE)
    page = someone.page
    page.goto("/admin/inhalte/")
    said, rows = page.locator("#auswahl [role=status]"), page.locator("[name=auswahl]")
    expect(said).to_have_text("Keiner ausgewählt")
    rows.first.check()
    expect(said).to_have_text("Einer ausgewählt")
    page.get_by_label("Alle auf dieser Seite").check()
    expect(said).to_have_text(f"{rows.count()} ausgewählt")
    rows.first.uncheck()
    assert page.get_by_label("Alle auf dieser Seite").evaluate("tick => tick.indeterminate")
    page.get_by_label("Alle auf dieser Seite").check()
    page.get_by_label("Alle auf dieser Seite").uncheck()
    expect(page.locator("[name=auswahl]:checked")).to_have_count(0)


def test_without_scripts_nothing_is_there_that_does_nothing(enter):
    someone = enter(Hands, viewport=WIDE, java_script_enabled=False)
    someone.page.goto("/admin/inhalte/")
    expect(someone.page.get_by_label("Alle auf dieser Seite")).to_have_count(0)
    someone.press(someone.page.get_by_role("button", name="Weiter mit der Auswahl"))
    expect(someone.page.get_by_role("heading", level=1)).to_have_text("Nichts ausgewählt")
    someone.press(someone.page.locator(".crumbs a"))
