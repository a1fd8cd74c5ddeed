"""The readiness list beside the form: it follows what is typed, leads to field and passage, and says what changed."""

import pytest
from playwright.sync_api import Page, expect

from coopcms.content.services import create
from tests.browser.conftest import PASSWORD
from tests.browser.desk_world import actor
from tests.browser.person import Person, watched
from tests.browser.waiting import pass_by, until_true

pytestmark = pytest.mark.browser
AUTHOR = "autor@siegen.example"
BODY = (
    "<h2>Anfang</h2><p>Alle planen 😀 gemeinsam.</p><ul><li>Es begann in diesem Jahr.</li></ul>"
    '<p>Mehr dazu <a href="/artikel/nie">hier</a>.</p>'
)
# the words that are selected in the editor, or in the field that has the focus
SELECTED = """() => {
  const field = document.activeElement;
  if (field.selectionStart != null) return field.value.slice(field.selectionStart, field.selectionEnd);
  return getSelection().toString();
}"""


@pytest.fixture
def draft(demo):
    """A draft of Siegen without a lead."""
    return create("article", "siegen", {"title": "Neue Halle", "body": BODY}, actor(AUTHOR))


@pytest.fixture
def writing(draft, served, new_context):
    """A factory: the page on which the draft is written, scripts running or not."""

    def enter(scripts: bool = True, end: str = "") -> Page:
        context = new_context(base_url=served, java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        someone = Person(watched(context.new_page()), AUTHOR, PASSWORD)
        someone.come_in()
        someone.open(draft.id, f"/bearbeiten{end}")
        return someone.page

    return enter


def line(page: Page, rule: str):
    return page.locator(f"#bereit [data-rule='{rule}']")


def test_the_list_follows_what_is_typed_and_says_what_changed(writing):
    page = writing()
    expect(line(page, "lead")).to_contain_text("Der Vorspann fehlt.")
    said = page.locator("[data-ready] > [role=status]")
    expect(said).to_be_empty()
    page.locator("[name=lead]").fill("Die Beispiel GmbH plant ihre Halle am Bildschirm.")
    expect(line(page, "lead")).to_have_count(0)
    expect(page.locator(".ready-counts")).not_to_contain_text("hält auf", ignore_case=True)
    expect(said).to_contain_text("Fehlt noch")
    assert not page.faults


def test_it_is_asked_once_for_many_keys_and_not_for_nothing(writing):
    page, asked = writing(), []
    page.clock.install()
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/schreiben/bereit") else None)
    page.locator("[name=lead]").press_sequentially("Die Beispiel GmbH plant.", delay=20)
    expect(line(page, "lead")).to_have_count(0)
    page.locator("[name=lead]").press("End")
    pass_by(page, 1500)
    assert len(asked) == 1, asked


def test_a_line_leads_to_its_field(writing):
    page = writing()
    line(page, "lead").get_by_role("link").click()
    expect(page.locator("[name=lead]")).to_be_focused()


def test_a_passage_is_selected_in_the_text(writing):
    page = writing()
    page.locator("#bereit details summary").click()
    line(page, "T1").get_by_role("link").press("Enter")
    until_true(page, f"({SELECTED})() === 'diesem Jahr'")
    line(page, "link.vague").get_by_role("link").click()
    until_true(page, f"({SELECTED})() === 'hier'")
    assert not page.faults


def test_a_passage_is_found_after_words_were_put_before_it(writing):
    page = writing()
    page.locator(".tiptap p").first.click()
    page.keyboard.press("Home")
    page.keyboard.type("Neu: ")
    page.keyboard.press("Enter")
    page.keyboard.type("In diesem Monat ")
    expect(line(page, "T1")).to_have_count(2)
    page.locator("#bereit details summary").click()
    line(page, "T1").get_by_role("link", name="„diesem Monat“").click()
    until_true(page, f"({SELECTED})() === 'diesem Monat'")


def test_who_is_in_the_list_keeps_their_place(writing):
    page = writing()
    here = line(page, "empty").get_by_role("link").first
    page.locator("[name=lead]").fill("Die Beispiel GmbH plant.")
    here.focus()
    with page.expect_response("**/schreiben/bereit"):
        pass
    expect(here).to_be_focused()
    expect(line(page, "lead")).to_have_count(1)
    page.locator("[name=title]").focus()
    expect(line(page, "lead")).to_have_count(0)


def test_a_server_that_does_not_answer_is_told_and_the_list_stays(writing):
    page = writing()
    page.route("**/schreiben/bereit", lambda route: route.abort())
    page.locator("[name=lead]").fill("Die Beispiel GmbH plant.")
    expect(page.locator("[data-ready] > .note")).to_contain_text("Stand von vorhin")
    expect(line(page, "lead")).to_have_count(1)
    page.unroute("**/schreiben/bereit")
    page.locator("[name=lead]").fill("Die Beispiel GmbH plant ihre Halle.")
    expect(line(page, "lead")).to_have_count(0)
    expect(page.locator("[data-ready] > .note")).to_have_count(0)


def test_a_link_from_elsewhere_opens_the_form_at_the_passage(writing, draft):
    leaf = draft.refetch().head.content["body"][2]["children"][0]["children"][0]
    page = writing(end=f"?stelle={leaf['id']}.13.24#body")
    until_true(page, f"({SELECTED})() === 'diesem Jahr'")


def test_without_a_script_the_list_is_there_and_leads_to_the_fields(writing):
    page = writing(scripts=False)
    line(page, "lead").get_by_role("link").click()
    assert page.url.endswith("#lead")
    expect(line(page, "T1")).to_have_count(1)
