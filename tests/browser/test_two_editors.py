"""Two people write in one text, one takes over: both write on, nobody's words are lost, and each is told of it."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from tests.browser.desk_world import WORDS
from tests.browser.waiting import until_true
from tests.browser.writer import AUTHOR, LEAD, kept

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
NEW = "/admin/neu/article"
OURS = """axe.run({include: [".presence", ".draft-near", ".draft-tools", ".draft-line"]}).then((found) =>
  found.violations.map((one) => `${one.id} ${one.nodes[0].html}`))"""
COPIES = "Object.keys(localStorage).filter((key) => key.startsWith('coopcms-words:')).length"
LEAD_WORDS, TITLE, MORE = "Mein neuer Vorspann.", "Ein anderer Titel", "Mein Vorspann geht weiter."
IN_VIEW = """(one) => {
  const { top, bottom, left } = one.getBoundingClientRect();
  const seen = document.elementFromPoint(left + 8, (top + bottom) / 2);
  return top >= -1 && bottom <= innerHeight + 1 && one.contains(seen);
}"""


def test_two_people_type_one_takes_over_both_save_and_no_word_is_lost(writing, text):
    author, lead = writing(), writing(LEAD)
    author.lead.fill(LEAD_WORDS)
    author.keeps()
    lead.title.fill(TITLE)
    lead.keeps()
    expect(lead.notice("holder")).to_contain_text("Ada Autorin")
    expect(author.notice("also")).to_contain_text("Lena Leiterin")
    assert (kept(AUTHOR), kept(LEAD)) == ([{"lead": LEAD_WORDS}], [{"title": TITLE}])
    lead.notice("holder").get_by_role("button").click()
    expect(lead.notice("holder")).to_have_count(0)
    expect(lead.notice("mine")).to_contain_text("Ada Autorin")
    expect(author.notice("taken")).to_contain_text("Lena Leiterin")
    author.lead.fill(MORE)
    author.until(lambda: kept(AUTHOR) == [{"lead": MORE}])
    assert kept(LEAD) == [{"title": TITLE}]
    lead.save()
    expect(lead.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(author.notice("taken")).to_have_count(0)
    expect(author.notice("moved")).to_be_visible()
    author.save()
    expect(author.page.get_by_role("alert")).to_be_visible()
    assert kept(AUTHOR) == [{"lead": MORE}]
    author.page.locator("main form button.primary").first.click()
    expect(author.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert text.refetch().head.content["lead"] == MORE and kept(AUTHOR) == kept(LEAD) == []


def test_a_save_in_somebody_elses_lease_asks_first(writing, text):
    lead, author = writing(LEAD), writing()
    lead.title.fill(TITLE)
    lead.keeps()
    author.lead.fill(LEAD_WORDS)
    author.keeps()
    author.save()
    expect(author.page.get_by_role("heading", level=1)).to_contain_text("Lena Leiterin")
    author.page.locator("main form button.primary").click()
    expect(author.page.get_by_role("heading", level=1)).to_have_text(WORDS["title"])
    expect(lead.notice("moved")).to_be_visible()
    assert (text.refetch().head.content["lead"], kept(LEAD), kept(AUTHOR)) == (LEAD_WORDS, [{"title": TITLE}], [])


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_who_is_taken_over_in_the_middle_of_the_text_sees_it_and_no_stroke_is_lost(writing, size):
    lead, author = writing(LEAD), writing()
    author.page.set_viewport_size({"width": size[0], "height": size[1]})
    body = author.page.locator(".ProseMirror")
    body.click()
    author.page.keyboard.press("Control+End")
    author.page.keyboard.type(" Vorher.")
    author.keeps()
    before = author.line.text_content()
    lead.page.locator("body").click()
    lead.title.fill(TITLE)
    lead.notice("holder").get_by_role("button").click()
    expect(author.notice("taken")).to_be_visible()
    author.page.keyboard.type(" Nachher.")
    expect(body).to_contain_text("Vorher. Nachher.")
    expect(body).to_be_focused()
    assert author.notice("taken").evaluate(IN_VIEW) and author.notice("tools").evaluate(IN_VIEW)
    expect(author.line).to_have_text(
        author.page.locator("[data-writing]").get_attribute("data-apart").format(at="09:00")
    )
    assert author.line.text_content() != before
    author.until(lambda: "Vorher. Nachher." in kept(AUTHOR)[0]["body"])
    said = author.page.locator(".draft-near > [role=status]")
    assert said.text_content() == author.notice("taken").locator("p").first.text_content()
    said.evaluate("(one) => new MutationObserver(() => (window.again = true)).observe(one, {childList: true})")
    with author.page.expect_response("**/schreiben/puls"):
        pass
    assert author.page.evaluate("window.again ?? false") is False


def test_a_person_takes_over_before_typing_and_their_focus_goes_to_the_text(writing):
    author = writing()
    author.lead.fill(LEAD_WORDS)
    author.keeps()
    lead = writing(LEAD)
    lead.page.locator(".presence .holder").get_by_role("button").click()
    expect(lead.notice("mine")).to_contain_text("Ada Autorin")
    expect(lead.page.locator(".ProseMirror")).to_be_focused()
    expect(lead.page.locator(".presence .holder")).to_have_count(0)
    expect(author.notice("taken")).to_contain_text("Lena Leiterin")
    lead.title.fill(TITLE)
    expect(lead.notice("mine")).to_have_count(0)


def test_what_is_said_above_the_form_and_beside_a_lease_stops_nobody(writing, clock):
    lead, author = writing(LEAD), writing()
    lead.title.fill(TITLE)
    lead.keeps()
    author.lead.fill(LEAD_WORDS)
    author.keeps()
    expect(author.notice("holder")).to_be_visible()
    pages = [author.page]
    author.page.set_viewport_size({"width": 390, "height": 844})
    author.notice("holder").get_by_role("button").focus()
    author.page.keyboard.press("Enter")
    expect(lead.notice("taken").get_by_role("button")).to_be_visible()
    expect(author.page.locator("[name=lead]")).to_be_focused()
    pages.append(lead.page)
    for page in pages:
        page.evaluate(AXE)
        assert page.evaluate(OURS) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_who_is_told_is_said_once_and_not_at_each_draft(writing):
    author = writing()
    status = author.page.locator(".presence > [role=status]")
    author.lead.fill("Erster Satz.")
    author.keeps()
    author.lead.fill(LEAD_WORDS)
    until_true(author.page, "JSON.parse(Object.values(localStorage)[0] ?? 'null')?.number === 2")
    assert status.text_content() == ""
