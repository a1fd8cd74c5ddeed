"""The acceptance walk of domain §2.8, steps 2, 3, 4 and 6, in browsers without JavaScript."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

TEXT = """<h1>Halle am Bildschirm</h1><p class="subtitle">Ein Betrieb plant</p>
<h2>Anfang</h2><p>Die Mitarbeiter:innen planen nun am Bildschirm.</p><p>Der Betreib spart Wege.</p>"""
ADDRESS = "/artikel/halle-am-bildschirm"
ELSEWHERE = ("/", "/artikel/", "/zentren/siegen", "/zentren/ruhr-owl", "/suche?q=Halle+Bildschirm", "/feed.atom")
SIX = "2026-11-25T06:00"
NOT_THE_LIVE_WORDS = "Inzwischen ist eine andere Fassung erschienen"
BOTH_SIGNED = "Alle haben zugestimmt"


@pytest.fixture
def people(person):
    """Everybody who has a part in it, each in a browser of their own."""
    names = ("autor", "alles", "leitung", "pruefung", "publikation")
    siegen = {name: person(f"{name}@siegen.example") for name in names}
    ruhr = {name: person(f"{name}@ruhr-owl.example") for name in ("leitung", "pruefung")}
    return SimpleNamespace(**siegen, **{f"{name}_ruhr": someone for name, someone in ruhr.items()})


@pytest.mark.browser
def test_one_article_of_two_centres_from_press_text_to_mended_page(people, reader, coopcms, clock):
    item = _read_in_and_complete(people)
    _invite_and_accept(people, item)
    _submit_and_fail_to_sign_the_own_text(people, item)
    _ask_for_a_change_and_sign_the_same_words(people, item)
    _wait_for_six_o_clock(people, reader, coopcms, clock, item)
    for someone in (people.autor, people.pruefung, people.pruefung_ruhr, people.publikation):
        someone.log_in()  # a login does not outlive the night
    small, large = _open_two_copies(people, reader, item)
    _release_the_small_one(people, reader, small)
    _update_and_release_the_large_one(people, large)
    reader.page.goto(ADDRESS)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Halle eröffnet")
    reader.is_told("Der Betrieb spart Wege.")


def _read_in_and_complete(people) -> int:
    page = people.autor.page
    page.goto("/admin/")
    page.get_by_role("link", name="Aus einem Pressetext").click()
    page.locator("#file").set_input_files({"name": "text.html", "mimeType": "text/html", "buffer": TEXT.encode()})
    page.get_by_role("button", name="Als Entwurf einlesen").click()
    page.get_by_role("main").get_by_role("link", name="Text bearbeiten").click()
    expect(page.locator("[name=title]")).to_have_value("Halle am Bildschirm")
    expect(page.locator("[name=subtitle]")).to_have_value("Ein Betrieb plant")
    item = people.autor.item
    people.alles.edit(item, lead="Die Beispiel GmbH plant ihre Halle digital.")
    return item


def _invite_and_accept(people, item: int) -> None:
    people.leitung.open(item, "/eigentum")
    people.leitung.page.locator("#centre").select_option("ruhr-owl")
    people.leitung.page.get_by_role("button", name="Einladen").click()
    page = people.leitung_ruhr.page
    page.goto("/admin/")
    page.locator("#einladungen").get_by_role("link", name="Halle am Bildschirm").first.click()
    people.leitung_ruhr.open(item, "/eigentum")
    page.get_by_role("button", name="Annehmen").click()
    expect(page.locator("header .band > span")).to_have_count(2)


def _submit_and_fail_to_sign_the_own_text(people, item: int) -> None:
    people.autor.take(item, "submit")
    people.autor.is_told("Wartet seit heute auf die Prüfung durch")
    held = people.pruefung.form(item, "sign_off").locator("[name=hash]").get_attribute("value")
    people.alles.open(item)
    expect(people.alles.page.locator("#akt-sign_off")).to_have_count(0)
    answer = people.alles.forge(item, "sign_off", hash=held)
    assert answer.status == 403 and "Sie haben an diesem Text mitgeschrieben" in answer.text()
    people.alles.open(item)
    people.alles.is_told("In Prüfung")


def _ask_for_a_change_and_sign_the_same_words(people, item: int) -> None:
    people.pruefung.take(item, "sign_off")
    people.pruefung_ruhr.take(item, "request_changes", comment="Bitte die Region nennen.")
    people.autor.open(item)
    people.autor.is_told("Bitte die Region nennen.")
    people.autor.edit(item, subtitle="Ein Betrieb der Region plant")
    people.autor.take(item, "submit")
    people.autor.is_told("Freigabe verfallen, der Text hat sich geändert")
    _sign(people, item)


def _sign(people, item: int) -> None:
    people.pruefung.take(item, "sign_off")
    people.pruefung_ruhr.take(item, "sign_off")
    people.pruefung_ruhr.is_told(BOTH_SIGNED)


def _wait_for_six_o_clock(people, reader, coopcms, clock, item: int) -> None:
    people.autor.take(item, "embargo", at=SIX)
    people.publikation.take(item, "schedule", at=SIX)
    people.publikation.is_told("25. November 2026, 06:00")
    clock.set("2026-11-25 05:59:59")
    coopcms("jobs", "run")
    assert reader.page.goto(ADDRESS).status == 404
    assert [address for address in (*ELSEWHERE, "/sitemap.xml") if _tells(reader, address)] == []
    clock.set("2026-11-25 06:00")
    coopcms("jobs", "run")
    assert reader.page.goto(ADDRESS).status == 200
    reader.is_told("Der Betreib spart Wege.")
    assert [address for address in (*ELSEWHERE, "/sitemap.xml") if not _tells(reader, address)] == []


def _tells(reader, address: str) -> bool:
    return ADDRESS in reader.page.request.get(address).text()


def _open_two_copies(people, reader, item: int) -> tuple[int, int]:
    people.autor.edit(item, title="Halle eröffnet")
    large = people.autor.item
    people.autor.open(item)
    people.autor.page.get_by_role("button", name="Arbeitskopie öffnen").click()
    small = people.autor.item
    people.autor.open(small, "/bearbeiten")
    body = people.autor.page.locator("[name=body]").input_value()
    people.autor.edit(small, body=body.replace("Betreib", "Betrieb"))
    reader.page.goto(ADDRESS)
    reader.is_told("Der Betreib spart Wege.")
    assert len({item, small, large}) == 3
    return small, large


def _release_the_small_one(people, reader, small: int) -> None:
    people.autor.take(small, "submit")
    _sign(people, small)
    people.publikation.take(small, "publish")
    reader.page.goto(ADDRESS)
    reader.is_told("Der Betrieb spart Wege.")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Halle am Bildschirm")


def _update_and_release_the_large_one(people, large: int) -> None:
    people.autor.take(large, "submit")
    _sign(people, large)
    people.publikation.open(large)
    expect(people.publikation.page.locator("#akt-publish")).to_have_count(0)
    people.publikation.is_told(NOT_THE_LIVE_WORDS)
    answer = people.publikation.forge(large, "publish")
    assert answer.status == 409 and NOT_THE_LIVE_WORDS in answer.text()
    people.publikation.take(large, "reopen")
    people.autor.open(large)
    people.autor.page.get_by_role("link", name="Nach dem öffentlichen Text aktualisieren").click()
    people.autor.page.get_by_role("button", name="Nach dem öffentlichen Text aktualisieren").click()
    people.autor.take(large, "submit")
    _sign(people, large)
    people.publikation.take(large, "publish")
