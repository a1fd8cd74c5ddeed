"""Somebody writes; the connection, the login or the window goes: every word comes back."""

import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from coopcms.accounts.models import Login
from coopcms.blocks.text import plain
from coopcms.content.models import Item
from tests.browser.conftest import PASSWORD
from tests.browser.desk_world import WORDS
from tests.browser.person import Person
from tests.browser.waiting import until_true
from tests.browser.writer import AUTHOR, LEAD, kept

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
NEW = "/admin/neu/article"
OURS = """axe.run({include: [".presence", ".draft-line"]}).then((found) =>
  found.violations.map((one) => `${one.id} ${one.nodes[0].html}`))"""
COPIES = "Object.keys(localStorage).filter((key) => key.startsWith('coopcms-words:')).length"
LEAD_WORDS, TITLE = "Mein neuer Vorspann.", "Ein anderer Titel"


def shut_out(page: Page) -> None:
    """The server's addresses for drafts do not answer."""
    page.context.route("**/schreiben/**", lambda route: route.abort())


def test_without_a_connection_words_stay_on_the_device_and_go_out_afterwards(writing):
    author = writing()
    author.lead.fill("Erster Satz.")
    author.keeps()
    author.page.context.set_offline(True)
    author.lead.fill(LEAD_WORDS)
    expect(author.line).to_have_text(author.page.locator("[data-writing]").get_attribute("data-offline"))
    author.save()
    expect(author.lead).to_have_value(LEAD_WORDS)
    assert author.page.evaluate(COPIES) == 1 and kept(AUTHOR) == [{"lead": "Erster Satz."}]
    author.page.context.set_offline(False)
    author.keeps()
    assert kept(AUTHOR) == [{"lead": LEAD_WORDS}]


def test_after_the_login_has_ended_the_text_stays_and_goes_on_after_logging_in_beside_it(writing, text):
    author = writing()
    author.lead.fill("Erster Satz.")
    author.keeps()
    Login.delete().execute()
    author.lead.fill(LEAD_WORDS)
    way = author.notice("over").get_by_role("link")
    with author.page.context.expect_page() as opened:
        way.click()
    beside = Person(opened.value, AUTHOR, PASSWORD)
    beside.log_in()
    expect(author.notice("over")).to_have_count(0)
    author.keeps()
    assert kept(AUTHOR) == [{"lead": LEAD_WORDS}]
    author.save()
    expect(author.page.get_by_role("heading", level=1)).to_have_text(WORDS["title"])
    assert text.refetch().head.content["lead"] == LEAD_WORDS


def test_nothing_is_sent_under_the_name_of_somebody_else_who_logs_in_beside_it(writing):
    author = writing()
    author.lead.fill("Erster Satz.")
    author.keeps()
    Login.delete().execute()
    author.lead.fill(LEAD_WORDS)
    expect(author.notice("over")).to_be_visible()
    Person(author.page.context.new_page(), LEAD, PASSWORD).log_in()
    expect(author.line).to_have_text(author.page.locator("[data-writing]").get_attribute("data-other"))
    assert (kept(LEAD), kept(AUTHOR)) == ([], [{"lead": "Erster Satz."}])


def test_a_page_that_was_left_offers_its_words_again_and_puts_in_nothing_by_itself(writing):
    author = writing()
    author.lead.fill(LEAD_WORDS)
    author.keeps()
    author.page.reload()
    expect(author.lead).to_have_value(WORDS["lead"])
    offer = author.page.locator("[data-draft]")
    expect(offer).to_have_count(1)
    expect(author.notice("copy")).to_have_count(0)
    offer.locator("a.button").click()
    expect(author.lead).to_have_value(LEAD_WORDS)
    author.save()
    expect(author.page.get_by_role("heading", level=1)).to_have_text(WORDS["title"])
    assert kept(AUTHOR) == [] and author.page.evaluate(COPIES) == 0


@pytest.mark.parametrize("restores", [True, False])
def test_words_that_reached_no_server_are_offered_from_the_device(writing, restores):
    author = writing()
    shut_out(author.page)
    author.lead.fill(LEAD_WORDS)
    expect(author.line).not_to_be_empty()
    author.page.reload()
    expect(author.lead).to_have_value(WORDS["lead"])
    author.page.context.unroute_all()
    author.notice("copy").get_by_role("button").nth(0 if restores else 1).click()
    if restores:
        author.page.wait_for_url("**/aufgehoben**")
        expect(author.lead).to_have_value(LEAD_WORDS)
    else:
        expect(author.notice("copy")).to_have_count(0)
    assert author.page.evaluate(COPIES) == 0


def test_a_new_text_is_kept_on_the_device_until_it_is_begun(desk):
    author = desk(AUTHOR)
    author.page.goto(NEW)
    author.title.fill(TITLE)
    author.page.locator(".ProseMirror").fill("Der erste Absatz.")
    expect(author.page.locator("textarea[name=body]")).to_have_value(re.compile(">Der erste Absatz.</p>"))
    until_true(author.page, f"{COPIES} === 1")
    author.page.reload()
    expect(author.title).to_have_value("")
    author.notice("copy").get_by_role("button").first.click()
    expect(author.title).to_have_value(TITLE)
    expect(author.page.locator(".ProseMirror")).to_have_text("Der erste Absatz.")
    author.save()
    expect(author.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert plain(Item.select().order_by(Item.id.desc()).first().head.content["body"]) == "Der erste Absatz."
    assert author.page.evaluate(COPIES) == 0


def test_logging_out_leaves_nothing_on_the_device_and_asks_where_words_are_nowhere_else(desk):
    author = desk(AUTHOR)
    asked = []
    author.page.on("dialog", lambda dialog: asked.append((dialog.type, dialog.message)))
    author.page.goto(NEW)
    author.title.fill(TITLE)
    until_true(author.page, f"{COPIES} === 1")
    author.page.goto("/admin/")
    words = author.page.locator("form[action='/admin/logout']").get_attribute("data-words")
    author.page.locator("form[action='/admin/logout'] button").click()
    author.page.wait_for_url("**/admin/login")
    assert ("confirm", words) in asked and author.page.evaluate(COPIES) == 0


def test_before_the_login_ends_a_person_is_told_and_stays_with_one_press(writing, clock):
    author = writing()
    author.lead.fill(LEAD_WORDS)
    author.keeps()
    clock.forward(minutes=56)
    expect(author.notice("ends")).to_contain_text("4")
    author.notice("ends").get_by_role("button").click()
    expect(author.notice("ends")).to_have_count(0)
    assert Login.get().seen_at == clock.now
