"""The search page."""

import pytest

from coopcms.clock import now
from coopcms.network.models import OrganisationName
from tests.site.reader import links, texts


def test_a_word_is_found_and_marked(client, live):
    live("Titel", slug="titel", body="<p>Die Mitarbeiter:innen der Werkstatt</p>")
    page = client.get("/suche?q=mitarbeiterinnen")
    assert "/artikel/titel" in links(page) and texts(page, "//mark") == ["Mitarbeiter:innen"]


def test_tags_in_a_question_stay_text(client, live):
    page = client.get("/suche?q=<script>alert(1)</script>")
    assert page.status_code == 200 and "<script>alert" not in page.text


def test_a_very_long_question_is_echoed_cut(client, live):
    page = client.get("/suche?q=" + "x" * 3000)
    assert "x" * 200 in page.text and "x" * 201 not in page.text


def test_a_kind_narrows_the_answer(client, live):
    live("Halle", slug="meldung")
    live("Halle", kind="story", slug="geschichte")
    page = client.get("/suche?q=Halle&art=erfolgsgeschichten")
    assert ("/erfolgsgeschichten/geschichte" in links(page), "/artikel/meldung" in links(page)) == (True, False)


def test_an_old_name_finds_the_centre_of_today(client, ruhr):
    OrganisationName.create(organisation=ruhr, name="Digital in NRW")
    page = client.get("/suche?q=Digital+in+NRW")
    assert "/zentren/ruhr-owl" in links(page)


@pytest.mark.parametrize("asked", ["", "*", '"', "%22*:^", "NEAR(", "a%27 OR 1=1", "%FF", "x" * 3000])
def test_nothing_typed_breaks_the_search(client, live, asked):
    assert client.get(f"/suche?q={asked}").status_code == 200


def test_pages_keep_the_question(client, live):
    for _ in range(21):
        live("Halle und Hof")
    page = client.get("/suche?q=Halle+Hof")
    assert "/suche?q=Halle+Hof&seite=2" in links(page)
    assert len(texts(client.get("/suche?q=Halle+Hof&seite=2"), "//main//ol/li")) == 1


def test_what_is_imported_is_found_by_what_readers_see_of_it(client, live, picture_row):
    figure = '<figure data-picture="{}"><figcaption>Rolltorblick</figcaption></figure>'
    live("Mit", slug="mit", body=f"<p>Text</p>{figure.format(picture_row(trashed_at=now()).id)}")
    assert "/artikel/mit" not in links(client.get("/suche?q=Rolltorblick"))
    live("Auch", slug="auch", body=f"<p>Text</p>{figure.format(picture_row().id)}")
    assert "/artikel/auch" in links(client.get("/suche?q=Rolltorblick"))
