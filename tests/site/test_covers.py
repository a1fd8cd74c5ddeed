"""The picture that stands for a text: in lists, in feeds, for who shares its address; never one that nobody may see."""

import json
from datetime import timedelta

import pytest
from lxml import etree, html

from coopcms.clock import berlin, now
from coopcms.consents.models import CONSENT, PICTURE, RELEASED, Answer, Depicted, Party
from coopcms.media.models import Picture

ATOM = "{http://www.w3.org/2005/Atom}"


def body(*numbers: int, alt: str = "Tor") -> str:
    figures = (
        f'<figure data-picture="{n}"><img alt="{alt}"><figcaption>Das Tor</figcaption></figure>' for n in numbers
    )
    return f"<p>Text</p>{''.join(figures)}"


def covers(response) -> list[tuple[str, str, str]]:
    """(title, address, loading) of each card with a picture."""
    cards = html.fromstring(response.get_data()).xpath("//article[@class and .//figure]")
    images = [(card.find(".//a").text, card.find(".//img")) for card in cards]
    return [(title, image.get("src"), image.get("loading") or "") for title, image in images]


def meta(page) -> dict[str, str]:
    found = page.xpath("//meta[starts-with(@property, 'og:image')]")
    return {one.get("property"): one.get("content") for one in found}


@pytest.mark.parametrize("address", ["/", "/artikel/", "/themen/lager", "/zentren/siegen", "/zentren/siegen/beitraege"])
def test_lists_show_the_first_picture_of_each_text(client, live, picture_row, address):
    one, other = picture_row(), picture_row()
    live("Ohne", topics=["Lager"])
    live("Mit", body=body(one.id, other.id), topics=["Lager"])
    ((title, source, _loading),) = covers(client.get(address))
    assert (title, source) == ("Mit", f"/medien/{one.id}/1200.jpeg")


def test_the_first_card_of_a_page_is_drawn_at_once_and_the_others_when_they_are_near(client, live, picture_row):
    for number in range(3):
        live(f"Text {number}", body=body(picture_row().id))
    for address in ("/", "/artikel/"):
        assert [loading for _title, _source, loading in covers(client.get(address))] == ["", "lazy", "lazy"]


def test_a_picture_in_a_list_adorns_is_cut_around_its_focal_point_and_names_who_made_it(client, live, picture_row):
    row = picture_row(focal_x=83, focal_y=4, ai_mark="generated")
    live("Mit", body=body(row.id, alt="Ein Tor"))
    figure = html.fromstring(client.get("/artikel/").get_data()).find(".//figure")
    image = figure.find(".//img")
    assert (image.get("alt"), image.get("class")) == ("", "fx-8 fy-0")
    assert (image.get("width"), image.get("height")) == ("1200", "900")
    assert "Foto: Anna Beispiel" in figure.text_content() and figure.findtext(".//*[@class='ai']")
    assert not figure.xpath(".//@style")


@pytest.mark.parametrize(
    "closed",
    [
        {"state": "waiting"},
        {"withdrawn_at": now()},
        {"trashed_at": now()},
        {"licence_until": berlin(now()).date() - timedelta(days=1)},
        {"renditions": []},
    ],
)
def test_what_may_not_be_shown_gives_way_to_the_next_at_once_everywhere(client, live, picture_row, closed):
    one, other = picture_row(), picture_row()
    live("Mit", slug="mit", body=body(one.id, other.id))
    assert f"/medien/{one.id}/" in client.get("/").text
    Picture.update(**closed).where(Picture.id == one.id).execute()
    for address in ("/", "/artikel/", "/artikel/mit", "/feed.atom"):
        page = client.get(address).text
        assert f"/medien/{one.id}/" not in page and f"/medien/{other.id}/" in page


def test_a_picture_whose_person_has_not_agreed_stands_in_no_list(client, live, picture_row):
    row = picture_row()
    anna = Party.create(name="Anna Beispiel", centre=row.centre, created_by=1, created_name="Bo Beispiel")
    live("Mit", slug="mit", body=body(row.id))
    Depicted.create(picture=row, party=anna, basis=CONSENT, noted_by=1, noted_name="Bo Beispiel")
    for address in ("/", "/artikel/", "/artikel/mit", "/feed.atom"):
        assert "/medien/" not in client.get(address).text
    told = {"subject_kind": PICTURE, "subject_id": row.id, "hash": row.digest, "how": "document"}
    Answer.create(party=anna, state=RELEASED, actor_id=1, actor_name="Bo Beispiel", **told)
    assert covers(client.get("/artikel/"))


def test_a_text_with_many_pictures_that_nobody_may_see_stands_without_one(client, live, picture_row):
    rows = [picture_row(state="waiting") for _ in range(5)] + [picture_row()]
    live("Mit", body=body(*(row.id for row in rows)))
    assert covers(client.get("/artikel/")) == []


@pytest.mark.parametrize(("address", "most"), [("/", 11), ("/artikel/", 5), ("/zentren/siegen", 11)])
def test_pictures_of_a_whole_list_cost_one_statement(client, live, picture_row, statements, address, most):
    for number in range(5):
        live(f"Ohne {number}", kind=("article", "story", "format")[number % 3])
    with statements() as without:
        client.get(address)
    for number in range(12):
        live(f"Mit {number}", kind=("article", "story", "format")[number % 3], body=body(picture_row().id))
    with statements() as sent:
        assert covers(client.get(address))
    assert len(sent) == len(without) + 1 <= most


def test_search_and_lost_addresses_stay_plain(client, live, picture_row):
    live("Das Lager", slug="lager", body=body(picture_row().id))
    for address in ("/suche?q=lager", "/artikel/lagger-lager"):
        page = client.get(address)
        assert "Das Lager" in page.text and "<figure" not in page.text


def test_who_shares_an_address_shows_its_picture_with_what_it_says(client, live, picture_row, settings):
    row = picture_row(licence="cc-by-4.0", ai_mark="generated")
    live("Mit", slug="mit", body=body(row.id, alt="Ein „Tor“"))
    page = html.fromstring(client.get("/artikel/mit").get_data())
    full = f"{settings.base_url}/medien/{row.id}/1200.jpeg"
    assert meta(page) == {
        "og:image": full, "og:image:width": "1200", "og:image:height": "900", "og:image:alt": "Ein „Tor“",
    }  # fmt: skip
    assert json.loads(page.findtext(".//script"))["image"] == {
        "@type": "ImageObject", "contentUrl": full, "width": 1200, "height": 900, "caption": "Ein „Tor“",
        "creditText": "Foto: Anna Beispiel", "license": "https://creativecommons.org/licenses/by/4.0/",
        "digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    }  # fmt: skip


def test_machines_are_told_of_no_picture_where_there_is_none_or_the_page_no_longer_holds(
    client, live, picture_row, withdraw
):
    live("Ohne", slug="ohne")
    withdraw(live("Mit", slug="mit", body=body(picture_row().id)), "banner")
    for address in ("/artikel/ohne", "/artikel/mit"):
        page = client.get(address)
        assert "og:image" not in page.text and "ImageObject" not in page.text


def test_a_feed_names_the_picture_of_each_text_as_a_file_of_its_own(client, live, picture_row, settings):
    row = picture_row()
    live("Ohne")
    live("Mit", body=body(row.id))
    first, second = etree.fromstring(client.get("/feed.atom").data).iterfind(f"{ATOM}entry")
    (file,) = first.iterfind(f"{ATOM}link[@rel='enclosure']")
    assert dict(file.attrib) == {
        "rel": "enclosure", "type": "image/jpeg", "length": "9",
        "href": f"{settings.base_url}/medien/{row.id}/1200.jpeg",
    }  # fmt: skip
    assert second.find(f"{ATOM}link[@rel='enclosure']") is None
