"""Answers where two texts become one: the tab dies or the login ends, and every choice and word comes back."""

import pytest
from playwright.sync_api import expect

from coopcms.accounts.models import Login
from coopcms.content import services
from coopcms.content.models import Item
from coopcms.errors import Stale
from tests.browser.desk_world import _left_behind, actor, titled
from tests.browser.waiting import until_true
from tests.browser.writer import AUTHOR, LEAD, Writer

pytestmark = pytest.mark.browser
COPIES = "Object.keys(localStorage).filter((key) => key.startsWith('coopcms-words:')).length"
QUICK = """document.addEventListener("readystatechange", () => Object.assign(
  document.querySelector("form.merge")?.dataset ?? {}, {note: 10}))"""
TEXT = "<p>Erster Absatz hier.</p><p>Am Ende steht noch etwas.</p>"
OWN = "Am Ende steht beides, sagt Beispiel."


@pytest.fixture
def late(demo) -> Item:
    """A draft two people changed at once; the words of the second are kept beside it."""
    item, author = titled("ERP auswählen"), actor(AUTHOR)
    services.save(item, {"body": TEXT}, author)
    base = item.refetch().head_id
    theirs = {"title": "ERP wählen", "body": TEXT.replace("noch etwas", "gar nichts")}
    services.save(item.refetch(), theirs, actor(LEAD))
    with pytest.raises(Stale):
        services.save(
            item.refetch(), {"title": "ERP aussuchen", "body": TEXT.replace("noch etwas", "sehr viel")}, author, base
        )
    return item.refetch()


@pytest.fixture
def author(late, desk) -> Writer:
    """Whose words came too late, before both texts."""
    someone = desk(AUTHOR)
    someone.page.context.add_init_script(QUICK)
    return open_merge(someone, late)


def open_merge(someone: Writer, item: Item, end: str = "/aufgehoben") -> Writer:
    someone.open(item.id, end)
    return someone


def decide(someone: Writer) -> None:
    """The title as it was written by the other, words of one's own at the end of the text."""
    page = someone.page
    page.locator("[name='wahl-title'][value=theirs]").check()
    page.locator("[name='wahl-body-1'][value=own]").check()
    page.locator("[name='worte-body-1']").fill(OWN)
    until_true(page, f"JSON.stringify(localStorage).includes('{OWN}')")


def in_a_new_tab(someone: Writer, item: Item, end: str = "/aufgehoben") -> Writer:
    """The tab is gone without a word, another is opened."""
    context = someone.page.context
    someone.page.close()
    someone.page = context.new_page()
    return open_merge(someone, item, end)


def expect_answers(page) -> None:
    expect(page.locator("[name='wahl-title'][value=theirs]")).to_be_checked()
    expect(page.locator("[name='wahl-body-1'][value=own]")).to_be_checked()
    expect(page.locator("[name='worte-body-1']")).to_have_value(OWN)


def save(someone: Writer) -> None:
    someone.page.locator("form.merge button.primary").click()


def test_answers_are_offered_again_put_in_by_one_press_and_gone_after_the_save(author, late):
    decide(author)
    page = in_a_new_tab(author, late).page
    expect(page.locator("[name='wahl-title']:checked")).to_have_count(0)
    page.get_by_role("button", name="Übernehmen", exact=True).click()
    expect_answers(page)
    expect(author.notice("copy")).to_have_count(0)
    expect(page.locator("[name='wahl-title']").first).to_be_focused()
    save(author)
    author.is_told("gespeichert.")
    assert page.evaluate(COPIES) == 0 and late.refetch().head.title == "ERP wählen"
    assert late.refetch().head.content["body"][1]["runs"][0][0] == OWN


def test_answers_that_are_thrown_away_are_offered_no_more(author, late):
    decide(author)
    page = in_a_new_tab(author, late).page
    author.notice("copy").get_by_role("button", name="Verwerfen").click()
    assert page.evaluate(COPIES) == 0
    page.reload()
    expect(author.notice("copy")).to_have_count(0)


def test_what_is_answered_anew_does_not_write_over_what_is_offered(author, late):
    decide(author)
    page = in_a_new_tab(author, late).page
    page.locator("[name='wahl-title'][value=mine]").check()
    until_true(page, f"{COPIES} === 2")
    page = in_a_new_tab(author, late).page
    for _copy in range(2):
        author.notice("copy").get_by_role("button").first.click()
    expect_answers(page)


def test_words_for_a_place_that_has_changed_since_stand_beside_it(author, late):
    decide(author)
    services.save(late, {"body": TEXT.replace("noch etwas", "alles")}, actor(LEAD))
    page = in_a_new_tab(author, late).page
    author.notice("copy").get_by_role("button").first.click()
    expect(page.locator("[name='wahl-title'][value=theirs]")).to_be_checked()
    expect(page.locator("[name='wahl-body-1']:checked")).to_have_count(0)
    expect(page.locator("textarea[name=uebrig]")).to_have_value(OWN)


def test_a_login_that_has_ended_costs_no_answer_with_the_form_or_without_it(author, late):
    decide(author)
    Login.delete().execute()
    save(author)
    expect(author.page.get_by_label("Passwort")).to_be_visible()
    author.page.goto("about:blank")
    author.log_in()
    page = open_merge(author, late).page
    author.notice("copy").get_by_role("button").first.click()
    expect_answers(page)
    Login.delete().execute()
    save(author)
    page.get_by_label("E-Mail").fill(author.email)
    page.get_by_label("Passwort").fill(author.password)
    page.get_by_role("button", name="Anmelden").click()
    page.locator("main form button.primary").click()
    author.is_told("gespeichert.")
    assert page.evaluate(COPIES) == 0 and late.refetch().head.title == "ERP wählen"


def test_answers_between_a_copy_and_the_live_text_are_kept_too(demo, desk):
    behind, end = Item.get_by_id(_left_behind()), "/aktualisieren"
    someone = desk(AUTHOR)
    someone.page.context.add_init_script(QUICK)
    page = open_merge(someone, behind, end).page
    page.locator("[name='wahl-lead'][value=theirs]").check()
    until_true(page, f"{COPIES} === 1")
    page = in_a_new_tab(someone, behind, end).page
    someone.notice("copy").get_by_role("button").first.click()
    expect(page.locator("[name='wahl-lead'][value=theirs]")).to_be_checked()
    save(someone)
    expect(page.locator(".flash")).to_be_visible()
    assert page.evaluate(COPIES) == 0
