"""A reviewer's first task and an author's, counted, at every kind of screen."""

import re

import pytest
from playwright.sync_api import expect

from coopcms.accounts.queries import actor_for, user_by_email
from coopcms.content.models import Item, ItemOwner
from coopcms.content.services_copies import edit
from coopcms.network.models import Organisation
from coopcms.review.services import take
from coopcms.workflow.facts import Inputs
from tests.browser.conftest import PASSWORD
from tests.browser.hands import Hands, Keys

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SCREENS = {
    "mouse": (Hands, {"viewport": WIDE}),
    "keyboard": (Keys, {"viewport": WIDE}),
    "200 % zoom": (Hands, {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}),
    "phone": (Hands, {"viewport": PHONE, "has_touch": True, "is_mobile": True}),
    "no script": (Hands, {"viewport": WIDE, "java_script_enabled": False}),
    "phone, keyboard, no script": (Keys, {"viewport": PHONE, "java_script_enabled": False}),
}
MOST_REVIEWER, MOST_AUTHOR = 6, 4


def screens(*always: str):
    """These screens in every run, the others and what they come to together in the slow one."""
    slow = [pytest.param(name, marks=pytest.mark.slow) for name in SCREENS if name not in always]
    return pytest.mark.parametrize("screen", [*always, *slow], indirect=True)


@pytest.fixture
def screen(request):
    return SCREENS[request.param]


@pytest.fixture
def hands(demo, served, new_context, screen):
    """A factory: `hands("autor@siegen.example")` is logged in, and the count begins."""
    kind, options = screen

    def enter(email: str) -> Hands:
        context = new_context(base_url=served, **options)
        context.set_default_timeout(15_000)
        someone = kind(context.new_page(), email, PASSWORD)
        someone.log_in()
        return someone

    return enter


@pytest.fixture
def waiting(demo) -> Item:
    """A working copy of something public, given for review; one word of it has changed. Ask for it before `hands`."""
    autor = actor_for(user_by_email("autor@hannover.example"), "desk")
    hannover = ItemOwner.select(ItemOwner.item).join(Organisation).where(Organisation.slug == "hannover")
    alone = Item.workflow == "vier_augen"
    live = Item.select().where(Item.public == "live", Item.kind == "article", alone, Item.id.in_(hannover)).first()
    copy = edit(live, {"title": live.head.title + " – heute"}, autor).item
    take(copy, "submit", autor, Inputs())
    return copy.refetch()


def review(someone: Hands, title: str) -> None:
    """Take up what waits on the first page."""
    row = someone.page.locator("#pruefung tr").filter(has_text=title)
    someone.press(row.locator("a.button"))
    expect(someone.page.get_by_role("heading", name="Was sich geändert hat")).to_be_visible()


@screens("keyboard", "phone")
def test_a_reviewer_finds_what_waits_sees_what_changed_asks_for_a_change_and_later_signs(waiting, hands):
    title = waiting.head.title
    reviewer = hands("pruefung@hannover.example")
    review(reviewer, title)
    reviewer.is_told("Eine Änderung. Verglichen mit Fassung")
    expect(reviewer.page.locator(".proof ins")).to_have_text(["– heute"])
    reviewer.fill(reviewer.page.locator("#akt-request_changes textarea"), "Bitte schreiben: „morgen“.")
    reviewer.press(reviewer.page.get_by_role("button", name="Änderungen erbitten"))
    expect(reviewer.page.locator(".flash")).to_contain_text("Entwurf")
    title = mend(hands("autor@hannover.example"), waiting, title)
    reviewer.press(reviewer.page.locator(".brand a"))
    review(reviewer, title)
    reviewer.is_told("zu der Sie")
    expect(reviewer.page.locator(".proof del")).to_have_text(["heute"])
    expect(reviewer.page.locator(".proof ins")).to_have_text(["morgen"])
    reviewer.press(reviewer.page.get_by_role("button", name=re.compile("^Freigeben$")))
    expect(reviewer.page.locator(".flash")).to_contain_text("Alle haben zugestimmt")
    assert reviewer.pressed <= MOST_REVIEWER, reviewer.pressed


def mend(author: Hands, item: Item, title: str) -> str:
    """What the author does about it: at most four, too."""
    row = author.page.locator("#zurueck tr").filter(has_text=title)
    expect(row).to_contain_text("Bitte schreiben: „morgen“.")
    author.press(row.locator("a.button"))
    mended = title.replace("heute", "morgen")
    author.reach(author.page.get_by_label("Titel", exact=True))
    author.page.get_by_label("Titel", exact=True).fill(mended)
    author.press(author.page.get_by_role("button", name="Speichern und zur Prüfung geben"))
    author.is_told("Der Text ist jetzt in Prüfung")
    assert author.pressed <= MOST_AUTHOR and item.refetch().state == "review"
    return mended


@screens("no script", "200 % zoom")
def test_an_author_writes_and_gives_for_review(hands, demo):
    author = hands("autor@siegen.example")
    page = author.page
    begin = page.get_by_role("link", name="Neu: Meldung")
    if not begin.is_visible():
        author.press(page.locator(".rail .unfold"))
    author.press(begin)
    for label, text in (("Titel", "Halle am Bildschirm"), ("Vorspann", "Ein Betrieb plant."), ("Text", "<p>So.</p>")):
        author.fill(page.get_by_label(label, exact=True), text)
    author.press(page.get_by_role("button", name="Speichern und zur Prüfung geben"))
    author.is_told("Der Text ist jetzt in Prüfung")
    assert author.pressed <= MOST_AUTHOR, author.pressed


@pytest.mark.parametrize("screen", ["keyboard"], indirect=True)
def test_what_is_missing_is_named_and_mended_within_the_count(hands, demo):
    author = hands("autor@siegen.example")
    author.page.goto("/admin/neu/article")
    author.fill(author.page.get_by_label("Titel", exact=True), "Nur ein Titel")
    author.press(author.page.get_by_role("button", name="Speichern und zur Prüfung geben"))
    author.is_told("Gespeichert, aber noch nicht zur Prüfung gegeben.")
    expect(author.page.locator("#fehler a")).to_have_count(2)
    for label, text in (("Vorspann", "Ein Betrieb plant."), ("Text", "<p>So.</p>")):
        author.fill(author.page.get_by_label(label, exact=True), text)
    author.press(author.page.get_by_role("button", name="Speichern und zur Prüfung geben"))
    author.is_told("Der Text ist jetzt in Prüfung")
    assert author.pressed <= MOST_AUTHOR, author.pressed


@pytest.mark.parametrize("screen", ["mouse"], indirect=True)
def test_a_key_leads_to_the_next_change_and_a_reason_outlives_a_comment(waiting, hands):
    reviewer = hands("pruefung@hannover.example")
    page = reviewer.page
    reviewer.open(waiting.id, "/pruefung")
    page.locator(".proof").focus()
    page.keyboard.press("j")
    expect(page.locator("#a1")).to_be_focused()
    reason = page.locator("#akt-request_changes textarea")
    reason.fill("jj kk")
    expect(reason).to_have_value("jj kk")
    page.locator("#stelle-title .say-here > summary").click()
    page.locator("#stelle-title textarea").fill("Warum „heute“?")
    page.locator("#stelle-title .say button").click()
    expect(page.locator("#stelle-title .remark")).to_contain_text("Warum „heute“?")
    expect(page.locator("#akt-request_changes textarea")).to_have_value("jj kk")
