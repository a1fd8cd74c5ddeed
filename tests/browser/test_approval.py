"""Somebody outside answers on a phone, without a script: in German and English, light and dark; axe finds nothing."""

from itertools import product

import pytest
from playwright.sync_api import expect

from coopcms.consents.models import CHANGING, Answer, ApprovalLink
from coopcms.consents.queries_asked import states_of
from coopcms.consents.queries_things import About
from coopcms.consents.services_links import Wish, ask_for, renew
from coopcms.consents.services_parties import add_party
from coopcms.consents.services_quotes import name_speakers
from coopcms.content.services import create
from tests.browser.desk_world import actor
from tests.browser.test_axe import ALL, AXE, RUN, TOO_WIDE
from tests.browser.writer import AUTHOR
from tests.fixtures.approvals import BLOCK, QUOTED, SPOKEN

pytestmark = pytest.mark.browser
SIZES = ({"width": 390, "height": 844}, {"width": 768, "height": 1024}, {"width": 1280, "height": 900})
BETTER, REASON = "Wir planen nun ganz ohne Papier.", "Das habe ich so nicht gesagt."


@pytest.fixture
def asked(demo):
    """A factory: `asked("en")` is the address by which somebody who reads English is asked about two quotes."""

    def ask(language: str, email: str = "") -> str:
        author = actor(AUTHOR)
        text = create("article", "siegen", QUOTED, author)
        given = {"name": "Anna Beispiel", "language": language, "email": email}
        party = add_party("siegen", given, author)
        matters = states_of(text, text.head.content)[0]
        for matter in matters:
            name_speakers(text, matter.hash, [party.id], author)
        abouts = tuple(About("quote", matter.subject) for matter in matters)
        return f"/freigabe/{ask_for(text, Wish(party.id, abouts, note='Es eilt ein wenig.'), author)[1]}"

    return ask


@pytest.fixture
def phone(served, new_context):
    """A phone whose browser runs no script."""
    return _page(new_context(base_url=served, java_script_enabled=False, viewport=SIZES[0], has_touch=True))


@pytest.fixture
def watcher(served, new_context):
    """The same with axe looking on, which is a script."""
    return _page(new_context(base_url=served, bypass_csp=True, viewport=SIZES[0], has_touch=True))


def _page(context):
    context.set_default_timeout(10_000)
    return context.new_page()


def too_wide(page) -> list[int]:
    """At which sizes the page is wider than the screen; a phone's comes last."""
    found = []
    for size in SIZES[::-1]:
        page.set_viewport_size(size)
        found += [size["width"]] if page.evaluate(TOO_WIDE) else []
    return found


def barriers(page) -> list:
    """What axe finds on this page at a desk's size and a phone's, light and dark."""
    found = too_wide(page)
    page.evaluate(AXE)
    for scheme, size in product(("light", "dark"), (SIZES[2], SIZES[0])):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        found += [f"{scheme} {size['width']} {one}" for one in page.evaluate(RUN, ALL)]
    return found


def answers(page, address: str, look) -> None:
    """The way through all pages, with a mistake on it; each is looked at."""
    assert page.goto(address).status == 200
    assert page.locator("mark").all_inner_texts() == [SPOKEN, BLOCK] and look(page) == []
    proposal, reason = page.locator("textarea[name^=vorschlag]").first, page.locator("textarea[name^=grund]").last
    expect(proposal).to_be_hidden()
    page.locator("input[value=proposed]").first.check()
    expect(proposal).to_be_visible()
    assert proposal.input_value() == SPOKEN
    page.get_by_role("button").click()

    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    expect(page.get_by_role("alert")).to_be_focused()
    assert look(page) == []
    proposal.fill(BETTER)
    page.locator("input[value=refused]").last.check()
    reason.fill(REASON)
    page.get_by_role("button").click()

    for words in (SPOKEN, BETTER, BLOCK, REASON):
        expect(page.get_by_role("main")).to_contain_text(words)
    assert look(page) == []
    assert page.goto(address).status == 410
    expect(page.locator("form")).to_have_count(0)
    assert SPOKEN not in page.content() and look(page) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_two_quotes_are_answered_on_a_phone_without_a_script(asked, phone, language):
    address = asked(language)
    phone.goto(address)
    expect(phone.locator("html")).to_have_attribute("lang", language)
    answers(phone, address, too_wide)
    kept = Answer.select().where(Answer.state != "asked", Answer.link.is_null(False)).order_by(Answer.id)
    assert [(row.state, row.proposal or row.note) for row in kept] == [("proposed", BETTER), ("refused", REASON)]
    assert phone.context.cookies() == []


def test_axe_finds_nothing_on_any_of_these_pages_light_or_dark(asked, watcher):
    answers(watcher, asked("de"), barriers)


def changes(page, address: str, look) -> None:
    """A yes is given, the button of the used link pressed, the link in the mail followed, and the yes taken back."""
    page.goto(address)
    for box in page.locator("input[value=released]").all():
        box.check()
    page.get_by_role("button").click()
    expect(page.get_by_role("main")).to_contain_text(SPOKEN)
    assert look(page) == []
    assert page.goto(address).status == 410 and SPOKEN not in page.content() and look(page) == []
    page.get_by_role("button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert SPOKEN not in page.content() and look(page) == []

    last = ApprovalLink.select().where(ApprovalLink.purpose == CHANGING).order_by(ApprovalLink.id.desc()).first()
    assert page.goto(f"/freigabe/{renew(last.id)}").status == 200 and look(page) == []
    reason = page.locator("textarea[name^=grund]").first
    expect(reason).to_be_hidden()
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert look(page) == []
    page.locator("input[value=withdrawn]").first.check()
    reason.fill(REASON)
    page.get_by_role("button").click()
    expect(page.get_by_role("main")).to_contain_text(REASON)
    assert look(page) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_yes_is_taken_back_on_a_phone_without_a_script(asked, phone, language):
    changes(phone, asked(language, "anna@firma.example"), too_wide)
    expect(phone.locator("html")).to_have_attribute("lang", language)
    row = Answer.select().order_by(Answer.id.desc()).first()
    assert (row.state, row.text, row.note) == ("withdrawn", SPOKEN, REASON)
    assert phone.context.cookies() == []


def test_axe_finds_nothing_on_the_way_back_light_or_dark(asked, watcher):
    changes(watcher, asked("de", "anna@firma.example"), barriers)


def test_the_language_changes_at_a_press_and_buttons_are_large_enough_for_a_thumb(asked, phone):
    phone.goto(asked("de"))
    phone.get_by_role("link", name="English").click()
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    expect(phone.get_by_role("heading", level=1)).to_have_text("May we publish this?")
    for target in (*phone.locator(".choice > label").all(), phone.get_by_role("button")):
        assert target.bounding_box()["height"] >= 44
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Skip to content")).to_be_focused()
    phone.get_by_role("link", name="Deutsch").click()
    expect(phone.locator("html")).to_have_attribute("lang", "de")


def test_a_guessed_link_is_told_in_words_and_nothing_stands_in_the_way(demo, watcher):
    assert watcher.goto(f"/freigabe/{'A' * 43}").status == 404
    expect(watcher.get_by_role("heading", level=1)).to_be_visible()
    assert barriers(watcher) == []
