"""Two texts become one without a mouse, at a desk and on a phone without scripts; nothing stops anybody there."""

import pytest
from playwright.sync_api import Page, expect

from coopcms.content import services
from coopcms.content.models import Item
from coopcms.errors import Stale
from tests.browser.conftest import PASSWORD
from tests.browser.desk_world import actor, titled
from tests.browser.hands import Keys
from tests.browser.test_axe import ALL, AXE, RUN

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SCREENS = {
    "keyboard": {"viewport": WIDE, "bypass_csp": True, "reduced_motion": "reduce"},
    "phone, no script": {"viewport": PHONE, "java_script_enabled": False},
}
SAVE = "Beide zusammen speichern"
TEXT = "<p>Erster Absatz hier.</p><ul><li>Lager am Tor</li><li>Büro im Hof</li></ul><p>Am Ende steht noch etwas.</p>"


@pytest.fixture
def late(demo) -> Item:
    """A draft two people changed at once; the words of the second are kept beside it. Ask for it before `hands`."""
    item, author = titled("ERP auswählen"), actor("autor@siegen.example")
    services.save(item, {"body": TEXT}, author)
    base = item.refetch().head_id
    theirs = TEXT.replace("am Tor", "am Berg").replace("noch etwas", "gar nichts").replace("hier", "dort")
    services.save(item.refetch(), {"title": "ERP wählen", "body": theirs}, actor("leitung@siegen.example"))
    mine = TEXT.replace("am Tor", "am Fluss").replace("noch etwas", "sehr viel").replace("im Hof", "im Park")
    with pytest.raises(Stale):
        services.save(item.refetch(), {"title": "ERP aussuchen", "body": mine}, author, base)
    return item.refetch()


@pytest.fixture(params=SCREENS)
def hands(late, served, new_context, request) -> Keys:
    context = new_context(base_url=served, **SCREENS[request.param])
    context.set_default_timeout(15_000)
    someone = Keys(context.new_page(), "autor@siegen.example", PASSWORD)
    someone.come_in()
    return someone


def answer(hands: Keys, place: str, times: int) -> None:
    """Go to the answers of a place and down to one of them."""
    first = hands.page.locator(f"[name='wahl-{place}']").first
    hands.reach(first)
    for key in ("Space", *["ArrowDown"] * times):
        hands.page.keyboard.press(key)


def left_and_top(page: Page, side: str) -> tuple[int, int]:
    box = page.locator(f".merge-row.is-open .side-{side}").first.bounding_box()
    return round(box["x"]), round(box["y"])


def test_both_texts_become_one_by_keys_alone(hands, late):
    page = hands.page
    hands.open(late.id, "/aufgehoben")
    hands.fits()
    answer(hands, "title", 0)
    hands.press(page.get_by_role("button", name=SAVE, exact=True))
    expect(page.locator("#fehler a")).to_have_count(2)
    answer(hands, "body-1", 2)
    answer(hands, "body-2", 3)
    expect(page.locator("[name='wahl-body-2'][value=own]")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Am Ende steht beides.")
    hands.press(page.get_by_role("button", name=SAVE, exact=True))
    hands.is_told("gespeichert.")
    head = late.refetch().head
    words = [text for block in _leaves(head.content["body"]) for text, _marks in block["runs"]]
    assert head.title == "ERP aussuchen"
    assert words == ["Erster Absatz dort.", "Lager am Fluss", "Lager am Berg", "Büro im Park", "Am Ende steht beides."]


def _leaves(blocks):
    for block in blocks:
        yield from _leaves(block["children"]) if "children" in block else (block,)


def test_the_sides_stand_beside_each_other_or_one_under_the_other_with_their_names(hands, late):
    page = hands.page
    hands.open(late.id, "/aufgehoben")
    mine, theirs = left_and_top(page, "mine"), left_and_top(page, "theirs")
    if page.viewport_size == PHONE:
        assert mine[0] == theirs[0] and mine[1] < theirs[1]
    else:
        assert mine[0] < theirs[0] and mine[1] == theirs[1]
    for side in ("mine", "theirs"):
        expect(page.locator(f".merge-row.is-open .side-{side} .side").first).to_be_visible()


@pytest.mark.parametrize("hands", ["keyboard"], indirect=True)
def test_axe_finds_nothing_on_it_light_dark_and_on_a_phone(hands, late):
    page = hands.page
    hands.open(late.id, "/aufgehoben")
    page.evaluate(AXE)
    for scheme, size in (("light", WIDE), ("dark", WIDE), ("light", PHONE)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        assert page.evaluate(RUN, ALL) == []
