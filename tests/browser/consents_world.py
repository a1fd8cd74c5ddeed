"""A text of two centres in which people outside speak and are shown: at the desk, in their mails, on their phones."""

import re
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from coopcms.content.models import Item
from coopcms.content.services import create
from coopcms.content.services_owners import accept, invite
from coopcms.media.models import Picture
from coopcms.media.services_rights import describe
from tests.browser.desk_world import actor
from tests.browser.writer import AUTHOR, LEAD, Writer
from tests.media.files import jpeg

ANNA, BERND, CARLA = "Anna Beispiel", "Bernd Beispiel", "Carla Beispiel"
QUOTES = (
    "Früher hing der Plan an der Wand, und niemand sah ihn.",
    "Heute weiß die Frühschicht, was die Spätschicht geschafft hat.",
    "Wir haben ein halbes Jahr gemeinsam ausprobiert.",
    "Am Ende war das alles ganz einfach.",
)
BETTER = "Am Ende war es einfacher als gedacht."
TITLE, PATH = "Zwei Zentren planen eine Halle", "/artikel/zwei-zentren-planen-eine-halle"
BODY = f"""<p>Anna Beispiel leitet die Schicht: <q>{QUOTES[0]}</q> Das ist vorbei.</p>
<blockquote><p>{QUOTES[1]}</p></blockquote>
<p>Bernd Beispiel ergänzt: <q>{QUOTES[2]}</q></p><p>Und er fügt an: <q>{QUOTES[3]}</q></p>"""
SHOWN = {"halle.jpg": "Die Halle von oben, leer.", "schicht.jpg": "Carla Beispiel steht vor einem Bildschirm."}
_LINK = re.compile(r"https?://\S+/freigabe/[A-Za-z0-9_-]{43}")


def shared_text() -> Item:
    """A draft of Siegen and Ruhr-OWL with four quotes; nobody is named yet."""
    words = {"title": TITLE, "lead": "Ein Betrieb, zwei Zentren, ein Plan.", "body": BODY}
    item = create("article", "siegen", words, actor(AUTHOR))
    invite(item, "ruhr-owl", actor(LEAD))
    accept(item, "ruhr-owl", actor("leitung@ruhr-owl.example"))
    return item.refetch()


def say_whose_pictures() -> None:
    """Who made the pictures, and on what licence they are shown."""
    for row in Picture.select().where(Picture.name.in_(list(SHOWN))):
        describe(row, {"credit": "Foto: Dora Beispiel", "licence": "own", "ai_mark": "none"}, actor(AUTHOR))


def address_of(name: str) -> str:
    """Where mails reach somebody."""
    return f"{name.split()[0].lower()}@firma.example"


def link_in_mail(folder: Path, name: str) -> str:
    """The link in the newest mail to somebody."""
    mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(folder.glob("*.eml"))]
    own = [mail for mail in mails if mail["To"].addresses[0].addr_spec == address_of(name)]
    assert own, f"no mail for {name}"
    return _LINK.search(own[-1].get_body(("plain",)).get_content())[0]


def upload(author: Writer) -> None:
    """Both pictures come in by the desk's page."""
    page = author.page
    page.goto("/admin/medien/hochladen")
    kind = "image/jpeg"
    files = [{"name": name, "mimeType": kind, "buffer": jpeg(420 + n)} for n, name in enumerate(SHOWN)]
    page.get_by_label("Dateien", exact=True).set_input_files(files)
    page.get_by_role("button", name="Hochladen").click()
    expect(page.locator(".upload-said")).to_contain_text("2 von 2 Dateien")


def illustrate(author: Writer, item: Item) -> None:
    """Both are chosen in the editor, described, and saved with the text."""
    author.open(item.id, "/bearbeiten")
    text = words_of(author)
    for (name, alt), place in zip(SHOWN.items(), ("Control+Home", "Control+End"), strict=True):
        text.focus()
        author.page.keyboard.press(place)
        _choose(author.page, name, alt)
    expect(text.locator("figure img")).to_have_count(2)
    author.save()
    author.is_told("Entwurf")


def words_of(author: Writer) -> Locator:
    """The text that is typed into."""
    return author.page.locator("#body[contenteditable=true]")


def _choose(page: Page, name: str, alt: str) -> None:
    page.get_by_role("button", name="Bild einfügen").click()
    dialog = page.get_by_role("dialog", name="Bild")
    dialog.get_by_role("option").filter(has_text=name).click()
    dialog.get_by_label("Was zu sehen ist").fill(alt)
    dialog.get_by_role("button", name="In den Text einfügen").click()
    expect(dialog).to_be_hidden()


def name_who_is_shown(author: Writer) -> None:
    """Nobody can be recognised in the one picture, Carla in the other."""
    page = author.page
    hall, shift = (Picture.get(Picture.name == name) for name in SHOWN)
    page.goto(f"/admin/medien/{hall.id}/menschen")
    page.get_by_role("button", name="Niemand ist zu erkennen").click()
    author.is_told("Notiert: Niemand ist zu erkennen.")
    page.goto(f"/admin/medien/{shift.id}/menschen")
    page.get_by_label("Oder neu: Name").fill(CARLA)
    page.get_by_label("E-Mail-Adresse").fill(address_of(CARLA))
    page.get_by_label("Mit Einwilligung").check()
    page.get_by_role("button", name="Diese Person nennen").click()
    author.is_told("Die Person steht jetzt in der Liste.")


def name_who_speaks(author: Writer) -> None:
    """Each of two people is entered at the first quote, and chosen from the list at the second."""
    for first, second, name in ((*QUOTES[:2], ANNA), (*QUOTES[2:], BERND)):
        about = thing(author, first)
        about.get_by_text("Eine Person, die nicht in der Liste steht").click()
        about.get_by_label("Name").fill(name)
        about.get_by_label("E-Mail").fill(address_of(name))
        about.get_by_role("button", name="Eintragen und hier nennen").click()
        author.is_told(f"{name} ist eingetragen und hier genannt.")
        thing(author, second).get_by_label("Es spricht").select_option(label=name)
        thing(author, second).get_by_role("button", name="Vermerken, wer spricht").click()
        author.is_told("Vermerkt, wer spricht.")


def thing(author: Writer, words: str) -> Locator:
    """What the page of consents has about these words."""
    return author.page.locator(".consent-list > li").filter(has_text=words)


def ask(author: Writer, *names: str) -> None:
    """Each of them is sent a mail."""
    page = author.page
    for name in names:
        form = page.locator("details").filter(has_text=name).filter(has=page.get_by_text("Wie lange der Link gilt"))
        if form.get_attribute("open") is None:
            form.locator("> summary").click()
        form.get_by_role("button", name=f"Um Freigabe bitten ({name})").click()
        author.is_told(f"Eine Mail geht an {name}.")


def put_in_the_proposed_words(author: Writer) -> None:
    """From the proposal to its place in the text, where the old words are found and replaced."""
    page = author.page
    expect(thing(author, QUOTES[3])).to_contain_text(f"Vorschlag: {BETTER}")
    thing(author, QUOTES[3]).get_by_role("link", name="Den Wortlaut im Text ändern").click()
    expect(words_of(author)).to_be_focused()
    page.keyboard.press("Control+F")
    search = page.get_by_role("search", name="Im Text suchen")
    search.get_by_label("Suchen", exact=True).fill(QUOTES[3])
    search.get_by_label("Ersetzen durch").fill(BETTER)
    expect(search.get_by_role("status")).to_contain_text("1")
    search.get_by_role("button", name="Ersetzen", exact=True).click()
    expect(words_of(author)).to_contain_text(BETTER)
    page.get_by_role("button", name="Speichern", exact=True).click()
    author.is_told(BETTER)
