"""What is said of a picture is checked like all words: keys and lists lead into its field, words are taken, undone."""

import pytest
from playwright.sync_api import expect

from coopcms.content.services import create
from tests.browser.desk_world import actor
from tests.browser.findings_page import AUTHOR, SELECTED, entries, keys, unfold, writing_page
from tests.browser.waiting import until_true

pytestmark = pytest.mark.browser
ALT = "😀 Die Lehrer am Tor, das in diesem Jahr gebaut wurde"
BODY = (
    "<p>Die Mitarbeiter suchten lange.</p>"
    f'<figure data-picture="7"><img alt="{ALT}"><figcaption>Die Winzer im Hof</figcaption></figure>'
)
# the field in which the picture is described has the focus
THERE = "document.activeElement.matches('.picture-about textarea')"


@pytest.fixture
def draft(demo):
    return create("article", "siegen", {"title": "Neue Halle", "lead": "Ein Lead.", "body": BODY}, actor(AUTHOR))


@pytest.fixture
def page(draft, served, new_context):
    """The page on which the draft is written, its first check answered."""
    found = writing_page(new_context(base_url=served), draft, is_live=False)
    unfold(found, "sprache")
    expect(entries(found)).to_have_count(3)
    return found


def described(page) -> str:
    return page.locator(".picture-about textarea").input_value()


def test_f8_goes_through_text_description_and_caption_and_back(page):
    assert entries(page).locator("[data-part=surface]").all_inner_texts() == ["Mitarbeiter", "Lehrer", "Winzer"]
    expect(entries(page).nth(1)).to_contain_text("Bildbeschreibung")
    page.locator("[name=title]").focus()
    for word, is_there in (("Mitarbeiter", False), ("Lehrer", True), ("Winzer", False)):
        keys(page, "F8")
        until_true(page, f"({SELECTED})() === '{word}'")
        assert page.evaluate(THERE) == is_there
    keys(page, "Shift+F8")
    until_true(page, f"{THERE} && ({SELECTED})() === 'Lehrer'")
    keys(page, "Alt+Enter")
    expect(entries(page).nth(1)).to_be_focused()
    keys(page, "Escape")
    until_true(page, f"{THERE} && ({SELECTED})() === 'Lehrer'")


def test_words_of_a_description_are_taken_in_one_step_and_undone(page):
    entries(page).nth(1).locator(".instead button").first.click()
    assert described(page) == ALT.replace("Lehrer", "Lehrkräfte")
    assert page.evaluate("coopcmsEditor.blocks()[1].attrs.alt") == ALT.replace("Lehrer", "Lehrkräfte")
    expect(entries(page)).to_have_count(2)
    keys(page, "Control+z")
    assert described(page) == ALT
    expect(entries(page)).to_have_count(3)


def test_words_that_are_others_now_are_not_replaced(page):
    page.route("**/schreiben/sprache", lambda route: None)  # no answer: the list is that of before
    page.locator(".picture-about textarea").fill("Ein Kran")
    entries(page).nth(1).locator(".instead button").first.click()
    assert described(page) == "Ein Kran"


def test_the_readiness_list_leads_into_the_description(page):
    unfold(page, "bereit")
    page.locator("#bereit [data-rule=T1] a").evaluate("one => one.click()")  # it is folded among the hints
    until_true(page, f"{THERE} && ({SELECTED})() === 'diesem Jahr'")


def test_a_link_from_elsewhere_opens_the_form_at_the_description(page, draft):
    name = draft.refetch().head.content["body"][1]["id"]
    at = len(ALT.partition("diesem")[0].encode("utf-16-le")) // 2
    page.goto(f"{page.url}?stelle={name}~alt.{at}.{at + 11}")
    until_true(page, f"{THERE} && ({SELECTED})() === 'diesem Jahr'")
