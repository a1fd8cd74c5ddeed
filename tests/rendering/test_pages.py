"""What holds for every public page, whatever it shows (domain §5, L2, L10)."""

import json
import re
from dataclasses import replace

import pytest
from lxml import etree, html

from tests.rendering import samples

ENV = samples.environment()
PAGES = samples.pages(ENV)
every_page = pytest.mark.parametrize("name", PAGES)


def tree(name: str):
    return html.document_fromstring(PAGES[name])


@every_page
def test_has_one_headline_of_the_first_rank(name):
    assert len(tree(name).findall(".//h1")) == 1


@every_page
def test_skips_no_rank_of_headlines_in_its_main_part(name):
    ranks = [int(element.tag[1]) for element in tree(name).find(".//main").iter("h1", "h2", "h3", "h4")]
    assert ranks[0] == 1 and all(after <= before + 1 for before, after in zip(ranks, ranks[1:], strict=False))


@every_page
def test_has_each_landmark_once(name):
    page = tree(name)
    body = page.find("body")
    assert [len(page.findall(".//main")), len(body.findall("header")), len(body.findall("footer"))] == [1, 1, 1]
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.iter("nav"))


@every_page
def test_begins_with_the_way_to_its_content(name):
    page = tree(name)
    first = next(page.find("body").iter("a"))
    assert page.get_element_by_id(first.get("href")[1:]).tag == "main"


@every_page
def test_speaks_german(name):
    assert tree(name).get("lang") == "de"


@every_page
def test_names_no_id_twice_and_refers_to_none_that_is_missing(name):
    page = tree(name)
    ids = page.xpath("//@id")
    wanted = {i for value in page.xpath("//@aria-labelledby | //@for | //@aria-describedby") for i in value.split()}
    inside = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert len(ids) == len(set(ids)) and wanted | inside <= set(ids)


@every_page
def test_carries_neither_style_nor_script_but_data(name):
    page = tree(name)
    assert not page.xpath("//@style | //style | //@*[starts-with(name(), 'on')]")
    assert {script.get("type") for script in page.iter("script")} <= {"application/ld+json"}


@every_page
def test_loads_nothing_from_elsewhere(name):
    loaded = tree(name).xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href | //form/@action")
    assert all(address.startswith(("/", "data:,")) for address in loaded)


@every_page
def test_says_what_its_structured_data_are(name):
    for text in tree(name).xpath("//script/text()"):
        assert json.loads(text)["@context"] == "https://schema.org"


@every_page
def test_leads_to_what_the_law_asks_for(name):
    footer = tree(name).find(".//footer")
    ways = set(footer.xpath(".//a/@href"))
    assert {"/seiten/impressum", "/seiten/datenschutz", "/seiten/barrierefreiheit", "/feed.atom"} <= ways
    assert samples.SITE.funding in footer.text_content()


@every_page
def test_shows_no_hole_where_a_value_was_missing(name):
    assert not re.search(r"\bNone\b|Undefined|%\(", PAGES[name])


@every_page
def test_gives_each_form_field_a_label_and_each_button_a_word(name):
    page = tree(name)
    labelled = set(page.xpath("//label/@for"))
    assert all(field.get("id") in labelled for field in page.xpath("//input"))
    assert all(button.text_content().strip() for button in page.iter("button"))


def test_a_co_owned_text_names_the_lead_centre_first_and_the_others_beside_it():
    by = " ".join(tree("article").find_class("owners")[0].text_content().split())
    assert by.startswith("Beispielzentrum Siegen") and by.endswith("Beispielzentrum Ruhr-OWL")


def test_the_band_has_a_piece_for_each_owner_lead_first():
    band = tree("article").xpath("//main//header/span[@class='band']")[0]
    assert [piece.get("class") for piece in band] == ["hue-25", "hue-2"]


def test_an_owned_page_wears_its_owners_band_not_the_networks():
    bands = {name: len(tree(name).xpath("//header[@class='masthead']/span")) for name in ("home", "article")}
    assert bands == {"home": 1, "article": 0}


def test_a_former_name_stands_beside_todays():
    assert all("Beispiel in NRW" in tree(name).find(".//main").text_content() for name in ("article", "centre"))


def test_a_story_begins_with_its_figures():
    main = tree("story").find(".//main")
    order = [element.get("class") or element.get("id") for element in main.iter("ul", "section") if element.attrib]
    assert order.index("figures") < order.index("ausgangslage") < order.index("vorgehen") < order.index("ergebnis")


def test_a_fact_nobody_stated_is_called_so():
    rows = tree("format").xpath("//dl/div/dd/text()")
    assert all(row.strip() for row in rows) and len(rows) == 6


@pytest.mark.parametrize("name", ["preview", "framed", "withdrawn", "search", "404", "410", "500"])
def test_what_is_no_address_of_its_own_stays_out_of_indexes(name):
    page = tree(name)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//link[@rel='canonical'] | //script")


def test_an_article_names_its_one_address():
    assert tree("article").xpath("//link[@rel='canonical']/@href") == ["https://netz.example/artikel/zwei-zentren"]


def test_a_preview_is_the_page_itself_under_a_notice():
    article, preview = (html.tostring(tree(name).xpath("//main//article")[0]) for name in ("withdrawn", "preview"))
    assert b"notice withdrawn" in article and b"notice" not in preview
    (notice,) = tree("preview").find_class("preview")
    assert " ".join(notice.text_content().split()) == "Entwurf Stand 24. November 2026. Nicht veröffentlicht."
    assert not tree("article").find_class("preview")


def test_in_a_frame_there_is_the_page_alone_and_its_links_lead_nowhere_but_into_it():
    page = tree("framed")
    assert not page.find_class("preview")
    assert page.xpath("//base/@target") == ["_blank"] and not page.xpath("//base/@href")
    assert page.xpath("//a[@target]/@href") == ["#inhalt"]
    assert not tree("preview").xpath("//base | //a[@target]")


def test_what_is_shown_as_it_is_printed_takes_the_sheet_for_paper():
    sheets = {name: tree(name).xpath("//link[@rel='stylesheet']/@href")[0] for name in ("framed", "preview")}
    assert "/paper.css" in sheets["framed"] and "/site.css" in sheets["preview"]


def test_a_list_leads_both_ways():
    page = tree("list")
    assert page.xpath("//head/link[@rel='prev']/@href") == ["/artikel/"]
    assert page.xpath("//main//a[@rel='next']/@href") == ["/artikel/?seite=3"]


def test_a_search_announces_its_count_and_keeps_its_words():
    page = tree("search")
    assert "43" in page.xpath("//*[@role='status']")[0].text_content()
    assert page.xpath("//main//input/@value") == ["Schraube"]


def test_words_of_others_cannot_become_markup():
    evil = '"><script>alert(1)</script>'
    item = replace(samples.ARTICLE, title=evil, lead=evil, byline=evil, kicker=evil, change_note=evil)
    assert "<script>alert" not in samples.render.item_page(ENV, samples.SITE, item)


def test_the_feed_holds_whole_texts_with_every_owner():
    feed = etree.fromstring(samples.machine_pages(ENV)["feed"].encode())
    entry = feed.find("{*}entry")
    assert [name.text for name in entry.iterfind("{*}author/{*}name")] == [o.name for o in samples.ARTICLE.owners]
    assert entry.findtext("{*}content") == samples.BODY and entry.findtext("{*}id") == samples.ARTICLE.uid


def test_the_feeds_story_ends_with_its_sections():
    feed = etree.fromstring(samples.machine_pages(ENV)["feed"].encode())
    assert "<h2>Ergebnis</h2><p>Es wird nicht mehr gesucht.</p>" in feed.findall("{*}entry")[1].findtext("{*}content")


def test_the_map_tells_no_date_it_does_not_have():
    urls = etree.fromstring(samples.machine_pages(ENV)["sitemap"].encode())
    assert [len(url) for url in urls] == [1, 2] and urls[1][0].text == "https://netz.example/artikel/zwei-zentren"


def test_a_centres_card_says_its_name_once():
    card = samples.Card("/zentren/siegen", "centre", "Zentrum", samples.SIEGEN.name, owners=(samples.SIEGEN,))
    page = html.document_fromstring(
        samples.render.list_page(ENV, samples.SITE, samples.ListView("Zentren", "/z", (card,)))
    )
    shown = page.find_class("card")[0]
    assert shown.text_content().count(samples.SIEGEN.name) == 1 and shown.find_class("band")
