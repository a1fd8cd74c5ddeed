"""The pictures of a text that somebody reads by a link: below the link's own address, and for as long as it opens."""

from datetime import date

import pytest

from coopcms.clock import now
from coopcms.consents.models import PHONE, PICTURE
from coopcms.consents.queries_things import About
from coopcms.consents.services_answers import Given, record
from coopcms.consents.services_pictures import depict
from coopcms.content.services import create, save
from coopcms.media import shelf
from coopcms.media.models import Picture
from coopcms.media.services_withdraw import withdraw
from coopcms.review.models_preview import PreviewLink
from coopcms.review.services_preview import share
from tests.admin.pages import Page
from tests.fixtures.items import TEXT
from tests.fixtures.quotes import speaker
from tests.site.test_shared import ENDINGS, path


@pytest.fixture
def cast_of_three(author, reviewer_siegen, publisher):
    """The steps to a release, with who takes them."""
    return ("submit", author), ("sign_off", reviewer_siegen), ("publish", publisher)


@pytest.fixture
def pictured(flows, author, picture_row, clock):
    """A draft that shows a picture with bytes, and a link to it: (item, picture, where the link leads)."""
    row = picture_row()
    for one in row.renditions:
        shelf.storage().put(one["key"], [b"bytes"])
    body = f'<p>T</p><figure data-picture="{row.id}"><img alt="Tor"><figcaption>Werkstor</figcaption></figure>'
    item = create("article", "siegen", TEXT | {"body": body}, author)
    return item, row, path(share(item, 7, "", author)[1])


def addresses(client, where: str) -> list[str]:
    """Every address of a picture on the page."""
    page = Page(client.get(where))
    sets = page.root.xpath("//main//@srcset")
    return page.root.xpath("//main//img/@src") + [one.split()[0] for each in sets for one in each.split(", ")]


def test_its_pictures_have_addresses_below_the_link_and_the_public_ones_answer_nothing(client, pictured):
    _item, row, where = pictured
    found = addresses(client, where)
    assert len(found) == 10 and all(address.startswith(f"{where}/bild/{row.id}/") for address in found)
    for address in found:
        answer = client.get(address)
        form = address.rpartition(".")[2]
        assert (answer.status_code, answer.content_type, answer.data) == (200, f"image/{form}", b"bytes")
        assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert client.get(address.replace(f"{where}/bild", "/medien")).status_code == 404
    assert PreviewLink.get().looks == 1


def test_a_link_shows_no_other_picture_and_no_other_form_of_it(client, pictured, picture_row, author):
    item, row, where = pictured
    other = picture_row()
    words = f'<figure data-picture="{other.id}"><img alt="Tor"></figure>'
    create("article", "siegen", TEXT | {"title": "Anders", "body": words}, author)
    for end in (f"{other.id}/400.webp", "0/400.webp", f"{row.id}/401.webp", f"{row.id}/400.png", f"{row.id}/x"):
        answer = client.get(f"{where}/bild/{end}")
        assert answer.status_code == 404 and answer.headers["Cache-Control"] == "no-store"
        assert where.rpartition("/")[2] not in answer.text
    save(item, {"body": words}, author)
    assert client.get(f"{where}/bild/{row.id}/400.webp").status_code == 404
    assert client.get(f"{where}/bild/{other.id}/400.webp").status_code == 200


def test_a_consent_that_is_missing_hides_nothing_from_who_may_see_the_draft_a_no_does(
    client, pictured, author, lead_siegen
):
    item, row, where = pictured
    address = f"{where}/bild/{row.id}/400.webp"
    depict(row, speaker().id, {"basis": "consent"}, author)
    assert "Werkstor" in client.get(where).text and client.get(address).status_code == 200
    record(item, About(PICTURE, row.id), Given(speaker().id, "refused", PHONE, "Vermerk"), author)
    assert "Werkstor" not in client.get(where).text and client.get(address).status_code == 410
    record(item, About(PICTURE, row.id), Given(speaker().id, "released", PHONE, "Vermerk"), lead_siegen)
    assert "Werkstor" in client.get(where).text and client.get(address).status_code == 200


def test_what_was_withdrawn_no_link_shows_even_to_a_browser_that_has_it(client, pictured, publisher):
    _item, row, where = pictured
    found = addresses(client, where)
    withdraw(row, "Die Person möchte es nicht.", publisher)
    for address in found:
        for headers in ({}, {"If-None-Match": f'"{row.digest}-400-webp"'}, {"If-None-Match": "*"}):
            answer = client.get(address, headers=headers)
            assert answer.status_code == 410 and answer.headers["Cache-Control"] == "no-store"
        assert client.head(address).status_code == 410
    assert addresses(client, where) == [] and "Werkstor" not in client.get(where).text


@pytest.mark.parametrize("closed", [{"trashed_at": now()}, {"state": "waiting"}, {"licence_until": date(2020, 1, 1)}])
def test_what_may_be_shown_nowhere_no_link_shows(client, pictured, closed):
    _item, row, where = pictured
    Picture.update(**closed).where(Picture.id == row.id).execute()
    assert addresses(client, where) == [] and client.get(f"{where}/bild/{row.id}/400.webp").status_code == 404


def test_once_released_its_pictures_are_those_of_the_public_page(client, pictured, act, author, cast_of_three):
    item, row, where = pictured
    for step, who in cast_of_three:
        act(item, step, who)
    answer = client.get(f"{where}/bild/{row.id}/400.webp")
    assert (answer.status_code, answer.location) == (303, f"/medien/{row.id}/400.webp")
    assert client.get(answer.location).data == b"bytes"


@pytest.mark.parametrize("name", ["400.webp", "x?y=1", "%2e%2e", "a%0d%0ab", "%E2%82%AC"])
def test_whatever_a_picture_is_called_the_way_there_stays_on_the_site(client, pictured, act, cast_of_three, name):
    item, row, where = pictured
    for step, who in cast_of_three:
        act(item, step, who)
    answer = client.get(f"{where}/bild/{row.id}/{name}")
    assert answer.status_code in (303, 404)
    assert answer.status_code == 404 or answer.location.startswith(f"/medien/{row.id}/")


def test_a_picture_of_a_link_costs_at_most_one_statement_more_than_the_link(client, pictured, statements):
    _item, row, where = pictured
    with statements() as sent:
        assert client.get(f"{where}/bild/{row.id}/400.webp").status_code == 200
    assert len(sent) <= 5, sent


@pytest.mark.parametrize("ending", ENDINGS)
def test_its_pictures_end_with_it(client, pictured, author, administrator, clock, ending):
    item, row, where = pictured
    token = where.rpartition("/")[2]
    told = ending(draft=item, author=author, administrator=administrator, clock=clock, token=token)
    answer, never = client.get(f"{path(told)}/bild/{row.id}/400.webp"), client.get(path("niemals"))
    assert (answer.status_code, answer.text, sorted(answer.headers)) == (404, never.text, sorted(never.headers))
