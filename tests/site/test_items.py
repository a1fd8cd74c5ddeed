"""What a reader gets at the address of an item."""

import pytest
from flask_babel import gettext

from coopcms.content.services import move
from coopcms.db import db
from coopcms.network.models import OrganisationName
from coopcms.publishing import services
from tests.site.reader import links, texts


def test_an_article_shows_its_words_and_all_its_owners(client, live, siegen, ruhr):
    live("Neue Halle", slug="neue-halle", owners=(siegen, ruhr), body="<p>Die <strong>Halle</strong></p>")
    page = client.get("/artikel/neue-halle")
    assert (page.status_code, texts(page, "//h1")) == (200, ["Neue Halle"])
    by = texts(page, "//main//*[@class='by']")[0]
    assert by.index("Siegen") < by.index("Ruhr-OWL")
    assert b"<strong>Halle</strong>" in page.data


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [("article", "artikel"), ("story", "erfolgsgeschichten"), ("format", "formate"), ("page", "seiten")],
)
def test_each_kind_has_its_address(client, live, kind, prefix):
    live("Ein Titel", kind=kind, slug="ein-titel")
    assert client.get(f"/{prefix}/ein-titel").status_code == 200


def test_a_format_shows_its_facts_in_words(client, live, app):
    live("Maker", kind="format", slug="digital-maker", mode="blended", max_participants="12", target_group="KMU")
    facts = texts(client.get("/formate/digital-maker"), "//main//dd")
    with app.test_request_context("/"):
        assert {"KMU", "12", gettext("blended")} <= set(facts)


def test_a_fact_of_a_format_that_nobody_stated_is_called_so(client, live):
    live("Maker", kind="format", slug="maker", duration="Ein Tag")
    live("Halle", kind="story", slug="halle", company="Beispiel GmbH")
    facts = texts(client.get("/formate/maker"), "//main//dd")
    assert (facts.count("Ein Tag"), facts.count("nicht angegeben"), len(facts)) == (1, 12, 13)
    assert texts(client.get("/erfolgsgeschichten/halle"), "//main//dd") == ["Beispiel GmbH"]


def test_search_engines_get_the_words_meant_for_them(client, live):
    live("Titel", slug="titel", lead="Vorspann", seo_title="Kurz und gut", seo_text="Worum es geht")
    page = client.get("/artikel/titel")
    assert texts(page, "//title")[0].startswith("Kurz und gut –") and texts(page, "//h1") == ["Titel"]
    assert 'name="description" content="Worum es geht"' in page.text


def test_without_such_words_the_title_and_the_lead_serve(client, live):
    live("Titel", slug="titel", lead="Vorspann")
    page = client.get("/artikel/titel")
    assert texts(page, "//title")[0].startswith("Titel –") and 'content="Vorspann"' in page.text


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            {"licence": "CC BY 4.0", "ai_mark": "assisted"},
            ["Lizenz des Textes: CC BY 4.0 Einsatz von KI: KI-unterstützt"],
        ),
        ({"ai_mark": "generated"}, ["Einsatz von KI: KI-erzeugt"]),
        ({"ai_mark": "none"}, []),
        ({}, []),
    ],
)
def test_licence_and_use_of_ai_are_told_where_they_are_set(client, live, words, line):
    live("Titel", slug="titel", **words)
    assert texts(client.get("/artikel/titel"), "//main//p[contains(@class, 'rights')]") == line


def test_regions_are_a_fact(client, live):
    live("Titel", slug="titel", regions=["Sauerland", "Siegerland"])
    assert "Sauerland, Siegerland" in texts(client.get("/artikel/titel"), "//main//dd")


@pytest.mark.parametrize(
    ("body", "first"),
    [("<p>Die Halle.</p><p>Sie steht.</p>", "Siegen – Die Halle."), ("<h2>Anfang</h2><p>Die Halle.</p>", "Siegen –")],
)
def test_the_dateline_opens_the_text(client, live, body, first):
    live("Titel", slug="titel", dateline="Siegen", body=body)
    page = client.get("/artikel/titel")
    assert texts(page, "//div[@class='text']//p")[0] == first and "Die Halle." in page.text


@pytest.mark.parametrize("path", ["/artikel/titel", "/formate/nichts"])
def test_a_slash_at_the_end_leads_to_the_address_without(client, live, path):
    live("Titel", slug="titel")
    assert client.get(path).status_code in (200, 404)
    page = client.get(f"{path}/")
    assert (page.status_code, page.headers["Location"]) == (301, path)


def test_an_old_name_stands_beside_its_owner(client, live, ruhr):
    OrganisationName.create(organisation=ruhr, name="Digital in NRW")
    live("Titel", slug="titel", owners=(ruhr,))
    assert "Digital in NRW" in client.get("/artikel/titel").text


def test_topics_lead_to_their_lists(client, live):
    live("Titel", slug="titel", topics=["Lager"])
    assert "/themen/lager" in links(client.get("/artikel/titel"))


def test_a_cold_article_costs_four_statements(client, live, siegen, ruhr):
    live("Titel", slug="titel", owners=(siegen, ruhr), topics=["Lager"])
    statements = []
    db.obj.query_hooks.append(lambda query, *_rest, **_more: statements.append(query))
    try:
        assert client.get("/artikel/titel").status_code == 200
    finally:
        db.obj.query_hooks.pop()
    assert 0 < len(statements) <= 4


def test_no_page_sets_a_cookie_or_needs_another_host(client, live):
    live("Titel", slug="titel")
    for path in ("/", "/artikel/titel", "/artikel/", "/suche?q=titel", "/nichts"):
        page = client.get(path)
        assert "Set-Cookie" not in page.headers
        assert "<script src" not in page.text and 'src="http' not in page.text


def test_a_reader_who_has_the_page_is_told_so(client, live):
    live("Titel", slug="titel")
    first = client.get("/artikel/titel")
    again = client.get("/artikel/titel", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_head_answers_without_words(client, live):
    live("Titel", slug="titel")
    page = client.head("/artikel/titel")
    assert (page.status_code, page.data) == (200, b"")


def test_what_was_never_public_is_not_found(client, draft):
    draft("Geheim", "geheim")
    page = client.get("/artikel/geheim")
    assert page.status_code == 404 and "Geheim" not in page.text


def test_a_withdrawn_text_carries_its_banner(client, live, withdraw):
    withdraw(live("Titel", slug="titel"), "banner", reason="Die Frist ist vorbei.", successor="/artikel/neu")
    page = client.get("/artikel/titel")
    assert (page.status_code, "noindex" in page.text) == (200, True)
    assert "Die Frist ist vorbei." in page.text and "/artikel/neu" in links(page)


@pytest.mark.parametrize("mode", ["banner", "gone"])
def test_a_successor_of_ours_is_named_by_its_title(client, live, withdraw, settings, mode):
    live("Das Neue", slug="neu")
    for slug, origin in (("eins", ""), ("zwei", settings.base_url)):
        withdraw(live("Das Alte", slug=slug), mode, successor=f"{origin}/artikel/neu")
        assert f"{origin}/artikel/neu" in links(client.get(f"/artikel/{slug}"), "//main//a[.='Das Neue']")


def test_a_successor_that_is_gone_or_elsewhere_is_named_by_its_address(client, live, withdraw):
    withdraw(live("Vertraulich", slug="neu"), "gone")
    for slug, address in (("eins", "/artikel/neu"), ("zwei", "https://anderswo.example/x")):
        withdraw(live("Das Alte", slug=slug), "gone", successor=address)
        page = client.get(f"/artikel/{slug}")
        assert address in links(page, f"//main//a[.='{address}']") and "Vertraulich" not in page.text


def test_a_text_taken_down_says_why_and_what_replaced_it(client, live, withdraw):
    withdraw(live("Vertrauliches", slug="titel"), "gone", reason="Auf Wunsch entfernt.", successor="/artikel/neu")
    page = client.get("/artikel/titel")
    assert page.status_code == 410
    assert "Auf Wunsch entfernt." in page.text and "/artikel/neu" in links(page) and "Vertrauliches" not in page.text


def test_an_old_address_leads_to_the_new_one(client, live):
    _renamed(live("Titel", slug="alt"), "neu")
    page = client.get("/artikel/alt")
    assert (page.status_code, page.headers["Location"]) == (301, "/artikel/neu")


def test_an_old_address_of_something_gone_is_gone(client, live, withdraw):
    withdraw(_renamed(live("Titel", slug="alt"), "neu"), "gone")
    assert client.get("/artikel/alt").status_code == 410


@pytest.mark.parametrize(
    "path", ["/artikel/%00", "/artikel/nichts", "/artikel/" + "x" * 3000, "/nichts", "/artikel/a/b", "/artikel/'--"]
)
def test_an_address_that_leads_nowhere_offers_the_search(client, live, path):
    page = client.get(path)
    assert page.status_code == 404
    assert "/suche" in texts_of_forms(page)


def test_a_mistyped_address_shows_what_was_meant(client, live):
    live("Digital Maker in Soest", slug="digital-maker-in-soest")
    assert "/artikel/digital-maker-in-soest" in links(client.get("/artikel/digital-maker-in-soost"))


def texts_of_forms(page) -> str:
    return " ".join(part.split('"')[0] for part in page.text.split('action="')[1:])


def _renamed(item, slug: str):
    move(item, slug=slug)
    services._address(item)
    return item
