"""A draft with findings in its lead and its text, and somebody who writes in it."""

from playwright.sync_api import Page, expect

from coopcms.content.models import Item
from coopcms.content.services import create
from tests.browser.conftest import PASSWORD
from tests.browser.desk_world import actor
from tests.browser.person import Person, watched
from tests.browser.test_axe import DESK

AUTHOR = "autor@siegen.example"
LEAD = "Hier plant 😀 jeder Mitarbeiter mit."
FIRST = "Die Mitarbeiter suchten die Mappen 😀 lange in diesem Jahr."
SECOND = "Heute finden die Lehrer alles."
BODY = f"<h2>Anfang</h2><p>{FIRST}</p><ul><li>{SECOND}</li></ul>"
CHECKED = "**/schreiben/sprache"
# the words that are selected in the editor, or in the field that has the focus
SELECTED = """() => {
  const field = document.activeElement;
  if (field.selectionStart != null) return field.value.slice(field.selectionStart, field.selectionEnd);
  return getSelection().toString();
}"""
MARKED = """() => [...document.querySelectorAll(".editor .finding")].map(one =>
  [one.textContent, getComputedStyle(one).textDecorationLine, getComputedStyle(one).textDecorationStyle])"""


def draft_with_findings() -> Item:
    """A draft of Siegen with a finding in the lead and two in the text."""
    return create("article", "siegen", {"title": "Neue Halle", "lead": LEAD, "body": BODY}, actor(AUTHOR))


def writing_page(context, item: Item, is_live: bool = True) -> Page:
    """The page on which the draft is written; its first check is answered where scripts run."""
    context.set_default_timeout(10_000)
    someone = Person(watched(context.new_page()), AUTHOR, PASSWORD)
    someone.page.set_viewport_size(DESK)
    someone.come_in()
    someone.open(item.id, "/bearbeiten")
    if is_live:
        unfold(someone.page, "sprache")
        expect(entries(someone.page)).to_have_count(3)
    return someone.page


def unfold(page: Page, panel: str) -> None:
    """Open a panel beside the form; it may be folded for want of room."""
    page.locator(".tiptap").wait_for()
    page.locator(f"#{panel}").evaluate("one => { one.open = true }")


def entries(page: Page, group: str = "finding"):
    """The entries of the list in one of its groups."""
    return page.locator(f"#sprache [data-group={group}] .finding-entry")


def keys(page: Page, *pressed: str) -> None:
    """Key by key."""
    for one in pressed:
        page.keyboard.press(one)
