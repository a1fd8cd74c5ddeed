"""For machines: feeds, the map, robots."""

import pytest
from lxml import etree

from coopcms.network.models import Topic

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response) -> list[str]:
    return [title.text for title in etree.fromstring(response.data).iterfind(f"{ATOM}entry/{ATOM}title")]


def test_the_feed_has_whole_texts_the_newest_first(client, live):
    live("Eins", slug="eins")
    live("Zwei & drei", slug="zwei", body="<p>Ganzer <em>Text</em></p>")
    feed = client.get("/feed.atom")
    assert feed.mimetype == "application/atom+xml"
    assert entries(feed) == ["Zwei & drei", "Eins"]
    content = etree.fromstring(feed.data).find(f"{ATOM}entry/{ATOM}content").text
    assert "<em>Text</em>" in content


def test_each_centre_has_its_feed(client, live, siegen, ruhr):
    live("Aus Siegen")
    live("Gemeinsam", owners=(siegen, ruhr))
    assert entries(client.get("/zentren/ruhr-owl/feed.atom")) == ["Gemeinsam"]


MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_map_holds_what_is_live_and_what_stands_always(client, live, settings, siegen):
    live("Titel", slug="titel", topics=["Lager"])
    live("Anderer", slug="anderer", topics=["Lager"])
    Topic.create(name="Leer", slug="leer")
    sitemap = etree.fromstring(client.get("/sitemap.xml").data)
    places = [place.text.removeprefix(settings.base_url) for place in sitemap.iter(f"{MAP}loc")]
    dated = [place.findtext(f"{MAP}loc").removeprefix(settings.base_url) for place in sitemap if len(place) > 1]
    assert len(places) == len(set(places)) and set(places) == {
        "/", "/artikel/", "/erfolgsgeschichten/", "/formate/", "/seiten/", "/zentren/", "/zentren/siegen",
        "/themen/lager", "/impressum", "/datenschutz", "/barrierefreiheit", "/artikel/titel", "/artikel/anderer",
    }  # fmt: skip
    assert dated == ["/artikel/anderer", "/artikel/titel"]


def test_every_address_on_the_map_answers(client, live, settings):
    live("Titel", slug="titel", topics=["Lager"])
    for place in etree.fromstring(client.get("/sitemap.xml").data).iter(f"{MAP}loc"):
        assert client.get(place.text.removeprefix(settings.base_url)).status_code == 200


def test_the_map_costs_three_statements(client, live, statements):
    live("Titel", topics=["Lager"])
    with statements() as seen:
        client.get("/sitemap.xml")
    assert len(seen) <= 3


def test_robots_stay_out_of_the_desk(client, database):
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain" and "Disallow: /admin/" in robots.text and "Sitemap: http" in robots.text


@pytest.mark.parametrize("path", ["/feed.atom", "/sitemap.xml"])
def test_an_empty_site_has_empty_lists(client, database, path):
    answer = client.get(path)
    assert answer.status_code == 200 and etree.fromstring(answer.data) is not None
