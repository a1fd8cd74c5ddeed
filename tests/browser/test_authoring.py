"""A Word text goes live without a mouse: read in, made ready, checked, reviewed at its passages, mended, signed."""

import re

import pytest
from playwright.sync_api import Locator, expect

from coopcms.content.models import Item
from tests.browser.conftest import PASSWORD
from tests.browser.hands import Keys
from tests.browser.person import watched
from tests.exchange.word_files import item, p, table, word
from tests.fixtures.quotes import release_quotes

pytestmark = pytest.mark.browser
TITLE = "Beispiel Feinblech plant die Schicht am Bildschirm"
LINES = (
    "Die Beispiel Feinblech GmbH in Siegen hat 2026 die Wandtafel abgehängt.",
    "Seit dem 2. März 2026 stehen alle Aufträge in einem gemeinsamen Plan.",
)
QUOTES = (
    "Früher wusste niemand, welcher Auftrag zuerst kommt",
    "Heute sehe ich das morgens auf einen Blick",
    "Wir haben klein angefangen und jede Woche gefragt, was stört",
    "Der Plan gehört jetzt der ganzen Halle",
)
SPEECH = (
    f"„{QUOTES[0]}“, sagt Maren Beispiel, Leiterin der Fertigung. „{QUOTES[1]}.“",
    f"„{QUOTES[2]}“, erklärt Tarek Muster vom Zentrum Siegen (Beispiel). „{QUOTES[3]}.“",
)
STEPS = ("Tafel fotografieren", "Aufträge übertragen", "Vier Wochen beides führen")
CELLS = (["Jahr", "Verspätete Aufträge"], ["2025", "118"], ["2026", "41"])
STAFF = "Die Mitarbeiter prüfen den Plan jeden Morgen."
GUESTS = "Besucher sehen den Plan am Eingang."


def press_text() -> bytes:
    """A press text as Word writes it: headings, a list, a table, four quotes of two speakers."""
    return word(
        p(TITLE, style="Titel"),
        *(p(line) for line in LINES),
        p("Wie es dazu kam", style="berschrift1"),
        p(SPEECH[0]),
        p(STAFF),
        p("Drei Schritte", style="berschrift1"),
        *(item(step, 2) for step in STEPS),
        p(SPEECH[1]),
        p("Was es brachte", style="berschrift2"),
        table(*CELLS, header=True),
        p(GUESTS),
    )


@pytest.fixture
def keys(demo, served, new_context):
    """A factory: somebody at the desk who has no mouse, and whose page must not complain."""
    met: list[Keys] = []

    def enter(email: str) -> Keys:
        context = new_context(base_url=served, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        someone = Keys(watched(context.new_page()), email, PASSWORD)
        someone.log_in()
        met.append(someone)
        return someone

    yield enter
    assert [fault for someone in met for fault in someone.page.faults] == []


def read_in(author: Keys) -> None:
    """Give the file to the page; the report tells what it holds, and who may have spoken."""
    page = author.page
    page.goto("/admin/einlesen")
    file = {"name": "feinblech.docx", "mimeType": "application/octet-stream", "buffer": press_text()}
    page.locator("#file").set_input_files(file)
    author.press(page.get_by_role("button", name="Als Entwurf einlesen"))
    for quote in QUOTES:
        author.is_told(quote)
    author.is_told("Maren Beispiel, Leiterin der Fertigung")
    author.is_told("Tarek Muster")
    author.press(page.get_by_role("main").get_by_role("link", name="Text bearbeiten"))
    expect(text_of(author)).to_be_visible()


def text_of(author: Keys) -> Locator:
    """The text that is typed into."""
    return author.page.locator("#body[contenteditable=true]")


def make_ready(author: Keys) -> None:
    """Follow the list beside the form from line to line until nothing holds the text back."""
    page, ready = author.page, author.page.locator("#bereit")
    for rule, typed in (("Vorspann", "Ein Betrieb in Siegen plant seine Aufträge gemeinsam am Bildschirm."),):
        line = ready.get_by_role("link", name=rule, exact=True).first
        author.reach(line)
        page.keyboard.press("Enter")
        expect(page.get_by_label(rule, exact=True)).to_be_focused()
        page.keyboard.insert_text(typed)
        expect(line).to_have_count(0)
    contact = ready.get_by_role("link", name="Kontakt", exact=True)
    author.reach(contact)
    page.keyboard.press("Enter")
    page.keyboard.insert_text("Maren Beispiel, presse@feinblech.example")
    expect(contact).to_have_count(0)


def check_language(author: Keys) -> None:
    """Take one proposal, and say of the other finding why it stays."""
    page = author.page
    author.reach(text_of(author))
    step_to(author, "Mitarbeiter")
    page.keyboard.press("Alt+Enter")
    expect(entry(author, "Mitarbeiter")).to_be_focused()
    proposal = entry(author, "Mitarbeiter").get_by_role("button", name="„Mitarbeiter“ durch „Mitarbeitenden“ ersetzen")
    author.reach(proposal)
    page.keyboard.press("Enter")
    expect(text_of(author)).to_contain_text("Die Mitarbeitenden prüfen den Plan")
    step_to(author, "Besucher")
    page.keyboard.press("Alt+Enter")
    okay = entry(author, "Besucher").get_by_role("button", name="Hier in Ordnung …")
    author.reach(okay)
    page.keyboard.press("Enter")
    page.keyboard.insert_text("So heißt das Schild am Eingang.")
    page.keyboard.press("Enter")
    expect(page.locator("#sprache")).to_contain_text("Hier in Ordnung (1)")


def step_to(author: Keys, surface: str) -> None:
    """F8 until these words are selected."""
    for _step in range(8):
        author.page.keyboard.press("F8")
        if author.page.evaluate("String(getSelection())") == surface:
            return
    pytest.fail(f"F8 does not lead to {surface}")


def entry(author: Keys, surface: str) -> Locator:
    """The entry of the list about these words."""
    return author.page.locator(".finding-entry", has=author.page.locator("mark", has_text=re.compile(f"^{surface}$")))


def ask_for_change(reviewer: Keys, number: int) -> None:
    """Comment on a sentence, and let the request collect it."""
    page = reviewer.page
    reviewer.open(number, "/pruefung")
    place = page.locator(".passage", has_text=STEPS[0])
    reviewer.reach(place.locator(".say-here > summary"))
    page.keyboard.press("Enter")
    reviewer.fill(place.get_by_label("Ihr Kommentar"), "Bitte sagen, womit fotografiert wird.")
    reviewer.press(place.get_by_role("button", name="Kommentieren"))
    reviewer.press(page.get_by_role("button", name="Änderungen erbitten"))
    reviewer.is_told("Entwurf")


def mend(author: Keys, number: int) -> None:
    """The wish leads to its passage; a few words more, and the text goes back."""
    page = author.page
    author.open(number, "/bearbeiten")
    wish = page.locator("#wuensche .its-words a").first
    author.reach(wish)
    page.keyboard.press("Enter")
    expect(text_of(author)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.insert_text(" (mit dem Telefon)")
    author.press(page.get_by_role("button", name="Speichern und zur Prüfung geben"))
    author.is_told("Der Text ist jetzt in Prüfung")


def sign(reviewer: Keys, number: int) -> None:
    """The comment still stands at its passage, whose words have changed; then the name below all of it."""
    page = reviewer.page
    reviewer.open(number, "/pruefung")
    place = page.locator(".passage", has_text="mit dem Telefon")
    expect(place.locator(".thread")).to_contain_text("Bitte sagen, womit fotografiert wird.")
    reviewer.press(page.get_by_role("button", name=re.compile("^Freigeben$")))
    reviewer.is_told("Alle haben zugestimmt")


def publish(publisher: Keys, number: int) -> None:
    """Live it goes."""
    publisher.open(number)
    publisher.press(publisher.page.locator("#akt-publish").get_by_role("button"))
    publisher.is_told("veröffentlicht")


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_a_word_file_goes_live_without_a_mouse(keys, reader):
    author = keys("autor@siegen.example")
    read_in(author)
    make_ready(author)
    check_language(author)
    author.press(author.page.get_by_role("button", name="Speichern und zur Prüfung geben"))
    author.is_told("Der Text ist jetzt in Prüfung")
    number, reviewer = author.item, keys("pruefung@siegen.example")
    ask_for_change(reviewer, number)
    mend(author, number)
    sign(reviewer, number)
    release_quotes(Item.get_by_id(number))
    publisher = keys("publikation@siegen.example")
    publish(publisher, number)
    reader.page.goto(Item.get_by_id(number).slug.join(("/artikel/", "")))
    there = words_of(reader.page.get_by_role("main").inner_text())
    given = (TITLE, *LINES, *QUOTES, *SPEECH, *STEPS, *sum(CELLS, []), GUESTS, "prüfen den Plan jeden Morgen")
    missing = [word for words in given for word in words_of(words) if word not in there]
    assert missing == []
