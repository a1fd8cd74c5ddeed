"""A page of every sort from made-up values; `python -m tests.rendering.samples FOLDER` writes them there to look at."""

import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment

from coopcms import resources
from coopcms.rendering import render
from coopcms.rendering.environment import make_environment
from coopcms.rendering.pages import (
    Card,
    CentreView,
    Fact,
    FeedView,
    Figure,
    Hit,
    HomeView,
    ItemView,
    Link,
    ListView,
    LostView,
    MapEntry,
    Notice,
    OwnerView,
    Page,
    SearchView,
    Section,
    Shelf,
    SiteView,
    TextView,
    Withdrawn,
)
from coopcms.rendering.pictures import FORMATS, Cover, PictureView, Rendition

AT = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)

SIEGEN = OwnerView("siegen", "Beispielzentrum Siegen", 255, lead=True, url="/zentren/siegen")
RUHR = OwnerView("ruhr-owl", "Beispielzentrum Ruhr-OWL", 25, url="/zentren/ruhr-owl", former_names=("Beispiel in NRW",))
HANNOVER = OwnerView("hannover", "Beispielzentrum Hannover", 150, url="/zentren/hannover")

SITE = SiteView(
    title="Netzwerk Beispiel-Digital",
    claim="Wie kleine Betriebe digital werden: Berichte aus drei Zentren",
    origin="https://netz.example",
    funding="Gefördert durch das Beispielministerium aufgrund eines Beschlusses des Deutschen Bundestages",
    kinds=(
        Link("Artikel", "/artikel/"),
        Link("Erfolgsgeschichten", "/erfolgsgeschichten/"),
        Link("Formate", "/formate/"),
    ),
    centres=(SIEGEN, RUHR, HANNOVER),
    plain_language_url="/seiten/leichte-sprache",
    sign_language_url="/seiten/gebaerdensprache",
)

BODY = """<p>Die beiden Zentren haben ihre Reihe für Mitarbeiter:innen kleiner Betriebe zusammengelegt. Wer teilnimmt,
bringt eine Aufgabe aus dem eigenen Betrieb mit und arbeitet daran, bis sie gelöst ist.</p>
<h2>Ein Anfang an der Werkbank</h2>
<p>Begonnen hat es mit <strong>einer einzigen Stückliste</strong>. Sie lag auf Papier in drei Fassungen vor; keine
stimmte mit dem Lager überein. Mehr darüber steht <a href="/artikel/stueckliste">in einem früheren Beitrag</a>.</p>
<ul><li>Bestände werden am Regal gezählt,</li><li>Bestellungen entstehen aus dem Bestand,</li>
<li>Rückfragen landen bei einer Person.</li></ul>
<blockquote><p>Wir haben nicht mit Technik begonnen, sondern mit der Frage, wer worauf wartet.</p></blockquote>
<h3>Was als Nächstes kommt</h3>
<p>Im Frühjahr beginnt der vierte Durchgang. Die Wirtschaftsförderung Beispielstadt stellt den Raum.</p>"""

ARTICLE = ItemView(
    kind="article",
    kind_title="Artikel",
    kind_url="/artikel/",
    slug="zwei-zentren",
    path="/artikel/zwei-zentren",
    uid="urn:coopcms:item:1",
    kicker="Weiterbildung",
    title="Zwei Zentren, ein Weg: Wie Betriebe ihre Übergänge meistern",
    subtitle="Aus zwei Workshopreihen ist eine geworden",
    lead="Fachkräfte kleiner Betriebe lernen an ihrer eigenen Aufgabe. Zwei Zentren tragen die Reihe gemeinsam.",
    body_html=BODY,
    byline="Ada Beispiel",
    dateline="Siegen/Dortmund",
    owners=(SIEGEN, RUHR),
    published_at=AT,
    updated_at=LATER,
    change_note="Ort des vierten Durchgangs ergänzt.",
    licence="CC BY 4.0",
    ai_mark="KI-unterstützt",
    topics=(Link("Lager", "/themen/lager"), Link("Weiterbildung", "/themen/weiterbildung")),
)
CARDS = tuple(
    Card(f"/artikel/{number}", "article", "Artikel", title, kicker, lead, owners, AT)
    for number, (title, kicker, lead, owners) in enumerate(
        (
            (ARTICLE.title, "Weiterbildung", ARTICLE.lead, (SIEGEN, RUHR)),
            ("Das Lager zählt mit", "Logistik", "Ein Beispielbetrieb findet jede Schraube wieder.", (HANNOVER,)),
            ("Instandhaltungsplanung ohne Zettelwirtschaft", "", "Drei Schritte reichten für den Anfang.", (RUHR,)),
            ("Was ein digitaler Zwilling kann", "Nachgefragt", "Und was er nicht kann.", (SIEGEN, RUHR, HANNOVER)),
            ("Datenschutzgrundverordnungskonforme Zeiterfassung im Handwerk", "Recht", "", (SIEGEN,)),
            ("Sprechstunde für Gründer:innen", "Termine", "Jeden Monat, ohne Anmeldung.", (HANNOVER, RUHR)),
        )
    )
)


def cover(number: int, width: int, height: int, focal: tuple[int, int], ai: str = "") -> Cover:
    """A picture of the library in its usual sizes."""
    sizes = {
        form: tuple(
            Rendition(f"/medien/{number}/{one}.{form}", one, round(one * height / width), one)
            for one in (400, 800, 1200)
        )
        for form in FORMATS
    }
    return Cover(PictureView(sizes, "Foto: Ada Beispiel", ai, focal), "Eine Werkbank")


PICTURED = (
    replace(CARDS[0], cover=cover(1, 1600, 1200, (70, 60))),
    CARDS[1],
    replace(CARDS[2], cover=cover(2, 1200, 1600, (50, 30))),
    replace(CARDS[3], cover=cover(3, 2400, 900, (20, 50), "Dieses Bild wurde mit KI erzeugt.")),
    *CARDS[4:],
)
STORY = replace(
    ARTICLE,
    kind="story",
    kind_title="Erfolgsgeschichte",
    kind_url="/erfolgsgeschichten/",
    path="/erfolgsgeschichten/lager",
    kicker="Praxisbeispiel",
    title="Das Lager zählt mit",
    subtitle="",
    body_html="<p>Die Beispiel GmbH fertigt Beschläge für Türen.</p>",
    facts=(Fact("Betrieb", "Beispiel GmbH"), Fact("Ort", "Beispielstadt"), Fact("Größe", "")),
    figures=(
        Figure("37", "%", "weniger Suchzeit im Lager", "41 min am Tag", "Januar bis Juni 2026", "Beispiel GmbH"),
        Figure("1.250", "€", "im Monat eingespart", "", "2026", ""),
    ),
    sections=(
        Section("ausgangslage", "Ausgangslage", "<p>Drei Listen, keine stimmte.</p>" + BODY),
        Section("vorgehen", "Vorgehen", "<p>Gezählt wird am Regal.</p>"),
        Section("ergebnis", "Ergebnis", "<p>Es wird nicht mehr gesucht.</p>"),
    ),
)
FORMAT = replace(
    ARTICLE,
    kind="format",
    kind_title="Format",
    kind_url="/formate/",
    path="/formate/werkstatt",
    title="Digitale Werkstatt",
    facts=(
        Fact("Zielgruppe", "Fachkräfte kleiner und mittlerer Betriebe"),
        Fact("Ziel", "Eine eigene Aufgabe von der Idee bis zur Einführung bringen"),
        Fact("Durchführung", "Präsenz und online"),
        Fact("Dauer", "Vier Monate, ein Termin im Monat"),
        Fact("Kosten", "kostenfrei"),
        Fact("Zertifikat", ""),
    ),
    extra={"mode": "blended"},
)
WITHDRAWN = replace(
    ARTICLE,
    withdrawn=Withdrawn(LATER, "Die Zahlen waren überholt.", "/artikel/neue-zahlen", "Neue Zahlen zur Reihe"),
)
SHELF = Shelf("Erfolgsgeschichten", PICTURED[1:4], Link("Alle Erfolgsgeschichten", "/erfolgsgeschichten/"))
MIDDLE = Page(2, 3, 60, "/artikel/", "/artikel/?seite=3")
HITS = tuple(Hit(card, "Jede <mark>Schraube</mark> liegt, wo sie liegen soll …") for card in CARDS[:3])


DRAFT = Notice("Entwurf", ("Stand 24. November 2026.", "Nicht veröffentlicht."))


def environment() -> Environment:
    """The templates in German where the catalogue has been compiled."""
    words = resources.catalogue()
    return make_environment(resources.templates(), words.gettext, words.ngettext)


def pages(env: Environment) -> dict[str, str]:
    """Every HTML page there is, by a name for it."""
    lost = LostView("/artikel/zwei", CARDS[:3])
    gone = replace(lost, reason="Die Reihe ist beendet.", successor=Link("Digitale Werkstatt", "/formate/werkstatt"))
    found = SearchView("Schraube", HITS, replace(MIDDLE, total=43), (Link("Alle", "/suche?q=Schraube", True),))
    centre = CentreView(RUHR, RUHR.url, "<p>Wir helfen.</p>", (Fact("Region", "Ruhrgebiet"),), (SHELF,), SITE.funding)
    return {
        "home": render.home_page(env, SITE, HomeView(PICTURED, (SHELF,))),
        "empty": render.home_page(env, SITE, HomeView()),
        "article": render.item_page(env, SITE, ARTICLE),
        "preview": render.item_page(env, SITE, ARTICLE, preview=DRAFT),
        "framed": render.item_page(env, SITE, ARTICLE, preview=Notice(framed=True, paper=True)),
        "withdrawn": render.item_page(env, SITE, WITHDRAWN),
        "story": render.item_page(env, SITE, STORY),
        "format": render.item_page(env, SITE, FORMAT),
        "page": render.item_page(env, SITE, replace(ARTICLE, kind="page", kind_url="", title="Über das Netzwerk")),
        "list": render.list_page(env, SITE, ListView("Artikel", "/artikel/", PICTURED, MIDDLE, "Alle Texte.")),
        "centre": render.centre_page(env, SITE, centre),
        "search": render.search_page(env, SITE, found),
        "nothing": render.search_page(env, SITE, SearchView("Xylophon")),
        "imprint": render.text_page(env, SITE, TextView("Impressum", "/seiten/impressum", "<p>Beispiel</p>", AT)),
        "404": render.not_found_page(env, SITE, lost),
        "410": render.gone_page(env, SITE, gone),
        "500": render.error_page(
            env,
            SITE,
            LostView("/", incident="4711", title="Das ist unser Fehler", messages=("Bitte später noch einmal.",)),
        ),
    }


def machine_pages(env: Environment) -> dict[str, str]:
    """The feed and the map."""
    return {
        "feed": render.feed(env, SITE, FeedView(SITE.title, "/feed.atom", (ARTICLE, STORY), LATER)),
        "sitemap": render.sitemap(env, SITE, [MapEntry("/"), MapEntry(ARTICLE.path, LATER)]),
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    shutil.copytree(resources.static(), folder / "static", dirs_exist_ok=True)
    for name, text in pages(environment()).items():
        (folder / f"{name}.html").write_text(text)
