"""Pictures in a text as readers get them: our addresses only, sizes known, nothing shown that is not known."""

import pytest
from lxml import html as parser

from coopcms.blocks.html import from_html, to_html
from coopcms.media.models import Picture
from coopcms.rendering.pictures import Drawing, PictureView, desk_address, picture_view, public_address

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
