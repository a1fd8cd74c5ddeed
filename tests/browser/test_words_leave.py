"""A page is left before its pause is over: its last words go out with it, or stay on the device."""

import pytest
from playwright.sync_api import expect

from coopcms.content.models import EditSession
from tests.browser.writer import AUTHOR, LEAD, kept

pytestmark = pytest.mark.browser
PATIENT = "Object.assign(document.querySelector('[data-writing]').dataset, {pause: 60000, longest: 60000})"
STILL = """document.addEventListener("readystatechange", () => Object.assign(
  document.querySelector("[data-writing]")?.dataset ?? {}, {ping: 60000}))"""
# browsers may send 64 KB at most on the way out: here no words at all
HEAVY = """() => {
  const send = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (address, data) => !data.has("lead") && send(address, data);
}"""
WORDS = "Mein neuer Vorspann."


@pytest.fixture
def author(desk, text):
    """Somebody whose first words are kept; from now on nothing is sent before they leave."""
    someone = desk(AUTHOR)
    someone.page.add_init_script(STILL)
    someone.open(text.id, "/bearbeiten")
    someone.lead.fill("Erster Satz.")
    someone.keeps()
    someone.page.evaluate(PATIENT)
    return someone


def test_the_last_words_go_out_when_the_page_is_left_and_the_lease_ends(author, writing):
    author.lead.fill(WORDS)
    author.page.goto("/admin/")
    expect(writing(LEAD).page.locator(".holder")).to_have_count(0)
    assert kept(AUTHOR) == [{"lead": WORDS}] and EditSession.get().closed_at


def test_words_that_the_browser_does_not_take_along_are_offered_from_the_device(author):
    author.page.evaluate(HEAVY)
    author.lead.fill(WORDS)
    author.page.reload()
    expect(author.notice("copy")).to_be_visible()
    assert kept(AUTHOR) == [{"lead": "Erster Satz."}] and EditSession.get().closed_at
    author.notice("copy").get_by_role("button").first.click()
    author.page.wait_for_url("**/aufgehoben**")
    expect(author.lead).to_have_value(WORDS)
    assert kept(AUTHOR) == [{"lead": WORDS}]
