"""The acceptance walk of domain §2.8, steps 2, 3, 4 and 6, typed at the command line."""

import pytest

HASH = "hash"
BODY = "<h2>Anfang</h2><p>Die Mitarbeiter:innen planen nun am Bildschirm.</p><p>Der Betreib spart Wege.</p>"


@pytest.fixture
def item(coopcms):
    """A factory: `item("act", 7, "submit", "--actor", …)` is `coopcms item … --format json`."""

    def run(act, *argv, status=0, stdin=""):
        answer = coopcms("item", act, *map(str, argv), "--format", "json", stdin=stdin)
        assert answer.status == status, answer.out + answer.err
        return answer.json

    return run


def at(place, who):
    return ("--actor", f"{who}@{place}.example")


def statuses(shown):
    return {lane["centre"]: lane["status"] for lane in shown["lanes"]}


@pytest.fixture
def written(clock, demo, coopcms, item, tmp_path):
    """A press text, imported, completed and owned by Siegen and Ruhr-OWL."""
    file = tmp_path / "meldung.html"
    file.write_text(f"<h1>Halle am Bildschirm</h1><p class='subtitle'>Ein Betrieb plant</p>{BODY}", "utf-8")
    given = ("--kind", "article", "--centre", "siegen", *at("siegen", "autor"), "--format", "json")
    found = coopcms("import", str(file), *given).json
    assert [entry["error"] for entry in found] == [None]
    number = found[0]["id"]
    item("edit", number, *at("siegen", "autor"), "--set", "lead=Die Beispiel GmbH plant digital.")
    item("owners", number, "--add", "ruhr-owl", *at("siegen", "leitung"))
    item("owners", number, "--accept", "ruhr-owl", *at("ruhr-owl", "leitung"))
    return number


def sign(item, number, *places):
    for place in places:
        words = item("show", number)["head"][HASH]
        item("act", number, "sign_off", "--hash", words, *at(place, "pruefung"))


def test_the_author_submits_and_cannot_sign_whatever_their_roles(clock, demo, coopcms, item, tmp_path):
    file = tmp_path / "text.txt"
    file.write_text("Eine Meldung\n\nDie Beispiel GmbH plant digital und spart Wege.\n", "utf-8")
    given = ("--kind", "article", "--centre", "siegen", *at("siegen", "alles"), "--format", "json")
    number = coopcms("import", str(file), *given).json[0]["id"]
    item("edit", number, *at("siegen", "alles"), "--set", "lead=Kurz gesagt.")
    item("act", number, "submit", *at("siegen", "alles"))
    words = item("show", number)["head"][HASH]
    denied = item("act", number, "sign_off", "--hash", words, *at("siegen", "alles"), status=3)
    assert denied["denied"] is True and denied["state"] == "review"
    assert [reason["guard"] for reason in denied["reasons"]] == ["four_eyes"]
    assert "reviewer@siegen" in denied["reasons"][0]["who_can"]
    assert item("show", number)["state"] == "review"


def test_two_centres_sign_the_same_words_and_they_go_live_at_the_minute(written, item, coopcms, clock, client):
    item("act", written, "submit", *at("siegen", "autor"))
    assert statuses(item("show", written)) == {"siegen": "waiting", "ruhr-owl": "waiting"}
    sign(item, written, "siegen")
    item("act", written, "request_changes", "--comment", "Bitte den Tippfehler beheben.", *at("ruhr-owl", "pruefung"))
    assert item("show", written)["state"] == "draft"
    item("edit", written, *at("siegen", "autor"), "--set", "subtitle=Ein Betrieb der Region plant")
    item("act", written, "submit", *at("siegen", "autor"))
    assert statuses(item("show", written)) == {"siegen": "lapsed", "ruhr-owl": "waiting"}
    sign(item, written, "ruhr-owl", "siegen")
    assert item("show", written)["state"] == "approved"

    item("act", written, "embargo", "--at", "25.11.2026 06:00", *at("siegen", "autor"))
    item("act", written, "schedule", "--at", "25.11.2026 06:00", *at("siegen", "publikation"))
    slug = item("show", written)["slug"]
    clock.set("2026-11-25 05:59:59")
    coopcms("jobs", "run")
    assert client.get(f"/artikel/{slug}").status_code == 404
    for public in ("/feed.atom", "/sitemap.xml", "/suche?q=Halle+am+Bildschirm", "/", "/artikel/", "/zentren/siegen"):
        assert slug not in client.get(public).text, public
    clock.set("2026-11-25 06:00")
    coopcms("jobs", "run")
    page = client.get(f"/artikel/{slug}")
    assert page.status_code == 200 and "Halle am Bildschirm" in page.text
    for public in ("/feed.atom", "/sitemap.xml", "/suche?q=Halle+am+Bildschirm", "/artikel/", "/zentren/ruhr-owl"):
        assert slug in client.get(public).text, public


def test_a_typo_is_mended_while_a_larger_copy_waits_and_both_texts_survive(written, item, coopcms, client):
    item("act", written, "submit", *at("siegen", "autor"))
    sign(item, written, "siegen", "ruhr-owl")
    item("act", written, "publish", *at("siegen", "publikation"))
    slug = item("show", written)["slug"]

    large = item("copy-out", written, *at("siegen", "autor"))["id"]
    item("edit", large, *at("siegen", "autor"), "--set", "title=Halle eröffnet")
    small = item("copy-out", written, *at("siegen", "autor"))["id"]
    mended = item("show", small)["head"]["body_html"].replace("Betreib", "Betrieb")
    item("edit", small, *at("siegen", "autor"), "--set", f"body={mended}")
    item("act", small, "submit", *at("siegen", "autor"))
    assert "Betreib" in client.get(f"/artikel/{slug}").text
    sign(item, small, "siegen", "ruhr-owl")
    item("act", small, "publish", *at("siegen", "publikation"))
    assert "Der Betrieb spart" in client.get(f"/artikel/{slug}").text

    item("act", large, "submit", *at("siegen", "autor"))
    sign(item, large, "siegen", "ruhr-owl")
    denied = item("act", large, "publish", *at("siegen", "publikation"), status=3)
    assert [reason["check"] for reason in denied["reasons"]] == ["base_is_live"]
    item("act", large, "reopen", *at("siegen", "publikation"))
    item("update-from-live", large, *at("siegen", "autor"))
    item("act", large, "submit", *at("siegen", "autor"))
    assert item("show", large)["state"] == "review"
    sign(item, large, "siegen", "ruhr-owl")
    item("act", large, "publish", *at("siegen", "publikation"))
    page = client.get(f"/artikel/{slug}").text
    assert "Halle eröffnet" in page and "Der Betrieb spart" in page
