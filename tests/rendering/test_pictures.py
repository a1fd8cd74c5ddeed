"""Pictures in a text as readers get them: our addresses only, sizes known, nothing shown that is not known."""

import re
from pathlib import Path

import pytest
from lxml import html as parser

from coopcms import resources
from coopcms.blocks.html import from_html, to_html
from coopcms.media.models import Picture
from coopcms.rendering.pictures import (
    Cover,
    Drawing,
    PictureView,
    cover_of,
    desk_address,
    focal_class,
    picture_view,
    public_address,
)

SHEET = Path(resources.PACKAGE) / "assets" / "css" / "focal.css"
SIZES = ((800, 600), (400, 300))
ROW = Picture(
    id=7, credit="Foto: <Anna> Beispiel", ai_mark="none", focal_x=20, focal_y=80,
    renditions=[
        {"width": width, "height": height, "format": form, "key": "geheim", "size": 1}
        for width, height in SIZES for form in ("jpeg", "avif", "webp", "tiff")
    ],
)  # fmt: skip
HALL = '<figure data-picture="7"><img alt="Die &quot;Halle&quot;"><figcaption>Im <em>Hof</em></figcaption></figure>'


def say(text: str) -> str:
    return text


def drawn(html: str, **known: PictureView):
    views = {7: picture_view(ROW, public_address(), say)} if not known else {int(k[1:]): v for k, v in known.items()}
    return parser.fragment_fromstring(to_html(from_html(html), Drawing(views)), create_parent="div")


def test_every_size_is_offered_in_every_format_the_smallest_format_first():
    (figure,) = drawn(HALL).iter("figure")
    assert [source.get("type") for source in figure.iter("source")] == ["image/avif", "image/webp"]
    assert next(figure.iter("source")).get("srcset") == "/medien/7/400.avif 400w, /medien/7/800.avif 800w"
    (image,) = figure.iter("img")
    assert (image.get("src"), image.get("width"), image.get("height")) == ("/medien/7/800.jpeg", "800", "600")
    assert image.get("srcset") == "/medien/7/400.jpeg 400w, /medien/7/800.jpeg 800w" and image.get("sizes")
    assert "geheim" not in to_html(from_html(HALL), Drawing({7: picture_view(ROW, public_address(), say)}))


def test_caption_and_credit_stand_below_and_the_description_beside_nothing():
    (figure,) = drawn(HALL).iter("figure")
    assert next(figure.iter("img")).get("alt") == 'Die "Halle"'
    (caption,) = figure.iter("figcaption")
    assert caption.text_content() == "Im Hof Foto: <Anna> Beispiel" and caption.find(".//em").text == "Hof"


@pytest.mark.parametrize(
    ("licence", "name", "url"),
    [
        ("cc-by-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ],
)
@pytest.mark.parametrize("credit", ["Foto: Anna Beispiel", ""])
def test_a_free_licence_is_named_beside_the_credit_with_the_way_to_its_text(licence, name, url, credit):
    row = Picture(id=7, credit=credit, licence=licence, renditions=ROW.renditions)
    (figure,) = drawn(HALL, _7=picture_view(row, public_address(), say)).iter("figure")
    (link,) = figure.iter("a")
    assert (link.text, link.get("href"), link.get("rel")) == (name, url, "license")
    assert " ".join(figure.text_content().split()) == " ".join(f"Im Hof {credit} {name}".split())


@pytest.mark.parametrize("licence", ["own", "agreement", "agency", "public-domain", ""])
def test_other_licences_are_the_centre_s_own_business(licence):
    row = Picture(id=7, licence=licence, renditions=ROW.renditions)
    assert not list(drawn(HALL, _7=picture_view(row, public_address(), say)).iter("a"))


@pytest.mark.parametrize("inner", ["", '<img alt="x">'])
def test_a_picture_that_adorns_has_an_empty_description(inner):
    assert next(drawn(f'<figure data-picture="7" data-decorative>{inner}</figure>').iter("img")).get("alt") == ""


def test_only_the_first_picture_is_loaded_at_once():
    assert [image.get("loading") for image in drawn(HALL * 3).iter("img")] == [None, "lazy", "lazy"]


def test_a_picture_of_which_nothing_is_known_is_left_out_whole():
    left = drawn(f"<p>a</p>{HALL}<aside><p>b</p>{HALL}</aside>", _8=PictureView({}))
    assert (left.text_content(), list(left.iter("figure"))) == ("ab", [])
    assert list(drawn(HALL, _7=PictureView({})).iter("figure")) == []


@pytest.mark.parametrize(("mark", "told"), [("generated", True), ("assisted", False), ("none", False)])
def test_a_generated_picture_says_so(mark, told):
    row = Picture(id=7, ai_mark=mark, credit="", renditions=ROW.renditions)
    figure = drawn('<figure data-picture="7" data-decorative>', _7=picture_view(row, public_address(), say))
    assert bool(figure.findall(".//*[@class='ai']")) == told == bool(list(figure.iter("figcaption")))


def test_the_language_is_that_of_description_and_caption_and_not_of_the_credit():
    figure = drawn(HALL.replace("7", '7" lang="en', 1))
    assert [element.tag for element in figure.iter() if element.get("lang") == "en"] == ["img", "span"]
    assert figure.find(".//*[@class='credit']").get("lang") is None


def test_feeds_get_full_addresses_and_the_desk_its_own():
    feed, desk = (picture_view(ROW, address, say) for address in (public_address("https://a.example"), desk_address))
    assert feed.renditions["jpeg"][0].url == "https://a.example/medien/7/400.jpeg"
    assert desk.renditions["jpeg"][0].url == "/admin/medien/7/400"
    assert desk.focal == (20, 80)


def test_a_cover_is_the_first_picture_that_is_known_with_what_is_said_of_it():
    known = {7: picture_view(ROW, public_address(), say), 8: PictureView({})}
    first = HALL.replace("7", "9").replace("Halle", "Werft")
    body = from_html(f"<p>a</p>{first}{HALL.replace('7', '8')}<aside><p>b</p>{HALL}</aside>")
    assert (cover_of(body, known).alt, cover_of(body, known).view) == ('Die "Halle"', known[7])
    assert cover_of(body, {8: known[8]}) is cover_of([], known) is None


@pytest.mark.parametrize(("height", "told"), [(600, 800), (1000, 800), (200, 300)])
def test_a_width_in_a_cover_is_that_of_the_piece_which_is_left(height, told):
    row = Picture(id=7, renditions=[{"width": 800, "height": height, "format": "jpeg"}])
    ((form, srcset),) = Cover(picture_view(row, public_address(), say)).sources
    assert (form, srcset) == ("jpeg", f"/medien/7/800.jpeg {told}w")


@pytest.mark.parametrize(("wide", "given"), [((400, 800, 1200, 1600), 1200), ((300,), 300), ((1600,), 1600)])
def test_others_get_one_file_that_every_program_knows_and_not_the_largest(wide, given):
    rows = [{"width": w, "height": w, "format": form, "size": w} for w in wide for form in ("avif", "jpeg")]
    plain = Cover(picture_view(Picture(id=7, renditions=rows), public_address(), say)).plain
    assert (plain.url, plain.size) == (f"/medien/7/{given}.jpeg", given)


def test_each_focal_point_has_a_class_that_keeps_it_in_view():
    written = dict(re.findall(r"\.(f[xy]-\d+) \{ --f[xy]: (\d+)%; \}", SHEET.read_text()))
    for place in range(101):
        x, y = focal_class(place, 100 - place).split()
        assert abs(int(written[x]) - place) <= 5 and abs(int(written[y]) - 100 + place) <= 5
    assert {focal_class(end, end) for end in (0, 4, 96, 100)} == {"fx-0 fy-0", "fx-10 fy-10"}
