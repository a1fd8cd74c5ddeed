"""Lists, the newest first, a page at a time."""

from datetime import timedelta

import pytest

from coopcms.clock import now
from coopcms.network.models import OrganisationName
from tests.site.reader import links, texts


def test_the_front_page_begins_with_the_newest(client, live):
    live("Älter", slug="aelter", at=now() - timedelta(days=2))
    live("Neuer", slug="neuer", at=now() - timedelta(days=1))
    assert texts(client.get("/"), "//main//h2/a")[:2] == ["Neuer", "Älter"]


def test_the_front_page_shows_no_text_twice(client, live):
    live("Einmal genügt", slug="einmal", at=now() - timedelta(days=1))
    assert texts(client.get("/"), "//main//article//a") == ["Einmal genügt"]


def test_an_empty_site_says_so(client, database):
    assert client.get("/").status_code == 200


def test_a_kind_has_its_own_list(client, live):
    live("Meldung", slug="meldung")
    live("Geschichte", kind="story", slug="geschichte")
    assert texts(client.get("/erfolgsgeschichten/"), "//main//h2") == ["Geschichte"]


def test_pages_follow_one_another(client, live):
    for number in range(25):
        live(f"Titel {number}")
    first, second = client.get("/artikel/"), client.get("/artikel/?seite=2")
    assert (len(texts(first, "//main//article")), len(texts(second, "//main//article"))) == (20, 5)
    assert "/artikel/?seite=2" in links(first) and "/artikel/" in links(second)


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "1e3", "99999999999999999999", "²"])
def test_a_page_that_is_none_is_not_found(client, live, number):
    live("Titel")
    assert client.get(f"/artikel/?seite={number}").status_code == 404


def test_standing_pages_are_not_news(client, live):
    live("Über uns", kind="page", slug="ueber-uns")
    assert "Über uns" not in texts(client.get("/"), "//main")[0]
    assert "Über uns" not in client.get("/feed.atom").text


def test_standing_pages_have_a_list_of_their_own_and_stand_in_every_footer(client, live, withdraw):
    live("Über uns", kind="page", slug="ueber-uns", topics=["Lager"])
    withdraw(live("Alt", kind="page", slug="alt"), "gone")
    assert texts(client.get("/seiten/"), "//main//h2") == ["Über uns"]
    for path in ("/", "/seiten/", "/nichts"):
        footer = links(client.get(path), "//footer//a")
        assert footer.count("/seiten/ueber-uns") == 1 and "/seiten/" in footer and "/seiten/alt" not in footer


def test_without_standing_pages_their_list_says_so(client, database):
    assert client.get("/seiten/").status_code == 200


def test_a_withdrawn_text_is_in_no_list(client, live, withdraw):
    withdraw(live("Zurückgezogen", slug="weg"), "banner")
    for path in ("/", "/artikel/", "/zentren/siegen", "/feed.atom", "/sitemap.xml", "/suche?q=Zurückgezogen"):
        assert "/artikel/weg" not in client.get(path).text


def test_a_co_owned_text_stands_on_both_centres_pages(client, live, siegen, ruhr, hannover):
    live("Gemeinsam", slug="gemeinsam", owners=(siegen, ruhr))
    for centre, there in (("siegen", True), ("ruhr-owl", True), ("hannover", False)):
        assert ("/artikel/gemeinsam" in links(client.get(f"/zentren/{centre}"))) is there
        assert ("/artikel/gemeinsam" in links(client.get(f"/zentren/{centre}/beitraege"))) is there


def test_a_centre_tells_its_former_name(client, ruhr):
    OrganisationName.create(organisation=ruhr, name="Digital in NRW")
    page = client.get("/zentren/ruhr-owl")
    assert page.status_code == 200 and "Digital in NRW" in page.text


def test_all_centres_are_listed(client, siegen, ruhr):
    assert {"/zentren/siegen", "/zentren/ruhr-owl"} <= set(links(client.get("/zentren/")))


@pytest.mark.parametrize(
    "path", ["/zentren/nirgends", "/zentren/nirgends/beitraege", "/zentren/nirgends/feed.atom", "/themen/x"]
)
def test_what_nobody_knows_has_no_list(client, siegen, path):
    assert client.get(path).status_code == 404


def test_a_topic_has_its_list(client, live):
    live("Im Lager", slug="im-lager", topics=["Lager"])
    assert "/artikel/im-lager" in links(client.get("/themen/lager"))
